import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { FiltersBy, Handle, Operational, Public } from '#access';
import { PageQuery } from '#platform/http/page.js';
import { formatAmount, formatQuantity } from '#platform/money/money.js';
import { DISBURSEMENT_STATES } from './disbursement.lifecycle.js';
import type { AttemptExceptionRecord, DisbursementRecord } from './disbursement.record.js';
import { DECISIONS, EXCEPTION_KINDS, OUTCOMES } from './reconciliation.dto.js';

export class DisbursementsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: DISBURSEMENT_STATES })
  @IsOptional()
  @IsIn(DISBURSEMENT_STATES)
  @FiltersBy('state')
  state?: string;
}

const decimal = { type: String, nullable: true } as const;

/** What stands beside what was delivered: of goods, and mostly, nothing. */
export function besideOf({
  currency,
  excessMinor,
  returnedMinor,
}: Pick<DisbursementRecord, 'currency' | 'excessMinor' | 'returnedMinor'>) {
  const shown = (minor: string | null): string | null => (minor === null ? null : formatAmount(minor, currency!));
  return { excessAmount: shown(excessMinor), returnedAmount: shown(returnedMinor) };
}

/** What was told of an attempt that did not fit, and what a person decided about it. */
export class AttemptExceptionDto {
  @Public({ enum: EXCEPTION_KINDS }) kind!: string;
  @Operational({ type: String, nullable: true, enum: OUTCOMES, description: 'What was told' }) outcome!: string | null;
  @Operational({ ...decimal, description: 'At what amount' }) amount!: string | null;
  @Public({ type: String, nullable: true }) currency!: string | null;
  @Operational({ type: String, format: 'date-time' }) at!: Date;
  @Operational({ type: String, nullable: true, enum: DECISIONS, description: 'Null: it waits for a person' })
  decision!: string | null;
  @Operational({ type: String, format: 'date-time', nullable: true }) decidedAt!: Date | null;

  static from({ minor, at, decidedAt, ...told }: AttemptExceptionRecord): AttemptExceptionDto {
    return Object.assign(new AttemptExceptionDto(), told, {
      amount: minor === null ? null : formatAmount(minor, told.currency!),
      at: new Date(at),
      decidedAt: decidedAt === null ? null : new Date(decidedAt),
    });
  }
}

export class DisbursementDto {
  @Handle('disbursement') id!: string;
  @Handle('registrant') registrantId!: string;
  @Handle('entitlement') entitlementId!: string;
  @Operational({ format: 'uuid' }) batchId!: string;
  @Public() channelCode!: string;
  @Operational() attempt!: number;
  @Operational({ enum: ['money', 'goods', 'counter'] }) lifecycle!: string;
  @Operational({ enum: DISBURSEMENT_STATES }) state!: string;
  @Public({ type: String, nullable: true }) currency!: string | null;
  @Operational(decimal) amount!: string | null;
  @Operational(decimal) deliveredAmount!: string | null;
  @Operational({ ...decimal, description: 'Paid beyond the amount, and not back yet' }) excessAmount!: string | null;
  @Operational({ ...decimal, description: 'Came back in all' }) returnedAmount!: string | null;
  @Public({ type: String, nullable: true }) unit!: string | null;
  @Operational(decimal) quantity!: string | null;
  @Operational(decimal) deliveredQuantity!: string | null;
  @Operational({ type: String, nullable: true, description: 'Why it failed' }) outcomeCode!: string | null;
  @Operational({ type: String, format: 'date-time' }) stateSince!: Date;
  @Operational({ type: String, format: 'date-time' }) createdAt!: Date;

  @Handle('disbursement', { nullable: true, description: 'The attempt it was made anew for' }) reissuesId!:
    string | null;
  @Operational({ type: String, nullable: true }) reissueReason!: string | null;

  static from(record: DisbursementRecord): DisbursementDto {
    const { id, registrantId, entitlementId, batchId, channelCode, attempt, lifecycle, state, currency, unit } = record;
    const { outcomeCode, stateSince, createdAt, reissuesId, reissueReason } = record;
    return Object.assign(
      new DisbursementDto(),
      { id, registrantId, entitlementId, batchId, channelCode, attempt, lifecycle, state, currency, unit },
      {
        amount: currency ? formatAmount(record.amountMinor!, currency) : null,
        deliveredAmount: currency ? formatAmount(record.deliveredMinor, currency) : null,
        ...besideOf(record),
        quantity: unit ? formatQuantity(record.quantity!) : null,
        deliveredQuantity: unit ? formatQuantity(record.deliveredQuantity) : null,
      },
      { outcomeCode, stateSince, createdAt, reissuesId, reissueReason },
    );
  }
}
