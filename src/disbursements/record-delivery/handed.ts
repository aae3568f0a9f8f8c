import { formatAmount, formatQuantity, parseAmount } from '#platform/money/money.js';
import { MoreThanDue, OfTheOtherKind } from '../disbursements.errors.js';
import { millionths } from '../reconcile/delivery-report.policy.js';

/** What is measured in money or in goods: of each the other is null. Minor units and quantities are texts. */
export interface Measured {
  readonly currency: string | null;
  readonly amountMinor: string | null;
  readonly deliveredMinor: string;
  readonly unit: string | null;
  readonly quantity: string | null;
  readonly deliveredQuantity: string;
}

/** How much somebody says it was: of money an amount, of goods a quantity; neither: all of it. */
export interface SaidAmount {
  readonly amount?: string | undefined;
  readonly quantity?: string | undefined;
}

/** Minor units of money, millionths of goods. */
export const wholeOf = ({ currency, amountMinor, quantity }: Measured): bigint =>
  currency ? BigInt(amountMinor!) : millionths(quantity!);

export const deliveredOf = ({ currency, deliveredMinor, deliveredQuantity }: Measured): bigint =>
  currency ? BigInt(deliveredMinor) : millionths(deliveredQuantity);

/** What was said, in the same units, at most `most`. Throws {@link OfTheOtherKind}, {@link MoreThanDue}, and `BadAmount`. */
export function unitsSaid({ currency }: Measured, { amount, quantity }: SaidAmount, most: bigint): bigint {
  if ((currency ? quantity : amount) !== undefined) throw new OfTheOtherKind(currency ? 'quantity' : 'amount');
  const said = currency ? amount && parseAmount(amount, currency, '#/amount') : quantity && millionths(quantity);
  if (said === undefined || said === '') return most;
  if (said <= 0n || said > most) throw new MoreThanDue(currency ? 'amount' : 'quantity');
  return said;
}

/** As PostgreSQL takes it: minor units, or a decimal quantity; the other is nothing. */
export const columnsOf = (
  { currency }: Measured,
  units: bigint,
): { readonly minor: string; readonly quantity: string } =>
  currency ? { minor: `${units}`, quantity: '0' } : { minor: '0', quantity: decimal(units) };

/** As it is shown. */
export const shownOf = ({ currency }: Pick<Measured, 'currency'>, units: bigint): string =>
  currency ? formatAmount(units, currency) : formatQuantity(decimal(units));

function decimal(units: bigint): string {
  const digits = (units < 0n ? -units : units).toString().padStart(7, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6)}`;
}
