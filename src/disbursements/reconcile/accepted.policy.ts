import { type Money, withPayee } from './money-result.policy.js';
import type { ToldMoney } from './told-money.js';

/** What is booked when a person accepts what was told of a payment; minor units. */
export type Acceptance =
  | { readonly is: 'paid'; readonly minor: bigint; readonly code: 'partly_paid' | 'overpaid' }
  | {
      readonly is: 'returned';
      /** Of what is due, and of what was paid beyond it. */
      readonly due: bigint;
      readonly excess: bigint;
      readonly code: 'partly_returned' | 'returned';
    };

/**
 * Judges whether what was told can be accepted: another amount than was sent of a payment without an outcome, or what came back of one
 * that is paid, as far as the payee has it. What came back is first what was too much. Undefined: it cannot; another currency never
 * can, since nobody here knows what a unit of it is worth of what is due.
 */
export function judgeAcceptance(money: Money, told: ToldMoney): Acceptance | undefined {
  if (told.minor === null || told.currency !== money.currency) return undefined;
  const minor = BigInt(told.minor);
  if (minor <= 0n) return undefined;
  if (told.outcome === 'paid') return ofPayment(money, minor);
  return told.outcome === 'returned' && money.state === 'paid' ? ofReturn(money, minor) : undefined;
}

function ofPayment({ state, amountMinor }: Money, minor: bigint): Acceptance | undefined {
  const sent = BigInt(amountMinor);
  if ((state !== 'sending' && state !== 'in_doubt') || minor === sent) return undefined;
  return { is: 'paid', minor, code: minor < sent ? 'partly_paid' : 'overpaid' };
}

function ofReturn(money: Money, minor: bigint): Acceptance | undefined {
  const there = withPayee(money);
  if (minor > there) return undefined;
  const beyond = BigInt(money.excessMinor ?? 0);
  const excess = minor < beyond ? minor : beyond;
  return { is: 'returned', due: minor - excess, excess, code: minor === there ? 'returned' : 'partly_returned' };
}
