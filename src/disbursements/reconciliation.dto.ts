import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { FiltersBy, Handle, Operational, Part, Public } from '#access';
import { PageQuery } from '#platform/http/page.js';
import { formatAmount } from '#platform/money/money.js';
import type { ReportedOutcome } from './reconcile/delivery-report.policy.js';
import type { CounterOutcome, MoneyOutcome } from './reconcile/money-result.policy.js';

/** `late_return`: it came back when its program had ended, where nothing moves any more. `unreadable`: a row of a statement says nothing we know. */
export const EXCEPTION_KINDS = [
  'unknown_reference',
  'amount_mismatch',
  'move_not_allowed',
  'late_return',
  'unreadable',
] as const;
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number];

/** What can be told of an attempt. */
export const OUTCOMES = [
  'paid',
  'failed',
  'returned',
  'delivered',
  'partly_delivered',
  'lost',
  'collected',
  'expired',
] as const;

export type ToldOutcome = (typeof OUTCOMES)[number];

/** What a person decides about an exception. */
export const DECISIONS = ['dismissed', 'accepted'] as const;

/** Why a person closed an exception. */
const RESOLUTION_REASONS = [
  'corrected_by_channel',
  'confirmed_by_channel',
  'handled_outside',
  'entered_in_error',
] as const;

export class ReportedResultDto {
  @ApiPropertyOptional({ description: 'Handle of the disbursement; required unless `reference` is given' })
  @ValidateIf((result: ReportedResultDto) => result.reference === undefined || result.disbursementId !== undefined)
  @IsString()
  @MaxLength(100)
  disbursementId?: string;

  @ApiPropertyOptional({ description: 'The reference the channel knows the payment by, instead of the handle' })
  @IsOptional()
  @IsString()
  @MaxLength(128)
  reference?: string;

  @ApiProperty({
    enum: OUTCOMES,
    description:
      'Of payments: paid, failed, returned. Of goods: delivered, partly_delivered, lost, returned. Over the counter: collected, expired',
  })
  @IsIn(OUTCOMES)
  outcome!: ReportedOutcome | MoneyOutcome | CounterOutcome;

  @ApiPropertyOptional({ example: '2400.00', description: 'What was paid; required of what is paid' })
  @ValidateIf((result: ReportedResultDto) => result.outcome === 'paid' || result.amount !== undefined)
  @Matches(/^\d{1,15}(\.\d{1,4})?$/)
  amount?: string;

  @ApiPropertyOptional({ example: 'KES' })
  @IsOptional()
  @Matches(/^[A-Z]{3}$/)
  currency?: string;

  @ApiPropertyOptional({
    example: 'rjct.payee_fa.invalid',
    description: 'Why it failed or came back: a code, never a text',
  })
  @IsOptional()
  @Matches(/^[A-Za-z0-9_.-]{1,80}$/)
  code?: string;

  @ApiPropertyOptional({ description: "The channel's own number of the payment" })
  @IsOptional()
  @Matches(/^[A-Za-z0-9_./:-]{1,128}$/)
  paymentReference?: string;

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
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ReportedResultDto)
  results!: ReportedResultDto[];
}

export interface ReconciliationRecord {
  readonly id: string;
  /** Null: of a channel. */
  readonly batchId: string | null;
  readonly programId: string | null;
  readonly openedBy: string;
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

const COUNTED = ['received', 'applied', 'unchanged', 'exceptions'] as const;

/** What a statement of a channel came to: in all, and in each batch that it is about. */
export class ChannelStatementDto {
  @Operational() received!: number;
  @Operational({ description: 'Rows that moved something' }) applied!: number;
  @Operational({ description: 'Rows that said what was known' }) unchanged!: number;
  @Operational() exceptions!: number;
  @Part(() => ReconciliationDto, { isArray: true }) batches!: ReconciliationDto[];
  @Operational({
    type: String,
    format: 'uuid',
    nullable: true,
    description:
      'The reconciliation whose exceptions are the rows about no payment of the channel that you may reconcile; null when there are none',
  })
  unmatchedId!: string | null;

  static from(records: readonly ReconciliationRecord[]): ChannelStatementDto {
    const sums = COUNTED.map((count) => [count, records.reduce((sum, record) => sum + record[count], 0)] as const);
    return Object.assign(new ChannelStatementDto(), Object.fromEntries(sums), {
      batches: records.filter(({ batchId }) => batchId !== null).map(ReconciliationDto.from),
      unmatchedId: records.find(({ batchId }) => batchId === null)?.id ?? null,
    });
  }
}

export class ExceptionsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: EXCEPTION_KINDS })
  @IsOptional()
  @IsIn(EXCEPTION_KINDS)
  @FiltersBy('kind')
  kind?: ExceptionKind;

  @ApiPropertyOptional({ enum: ['true', 'false'], description: 'Only what somebody has, or nobody has, decided about' })
  @IsOptional()
  @IsIn(['true', 'false'])
  @FiltersBy('decision')
  resolved?: 'true' | 'false';
}

export class ResolveExceptionDto {
  @ApiProperty({
    enum: DECISIONS,
    description:
      '`accepted`: the amount that was told is what was paid, or came back; what is missing is due, and what is too much stands beside. `dismissed`: nothing moves',
  })
  @IsIn(DECISIONS)
  decision!: (typeof DECISIONS)[number];

  @ApiProperty({ enum: RESOLUTION_REASONS })
  @IsIn(RESOLUTION_REASONS)
  reason!: string;
}

export interface ExceptionRecord {
  readonly id: string;
  readonly reconciliationId: string;
  readonly batchId: string | null;
  readonly disbursementId: string | null;
  readonly kind: string;
  readonly position: number | null;
  readonly createdAt: Date;
  readonly toldOutcome: ToldOutcome | null;
  readonly toldMinor: string | null;
  readonly toldCurrency: string | null;
  readonly decision: string | null;
  readonly decisionReason: string | null;
  readonly resolvedAt: Date | null;
}

const DAY_MS = 86_400_000;

export class ReconciliationExceptionDto {
  @Handle('exception') id!: string;
  @Operational({ format: 'uuid' }) reconciliationId!: string;
  @Operational({ type: String, format: 'uuid', nullable: true, description: 'Null: of no batch' }) batchId!:
    string | null;
  @Handle('disbursement', { nullable: true }) disbursementId!: string | null;
  @Public({ enum: EXCEPTION_KINDS }) kind!: string;
  @Operational({ type: Number, nullable: true, description: 'Place in the upload, from 1' }) position!: number | null;
  @Operational({ type: String, nullable: true, enum: OUTCOMES }) toldOutcome!: string | null;
  @Operational({ type: String, nullable: true, description: 'At what amount' }) toldAmount!: string | null;
  @Public({ type: String, nullable: true, description: 'Its currency' }) toldCurrency!: string | null;
  @Operational({ type: String, format: 'date-time' }) createdAt!: Date;
  @Operational({ description: 'Whole days it waited for somebody, or has been waiting' }) ageDays!: number;
  @Operational({ type: String, nullable: true, enum: DECISIONS }) decision!: string | null;
  @Operational({ type: String, nullable: true, enum: RESOLUTION_REASONS }) decisionReason!: string | null;
  @Operational({ type: String, format: 'date-time', nullable: true }) resolvedAt!: Date | null;

  static from({ toldMinor, ...record }: ExceptionRecord, now: Date): ReconciliationExceptionDto {
    const until = record.resolvedAt ?? now;
    return Object.assign(new ReconciliationExceptionDto(), record, {
      toldAmount: toldMinor === null ? null : formatAmount(toldMinor, record.toldCurrency!),
      ageDays: Math.max(0, Math.floor((until.getTime() - record.createdAt.getTime()) / DAY_MS)),
    });
  }
}
