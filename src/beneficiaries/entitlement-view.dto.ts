import { Handle, Operational, Part, Public } from '#access';
import type { DisbursementRecord } from '#disbursements';
import type { EntitlementRecord } from '#entitlements';
import { formatAmount, formatQuantity } from '#platform/money/money.js';
import type { EntitlementShare } from './beneficiary.record.js';

const text = { type: String, nullable: true } as const;

/** Money as a decimal text with its currency, or goods as a decimal text with their unit; the other pair is null. */
export class DueDto {
  @Operational({ ...text, example: '1200.00' }) amount!: string | null;
  @Operational(text) deliveredAmount!: string | null;
  @Public({ ...text, example: 'KES' }) currency!: string | null;
  @Operational({ ...text, example: '12.5' }) quantity!: string | null;
  @Operational(text) deliveredQuantity!: string | null;
  @Public({ ...text, example: 'kg' }) unit!: string | null;
}

/** A move of an attempt: what became of it, and why. */
export class AttemptMoveDto {
  @Operational() from!: string;
  @Operational() to!: string;
  @Operational() reason!: string;
  @Operational({ type: String, format: 'date-time' }) at!: Date;

  static from({ at, ...move }: NonNullable<DisbursementRecord['moves']>[number]): AttemptMoveDto {
    return Object.assign(new AttemptMoveDto(), move, { at: new Date(at) });
  }
}

/** What was told of an attempt that did not fit: another amount, a part that came back. Nothing moves before a person decides. */
export class AttemptExceptionViewDto {
  @Operational({ example: 'amount_mismatch' }) kind!: string;
  @Operational({ ...text, example: 'paid', description: 'What was told' }) outcome!: string | null;
  @Operational({ ...text, description: 'At what amount' }) amount!: string | null;
  @Public(text) currency!: string | null;
  @Operational({ type: String, format: 'date-time' }) at!: Date;
  @Operational({ ...text, enum: ['dismissed', 'accepted'], description: 'Null: it waits for a person' }) decision!:
    string | null;
  @Operational({ type: String, format: 'date-time', nullable: true }) decidedAt!: Date | null;

  static from({ minor, at, decidedAt, ...told }: Told): AttemptExceptionViewDto {
    const amount = amountOf(minor, told.currency);
    const instants = { at: new Date(at), decidedAt: decidedAt === null ? null : new Date(decidedAt) };
    return Object.assign(new AttemptExceptionViewDto(), told, { amount, ...instants });
  }
}

/** One attempt to deliver. */
export class DisbursementViewDto extends DueDto {
  @Handle('disbursement') id!: string;
  @Operational() state!: string;
  @Operational({ description: '1 for the first' }) attempt!: number;
  @Public() channelCode!: string;
  @Operational({ type: String, format: 'date-time', description: 'Since when it is in this state' }) at!: Date;

  @Handle('disbursement', { nullable: true, description: 'The attempt it was made anew for' }) reissuesId!:
    string | null;
  @Operational({ ...text, description: 'Paid beyond the amount, and not back yet' }) excessAmount!: string | null;
  @Operational({ ...text, description: 'Came back in all' }) returnedAmount!: string | null;
  @Part(() => AttemptMoveDto, { isArray: true }) moves!: AttemptMoveDto[];
  @Part(() => AttemptExceptionViewDto, { isArray: true }) exceptions!: AttemptExceptionViewDto[];

  static from(record: DisbursementRecord): DisbursementViewDto {
    const { id, state, attempt, channelCode, stateSince, reissuesId, moves = [], exceptions = [] } = record;
    const shown = { id, state, attempt, channelCode, at: stateSince, reissuesId };
    return Object.assign(new DisbursementViewDto(), dueOf(record), shown, {
      excessAmount: amountOf(record.excessMinor, record.currency),
      returnedAmount: amountOf(record.returnedMinor, record.currency),
      moves: moves.map(AttemptMoveDto.from),
      exceptions: exceptions.map(AttemptExceptionViewDto.from),
    });
  }
}

/** A line: what is due in one cycle, and the attempts to deliver it. */
export class EntitlementViewDto extends DueDto {
  @Handle('entitlement') id!: string;
  @Public() cycleNumber!: number;
  @Public() cycleName!: string;
  @Public() benefitCode!: string;
  @Public() benefitName!: string;
  @Public({ example: 'cash' }) benefitKind!: string;
  @Operational({ enum: ['regular', 'supplementary'] }) kind!: string;
  @Operational() state!: string;
  @Operational({ type: String, format: 'date', nullable: true }) validUntil!: string | null;
  @Part(() => DisbursementViewDto, { isArray: true }) disbursements!: DisbursementViewDto[];

  static from({ entitlement, disbursements }: EntitlementShare): EntitlementViewDto {
    const { id, cycleNumber, cycleName, benefitCode, benefitName, benefitKind, kind, state, validUntil } = entitlement;
    const line = { id, cycleNumber, cycleName, benefitCode, benefitName, benefitKind, kind, state, validUntil };
    return Object.assign(new EntitlementViewDto(), dueOf(entitlement), line, {
      disbursements: disbursements.map(DisbursementViewDto.from),
    });
  }
}

type Told = NonNullable<DisbursementRecord['exceptions']>[number];

const amountOf = (minor: string | null, currency: string | null): string | null =>
  minor === null || currency === null ? null : formatAmount(minor, currency);

type Line = Pick<
  EntitlementRecord | DisbursementRecord,
  'currency' | 'amountMinor' | 'deliveredMinor' | 'unit' | 'quantity' | 'deliveredQuantity'
>;

function dueOf({ currency, amountMinor, deliveredMinor, unit, quantity, deliveredQuantity }: Line): DueDto {
  const money = currency !== null;
  return {
    amount: money ? formatAmount(amountMinor ?? '0', currency) : null,
    deliveredAmount: money ? formatAmount(deliveredMinor, currency) : null,
    currency,
    quantity: money ? null : formatQuantity(quantity ?? '0'),
    deliveredQuantity: money ? null : formatQuantity(deliveredQuantity),
    unit,
  };
}
