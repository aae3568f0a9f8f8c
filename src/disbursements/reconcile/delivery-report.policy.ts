import type { GoodsState } from '../disbursement.lifecycle.js';
import type { Exception } from './results.service.js';

export type ReportedOutcome = 'delivered' | 'partly_delivered' | 'lost' | 'returned';

/** Goods as they stand; quantities are decimal texts. */
export interface Goods {
  readonly state: GoodsState;
  readonly quantity: string;
  readonly deliveredQuantity: string;
}

/** What a report means: a quantity to apply, nothing new, or an exception. */
export type ReportVerdict = { readonly apply: string } | 'unchanged' | Exclude<Exception['kind'], 'unknown_reference'>;

/** Millionths: quantities are numeric(18, 6), compared exactly. */
export function millionths(quantity: string): bigint {
  const [whole, decimals = ''] = quantity.split('.');
  return BigInt(whole + decimals.padEnd(6, '0'));
}

/**
 * Judges one reported outcome. What was delivered whole is the whole of what was sent, a part is less than it and more than
 * nothing; a report that says again what is known changes nothing, one that says otherwise is for a person to decide.
 */
export function judgeReport(goods: Goods, outcome: ReportedOutcome, quantity: string | undefined): ReportVerdict {
  const due = millionths(goods.quantity);
  const said = quantity === undefined ? undefined : millionths(quantity);
  const arrived = outcome === 'delivered' ? due : outcome === 'partly_delivered' ? (said ?? 0n) : 0n;
  if (goods.state === outcome)
    return millionths(goods.deliveredQuantity) === arrived && fits(outcome, said, due)
      ? 'unchanged'
      : 'amount_mismatch';
  if (goods.state !== 'dispatched') return 'move_not_allowed';
  if (!fits(outcome, said, due)) return 'amount_mismatch';
  return { apply: outcome === 'delivered' ? goods.quantity : outcome === 'partly_delivered' ? quantity! : '0' };
}

function fits(outcome: ReportedOutcome, said: bigint | undefined, due: bigint): boolean {
  if (outcome === 'partly_delivered') return said !== undefined && said > 0n && said < due;
  return said === undefined || said === (outcome === 'delivered' ? due : 0n);
}
