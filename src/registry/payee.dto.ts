import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { FiltersBy, Handle, Operational } from '#access';
import { IsInstant } from '#platform/http/instant.js';
import { PageQuery } from '#platform/http/page.js';
import { PAYEE_KINDS, type PayeeKind, type PayeeRecord } from './payee.record.js';

const HANDLE = /^[A-Za-z0-9_-]{22}$/;

export class PayeesQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ['true', 'false'], description: 'true: also payees that have ended' })
  @IsOptional()
  @IsIn(['true', 'false'])
  @FiltersBy('validTo')
  ended?: 'true' | 'false';
}

export class NamePayeeDto {
  @ApiProperty({ pattern: HANDLE.source, description: 'Handle of the individual who is to collect' })
  @Matches(HANDLE)
  registrantId!: string;

  @ApiProperty({ enum: PAYEE_KINDS })
  @IsIn(PAYEE_KINDS)
  kind!: PayeeKind;

  @ApiPropertyOptional({ format: 'date-time', description: 'Now unless told; the cooling-off begins now in any case' })
  @IsOptional()
  @IsInstant()
  validFrom?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'In the future; without an end unless told' })
  @IsOptional()
  @IsInstant()
  validTo?: string;
}

export class EndPayeeDto {
  @ApiPropertyOptional({ format: 'date-time', description: 'Not in the past; now unless told' })
  @IsOptional()
  @IsInstant()
  endedAt?: string;
}

/** Somebody named to collect, from `validFrom` up to `validTo`, and not before `usableFrom`. */
export class PayeeDto {
  @Handle('payee') id!: string;
  @Handle('registrant', { description: 'For whom' }) beneficiaryId!: string;
  @Handle('registrant', { description: 'Who collects' }) registrantId!: string;
  @Operational({ enum: PAYEE_KINDS }) kind!: string;
  @Operational({ format: 'date-time' }) validFrom!: Date;
  @Operational({ type: String, format: 'date-time', nullable: true }) validTo!: Date | null;
  @Operational({ format: 'date-time', description: 'The end of the cooling-off' }) usableFrom!: Date;
  @Operational({ description: 'Counts changes: the ETag' }) revision!: number;

  static from({ payeeId, ...record }: PayeeRecord): PayeeDto {
    return Object.assign(new PayeeDto(), { id: payeeId, ...record });
  }
}
