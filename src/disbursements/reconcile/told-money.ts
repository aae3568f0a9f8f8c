import type { ToldOutcome } from '../reconciliation.dto.js';
import { type MoneyTold, toldMinor } from './money-result.policy.js';

/** What was told of a payment, as an exception keeps it. Without an amount that can be read there is neither amount nor currency. */
export interface ToldMoney {
  readonly outcome: ToldOutcome;
  readonly minor: string | null;
  readonly currency: string | null;
  /** The channel's own number of the payment, or of its return. */
  readonly reference: string | null;
}

/** `currency`: in which it was told, or goes without saying. */
export function moneyTold(
  outcome: ToldOutcome,
  told: MoneyTold & { readonly paymentReference?: string | null | undefined },
  currency: string | null,
): ToldMoney {
  const minor = currency === null ? undefined : toldMinor(told, currency);
  const amount = minor === undefined ? { minor: null, currency: null } : { minor: minor.toString(), currency };
  return { outcome, ...amount, reference: told.paymentReference ?? null };
}

/** What exceptions of a line say that wait for a person, or were accepted. */
export type ToldBefore = ToldMoney & { readonly disbursementId: string };

/**
 * Whether one of them says the same. What is told without a number is taken for what was told at this amount before; a number says
 * that it is another.
 */
export function isKnown(before: readonly ToldBefore[], { outcome, minor, currency, reference }: ToldMoney): boolean {
  return before.some(
    (one) =>
      minor !== null &&
      one.outcome === outcome &&
      one.minor === minor &&
      one.currency === currency &&
      (reference === null || one.reference === reference),
  );
}
