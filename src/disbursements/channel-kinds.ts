import type { DisbursementLifecycle } from './disbursement.lifecycle.js';

/** What a kind of channel can do. */
interface ChannelCapability {
  /** The kind of benefit it delivers. */
  readonly benefit: 'cash' | 'voucher' | 'in_kind';
  readonly lifecycle: DisbursementLifecycle;
  /** Whether it has an address, is called there, and says what became of what it was given. */
  readonly called: boolean;
}

/** Ways to deliver, by kind. */
export const CHANNEL_KINDS = {
  http_payment: { benefit: 'cash', lifecycle: 'money', called: true },
  csv_file: { benefit: 'cash', lifecycle: 'money', called: false },
  iso20022_file: { benefit: 'cash', lifecycle: 'money', called: false },
  in_kind: { benefit: 'in_kind', lifecycle: 'goods', called: false },
  cash_counter: { benefit: 'cash', lifecycle: 'counter', called: false },
  voucher: { benefit: 'voucher', lifecycle: 'counter', called: false },
} as const satisfies Readonly<Record<string, ChannelCapability>>;

export type ChannelKind = keyof typeof CHANNEL_KINDS;

export const CHANNEL_KIND_NAMES = Object.keys(CHANNEL_KINDS) as ChannelKind[];
