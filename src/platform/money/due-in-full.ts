import { formatAmount, formatQuantity } from './money.js';

/** Money in minor units, or goods as exact decimals, as a row has them; the other pair is null. */
export interface DueRow {
  readonly currency: string | null;
  readonly amountMinor: string | null;
  readonly deliveredMinor: string;
  readonly unit: string | null;
  readonly quantity: string | null;
  readonly deliveredQuantity: string;
}

/** The row with its money as decimal texts with a currency, or its goods with a unit; the pair that is not there is left out. */
export function dueInFull<R extends DueRow>({
  currency,
  amountMinor,
  deliveredMinor,
  unit,
  quantity,
  deliveredQuantity,
  ...rest
}: R): object {
  if (currency === null)
    return { ...rest, quantity: formatQuantity(quantity ?? '0'), delivered: formatQuantity(deliveredQuantity), unit };
  const inFull = (minor: string): string => formatAmount(minor, currency);
  return { ...rest, amount: inFull(amountMinor ?? '0'), delivered: inFull(deliveredMinor), currency };
}
