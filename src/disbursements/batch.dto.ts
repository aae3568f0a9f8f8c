import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import { Counts, Operational, Part, Public } from '#access';
import { IsInstant } from '#platform/http/instant.js';
import { formatAmount, formatQuantity } from '#platform/money/money.js';
import type { Batch, BatchTotal } from './batch.entity.js';
import { BATCH_FLOW } from './batch.lifecycle.js';

export class CreateBatchDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  channelId!: string;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'Only this benefit; absent: every benefit the channel can deliver',
  })
  @IsOptional()
  @IsUUID()
  benefitId?: string;

  @ApiPropertyOptional({
    format: 'date-time',
    description:
      'Cash over the counter and vouchers: until when they can be collected; absent: as long as they are out',
  })
  @IsOptional()
  @IsInstant()
  collectUntil?: string;
}

export class BatchTotalDto {
  @Public({ type: String, nullable: true }) currency!: string | null;
  @Public({ type: String, nullable: true }) unit!: string | null;
  @Operational() lines!: number;
  @Operational({ type: String, nullable: true }) amount!: string | null;
  @Operational({ type: String, nullable: true }) quantity!: string | null;

  static from({ currency, unit, lines, amountMinor, quantity }: BatchTotal): BatchTotalDto {
    return Object.assign(new BatchTotalDto(), {
      currency: currency ?? null,
      unit: unit ?? null,
      lines,
      amount: currency ? formatAmount(amountMinor!, currency) : null,
      quantity: unit ? formatQuantity(quantity!) : null,
    });
  }
}

export class BatchDto {
  @Operational({ format: 'uuid' }) id!: string;
  @Operational({ format: 'uuid' }) programId!: string;
  @Operational({ format: 'uuid' }) cycleId!: string;
  @Operational({ format: 'uuid' }) channelId!: string;
  @Operational({ enum: BATCH_FLOW.states }) state!: string;
  @Operational() lines!: number;
  @Operational({
    description:
      'Lines that were left out because of the amount limits of the channel; they stay due, for another channel',
  })
  leftOut!: number;
  @Part(() => BatchTotalDto, { isArray: true }) totals!: BatchTotalDto[];
  @Operational({ description: 'SHA-256 over the lines, in hex: what an approval binds' }) digest!: string;
  @Operational({ format: 'uuid' }) createdBy!: string;
  @Operational({ type: String, format: 'uuid', nullable: true }) approvedBy!: string | null;
  @Operational({ type: String, format: 'date-time', nullable: true }) collectUntil!: Date | null;
  @Operational({ type: String, format: 'date-time' }) createdAt!: Date;

  static from(batch: Batch): BatchDto {
    return Object.assign(new BatchDto(), shown(batch));
  }
}

/** A batch with what has become of it. */
export class BatchDetailDto extends BatchDto {
  @Counts({ description: 'Disbursements by state' }) states!: Readonly<Record<string, number>>;

  static of(batch: Batch, states: Readonly<Record<string, number>>): BatchDetailDto {
    return Object.assign(new BatchDetailDto(), shown(batch), { states });
  }
}

function shown({
  id,
  programId,
  cycleId,
  channelId,
  state,
  lineCount,
  leftOut,
  totals,
  digest,
  createdBy,
  approvedBy,
  collectUntil,
  createdAt,
}: Batch) {
  const bound = {
    lines: Number(lineCount),
    leftOut,
    totals: totals.map(BatchTotalDto.from),
    digest: digest.toString('hex'),
  };
  return { id, programId, cycleId, channelId, state, ...bound, createdBy, approvedBy, collectUntil, createdAt };
}
