import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { FiltersBy, Handle, Operational, Public } from '#access';
import { PageQuery } from '#platform/http/page.js';
import type { ReportedOutcome } from './reconcile/delivery-report.policy.js';

/** `late_return`: it came back when its program had ended, where nothing moves any more. */
export const EXCEPTION_KINDS = ['unknown_reference', 'amount_mismatch', 'move_not_allowed', 'late_return'] as const;
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number];

const OUTCOMES = ['delivered', 'partly_delivered', 'lost', 'returned'] as const;

export class ReportedResultDto {
  @ApiProperty({ description: 'Handle of the disbursement' })
  @IsString()
  @MaxLength(100)
  disbursementId!: string;

  @ApiProperty({ enum: OUTCOMES })
  @IsIn(OUTCOMES)
  outcome!: ReportedOutcome;

  @ApiPropertyOptional({ example: '4.25', description: 'What arrived; required when it was a part' })
  @ValidateIf((result: ReportedResultDto) => result.outcome === 'partly_delivered' || result.quantity !== undefined)
  @Matches(/^\d{1,12}(\.\d{1,6})?$/)
  quantity?: string;
}

export class CreateReconciliationDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  batchId!: string;

  @ApiProperty({ type: [ReportedResultDto], minItems: 1, maxItems: 5000 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(5000)
  @ValidateNested({ each: true })
  @Type(() => ReportedResultDto)
  results!: ReportedResultDto[];
}

export interface ReconciliationRecord {
  readonly id: string;
  readonly batchId: string;
  readonly programId: string;
  readonly source: 'inquiry' | 'upload';
  readonly received: number;
  readonly applied: number;
  readonly unchanged: number;
  readonly exceptions: number;
  readonly createdAt: Date;
}

export class ReconciliationDto {
  @Operational({ format: 'uuid' }) id!: string;
  @Operational({ format: 'uuid' }) batchId!: string;
  @Public({ enum: ['inquiry', 'upload'] }) source!: string;
  @Operational() received!: number;
  @Operational({ description: 'Results that moved something' }) applied!: number;
  @Operational({ description: 'Results that said what was known' }) unchanged!: number;
  @Operational() exceptions!: number;
  @Operational({ type: String, format: 'date-time' }) createdAt!: Date;

  static from(record: ReconciliationRecord): ReconciliationDto {
    return Object.assign(new ReconciliationDto(), record);
  }
}

export class ExceptionsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: EXCEPTION_KINDS })
  @IsOptional()
  @IsIn(EXCEPTION_KINDS)
  @FiltersBy('kind')
  kind?: ExceptionKind;
}

export interface ExceptionRecord {
  readonly id: string;
  readonly reconciliationId: string;
  readonly batchId: string;
  readonly disbursementId: string | null;
  readonly kind: string;
  readonly position: number | null;
  readonly createdAt: Date;
}

export class ReconciliationExceptionDto {
  @Handle('exception') id!: string;
  @Operational({ format: 'uuid' }) reconciliationId!: string;
  @Operational({ format: 'uuid' }) batchId!: string;
  @Handle('disbursement', { nullable: true }) disbursementId!: string | null;
  @Public({ enum: EXCEPTION_KINDS }) kind!: string;
  @Operational({ type: Number, nullable: true, description: 'Place in the upload, from 1' }) position!: number | null;
  @Operational({ type: String, format: 'date-time' }) createdAt!: Date;

  static from(record: ExceptionRecord): ReconciliationExceptionDto {
    return Object.assign(new ReconciliationExceptionDto(), record);
  }
}
