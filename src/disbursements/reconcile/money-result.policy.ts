import { currencyDigits } from '#platform/money/money.js';
import type { CounterState, MoneyState } from '../disbursement.lifecycle.js';

export type MoneyOutcome = 'paid' | 'failed' | 'returned';
export type CounterOutcome = 'collected' | 'expired';

/** Money as it stands; amounts are minor units as texts. */
export interface Money {
  readonly state: MoneyState | CounterState;
  readonly currency: string;
  readonly amountMinor: string;
  readonly deliveredMinor: string;
  /** What was paid beyond the amount and is with the payee, and what came back; absent: nothing. */
  readonly excessMinor?: string | null;
  readonly returnedMinor?: string | null;
}

/** What the payee has of it: what was due, and what was too much. */
export const withPayee = ({ deliveredMinor, excessMinor }: Money): bigint =>
  BigInt(deliveredMinor) + BigInt(excessMinor ?? 0);

/** What was paid in all, whatever came back of it. */
export const everPaid = (money: Money): bigint => withPayee(money) + BigInt(money.returnedMinor ?? 0);

/** An amount as somebody told it: a decimal text. */
export interface MoneyTold {
  readonly amount?: string | null | undefined;
  readonly currency?: string | null | undefined;
}

/** What somebody said of it: of a payment at what amount. */
export interface MoneyResult extends MoneyTold {
  readonly outcome: MoneyOutcome | CounterOutcome;
}

/** Moves to make, one after the other; nothing new; or what a person must look at. */
export type MoneyVerdict =
  { readonly moves: readonly (MoneyOutcome | CounterOutcome)[] } | 'unchanged' | 'amount_mismatch' | 'move_not_allowed';

const OPEN: readonly string[] = ['sending', 'in_doubt'];

/** Minor units that were told, if in the same currency and no finer than it has. */
export function toldMinor({ amount, currency }: MoneyTold, of: string): bigint | undefined {
  const digits = currencyDigits(of);
  if (!amount || digits === undefined || (currency ?? of) !== of) return undefined;
  const [whole, told = ''] = amount.split('.');
  const decimals = told.length > digits ? told.replace(/0+$/, '') : told;
  if (!whole || decimals.length > digits) return undefined;
  return BigInt(whole + decimals.padEnd(digits, '0'));
}

/**
 * Judges a result that may come early, late, twice or out of order. Paid counts at exactly what was sent; what came back had been
 * paid, also where nobody has said so yet; nothing that failed turns into paid by itself.
 */
export function judgeMoney(money: Money, result: MoneyResult): MoneyVerdict {
  const { state } = money;
  const told = toldMinor(result, money.currency);
  const wholly = told === BigInt(money.amountMinor);
  switch (result.outcome) {
    case 'paid':
      if (state === 'paid') return told === everPaid(money) ? 'unchanged' : 'amount_mismatch';
      if (state === 'returned' && told === everPaid(money)) return 'unchanged';
      if (!wholly) return OPEN.includes(state) || state === 'returned' ? 'amount_mismatch' : 'move_not_allowed';
      if (state === 'returned') return 'unchanged';
      return OPEN.includes(state) ? { moves: ['paid'] } : 'move_not_allowed';
    case 'failed':
      if (state === 'failed') return 'unchanged';
      return OPEN.includes(state) ? { moves: ['failed'] } : 'move_not_allowed';
    case 'returned':
      if (state === 'returned') return 'unchanged';
      if (result.amount !== undefined && !isAllOf(money, told)) return 'amount_mismatch';
      if (state === 'paid') return { moves: ['returned'] };
      return OPEN.includes(state) ? { moves: ['paid', 'returned'] } : 'move_not_allowed';
    default:
      if (state === result.outcome) return 'unchanged';
      if (result.amount !== undefined && !wholly) return 'amount_mismatch';
      return state === 'issued' ? { moves: [result.outcome] } : 'move_not_allowed';
  }
}

/** What the payee still had, or all that was paid; where nobody paid too much also what was sent. */
function isAllOf(money: Money, told: bigint | undefined): boolean {
  if (told === undefined) return false;
  if (told === BigInt(money.amountMinor) && !money.excessMinor) return true;
  return told !== 0n && (told === withPayee(money) || told === everPaid(money));
}
