import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsISO8601, IsOptional, IsString, Length, Matches } from 'class-validator';
import { Counts, Operational, Part, Public } from '#access';
import { IsInstant } from '#platform/http/instant.js';
import { formatAmount, formatQuantity } from '#platform/money/money.js';
import type { Cycle } from './cycle.entity.js';
import { CYCLE_FLOW } from './cycle.lifecycle.js';
import type { CycleTotal } from './cycle.record.js';

export class CreateCycleDto {
  @ApiProperty({ example: 'May 2026' })
  @IsString()
  @Length(1, 200)
  name!: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Enrolments count as of this instant; absent: now' })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(/T.*(Z|[+-]\d\d:\d\d)$/, { message: 'freezeAt must be an instant with zone' })
  freezeAt?: string;

  @ApiPropertyOptional({ format: 'date', description: 'Last day on which lines may be delivered' })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(/^\d{4}-\d\d-\d\d$/, { message: 'validUntil must be a date' })
  validUntil?: string;
}

export class RejectCycleDto {
  @ApiProperty()
  @IsString()
  @Length(3, 500)
  reason!: string;
}

export class ReopenCycleDto extends RejectCycleDto {
  @ApiPropertyOptional({ format: 'date-time', description: 'Enrolments count as of this instant; absent: now' })
  @IsOptional()
  @IsInstant()
  freezeAt?: string;
}

const user = { type: String, format: 'uuid', nullable: true } as const;

export class CycleDto {
  @Operational({ format: 'uuid' }) id!: string;
  @Operational({ format: 'uuid' }) programId!: string;
  @Operational() number!: number;
  @Public() name!: string;
  @Operational({ enum: CYCLE_FLOW.states }) state!: string;
  @Operational({ type: String, format: 'date-time' }) freezeAt!: Date;
  @Operational({ type: String, format: 'date', nullable: true }) validUntil!: string | null;
  @Operational() revision!: number;
  @Operational(user) preparedBy!: string | null;
  @Operational(user) submittedBy!: string | null;
  @Operational({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Made by the schedule, for this instant',
  })
  scheduledFor!: Date | null;
  @Operational({ type: String, format: 'uuid' }) createdBy!: string;

  static from(cycle: Cycle): CycleDto {
    return Object.assign(new CycleDto(), cycle);
  }
}

/** Exact totals of the lines in play in one currency or unit. Currencies and units are never added together. */
export class CycleTotalDto {
  @Public({ type: String, nullable: true }) currency!: string | null;
  @Public({ type: String, nullable: true }) unit!: string | null;
  @Operational() lines!: number;
  @Operational({ type: String, nullable: true }) amount!: string | null;
  @Operational({ type: String, nullable: true }) deliveredAmount!: string | null;
  @Operational({ type: String, nullable: true }) quantity!: string | null;
  @Operational({ type: String, nullable: true }) deliveredQuantity!: string | null;

  static from(total: CycleTotal): CycleTotalDto {
    const { currency, unit, lines } = total;
    const money = (minor: string | null) => (currency && minor !== null ? formatAmount(minor, currency) : null);
    const goods = (quantity: string | null) => (unit && quantity !== null ? formatQuantity(quantity) : null);
    return Object.assign(new CycleTotalDto(), {
      currency,
      unit,
      lines,
      amount: money(total.amountMinor),
      deliveredAmount: money(total.deliveredMinor),
      quantity: goods(total.quantity),
      deliveredQuantity: goods(total.deliveredQuantity),
    });
  }
}

/** A cycle with what it amounts to. */
export class CycleDetailDto extends CycleDto {
  @Part(() => CycleTotalDto, { isArray: true }) totals!: CycleTotalDto[];
  @Counts({ description: 'Lines by state' }) lines!: Readonly<Record<string, number>>;

  static of(cycle: Cycle, totals: readonly CycleTotal[], lines: Readonly<Record<string, number>>): CycleDetailDto {
    return Object.assign(new CycleDetailDto(), cycle, { totals: totals.map(CycleTotalDto.from), lines });
  }
}
