import { BadAmount, currencyDigits, parseAmount } from '#platform/money/money.js';
import type { AmountLimitDto } from './amount-limit.dto.js';
import { capabilityOf, type ChannelKind } from './channel-kinds.js';
import { LimitsUnusable } from './disbursements.errors.js';

/** Between which amounts a channel takes one payment in a currency, both included, in its minor units; null: no bound. */
export interface AmountLimit {
  readonly currency: string;
  readonly leastMinor: string | null;
  readonly mostMinor: string | null;
}

/** Limits as they are kept, in the order they were told. Throws {@link LimitsUnusable}, {@link BadAmount}. */
export function limitsOf(kind: ChannelKind, told: readonly AmountLimitDto[]): AmountLimit[] {
  if (told.length > 0 && capabilityOf(kind).lifecycle === 'goods')
    throw new LimitsUnusable('#/limits', 'this kind of channel delivers no amounts of money');
  return told.map(limitOf);
}

function limitOf({ currency, leastAmount, mostAmount }: AmountLimitDto, index: number): AmountLimit {
  const at = `#/limits/${index}`;
  if (currencyDigits(currency) === undefined)
    throw new BadAmount(`${at}/currency`, 'the currency must be a code of ISO 4217');
  if (leastAmount === undefined && mostAmount === undefined)
    throw new LimitsUnusable(at, 'must have a leastAmount or a mostAmount');
  const least = minorOf(leastAmount, currency, `${at}/leastAmount`);
  const most = minorOf(mostAmount, currency, `${at}/mostAmount`);
  if (least !== null && most !== null && least > most)
    throw new LimitsUnusable(`${at}/leastAmount`, 'must be no more than mostAmount');
  return { currency, leastMinor: least?.toString() ?? null, mostMinor: most?.toString() ?? null };
}

function minorOf(amount: string | undefined, currency: string, pointer: string): bigint | null {
  if (amount === undefined) return null;
  const minor = parseAmount(amount, currency, pointer);
  if (minor === 0n) throw new BadAmount(pointer, 'the amount must be above zero');
  return minor;
}
