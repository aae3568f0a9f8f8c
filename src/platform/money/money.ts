import currencyCodes from 'currency-codes';
import { DomainError } from '../errors/domain-error.js';

/** An amount of money is an integer count of minor units of its ISO 4217 currency. Currencies are never added together. */

/** Not a currency of ISO 4217, or more decimals than it has. */
export class BadAmount extends DomainError {
  constructor(pointer: string, message: string) {
    super('platform:bad-amount', 'rule-broken', 'An amount is not usable', {}, [{ pointer, message }]);
  }
}

/** What a bigint of PostgreSQL holds. */
const MOST_MINOR_UNITS = 2n ** 63n - 1n;

const DIGITS: ReadonlyMap<string, number> = new Map(
  currencyCodes.codes().map((code) => [code, currencyCodes.code(code)!.digits]),
);

/** Decimals of a currency (JPY 0, KES 2, KWD 3), or undefined for none of ISO 4217. */
export function currencyDigits(currency: string): number | undefined {
  return DIGITS.get(currency);
}

/** Minor units of a decimal text such as "1200.50". Throws {@link BadAmount} naming the field. */
export function parseAmount(text: string, currency: string, pointer: string): bigint {
  const digits = currencyDigits(currency);
  if (digits === undefined) throw new BadAmount(pointer, 'the currency must be a code of ISO 4217');
  const match = /^(\d{1,15})(?:\.(\d+))?$/.exec(text);
  if (!match) throw new BadAmount(pointer, 'the amount must be a decimal number such as 1200.50');
  const decimals = match[2] ?? '';
  if (decimals.length > digits) throw new BadAmount(pointer, `the amount has more than ${digits} decimals`);
  const minor = BigInt(match[1]! + decimals.padEnd(digits, '0'));
  if (minor > MOST_MINOR_UNITS) throw new BadAmount(pointer, 'the amount is larger than can be kept');
  return minor;
}

/** The decimal text of minor units: exact, with all decimals of the currency. */
export function formatAmount(minor: bigint | string, currency: string): string {
  const digits = currencyDigits(currency) ?? 0;
  const value = BigInt(minor);
  const text = (value < 0n ? -value : value).toString().padStart(digits + 1, '0');
  const whole = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return value < 0n ? `-${whole}` : whole;
}

/** A decimal quantity without trailing zeros: PostgreSQL gives numeric(18,6) as "10.000000". */
export const formatQuantity = (quantity: string): string =>
  quantity.includes('.') ? quantity.replace(/\.?0+$/, '') : quantity;
