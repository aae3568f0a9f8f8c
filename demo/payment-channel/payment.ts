import { mixText } from '../population/random.js';
import { readAmount } from './money.js';
import type { Disbursement } from './requests.js';

/** A financial address: an account number, or "scheme:account@provider". */
const FINANCIAL_ADDRESS = /^[A-Za-z0-9][A-Za-z0-9:._+/-]{3,99}(?:@[A-Za-z0-9.-]{1,60})?$/;
const CURRENCY = /^[A-Z]{3}$/;

/** Why payments fail that looked right, in turn. */
const MISHAPS = ['rjct.payee_fa.invalid', 'rjct.payee.account_closed', 'rjct.amount.limit'] as const;

/** All that is kept of one reference. */
export interface Payment {
  /** Ten-thousandths of the currency. */
  readonly units: number;
  readonly currency: string;
  /** A hash: enough to tell the same payee from another, and no account number at rest. */
  readonly payee: number;
  /** Milliseconds since 1970. */
  readonly acceptedAt: number;
  /** Null when the money is to move. */
  readonly reason: string | null;
  settled: boolean;
  /** The money came back. */
  returned?: boolean;
}

export function payeeHash(payeeFa: string): number {
  return mixText(0x9a7e, payeeFa);
}

/** What becomes of a payment is decided by its reference and the seed, so every run of a demo tells the same story. */
export function reasonToReject(item: Disbursement, seed: number, failPermille: number): string | null {
  if (!FINANCIAL_ADDRESS.test(item.payee_fa)) return 'rjct.payee_fa.invalid';
  if (!CURRENCY.test(item.currency_code)) return 'rjct.currency_code.invalid';
  if (readAmount(item.amount) === null) return 'rjct.amount.invalid';
  const draw = mixText(seed, item.reference_id);
  return draw % 1000 < failPermille ? (MISHAPS[(draw >>> 10) % MISHAPS.length] as string) : null;
}

/** The channel's own number for a payment made: "PC-" and 14 hexadecimal digits. */
export function paymentReference(reference: string, seed: number): string {
  const high = mixText(seed ^ 0x5eed, reference)
    .toString(16)
    .padStart(8, '0');
  const low = (mixText(seed ^ 0x10c, reference) & 0xffffff).toString(16).padStart(6, '0');
  return `PC-${high}${low}`;
}
