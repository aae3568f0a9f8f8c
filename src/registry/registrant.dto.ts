import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length, Matches } from 'class-validator';
import { Handle, Operational } from '#access';
import type { RegistrantRecord } from './registrant.record.js';

/** A look-up by identifier: the value stands in the body, never in a URL. */
export class LookupDto {
  @ApiProperty({ example: 'national_id', description: 'Code of an ID type' })
  @Matches(/^[a-z][a-z0-9_]{1,39}$/)
  idType!: string;

  @ApiProperty({ description: 'The identifier as the person shows it' })
  @IsString()
  @Length(1, 100)
  value!: string;
}

/** A registrant as everybody may see it: nothing that identifies. */
export class RegistrantDto {
  @Handle('registrant') id!: string;
  @Operational({ enum: ['individual', 'group'] }) kind!: string;
  @Operational({ enum: ['active', 'disabled'] }) status!: string;

  static from(record: RegistrantRecord): RegistrantDto {
    return Object.assign(new RegistrantDto(), { id: record.registrantId, kind: record.kind, status: record.status });
  }
}
