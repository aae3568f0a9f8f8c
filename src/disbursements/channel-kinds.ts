import type { BenefitKind } from '#entitlements';
import type { DisbursementLifecycle } from './disbursement.lifecycle.js';

/** What a kind of channel can do. */
export interface ChannelCapability {
  /** The kinds of benefit it delivers. */
  readonly benefits: readonly BenefitKind[];
  readonly lifecycle: DisbursementLifecycle;
  /** Whether it has an address, is called there, and says what became of what it was given. */
  readonly called: boolean;
}

/** What is handed out, and somebody records as evidence how much of it: a place in a course or a policy is counted like goods. */
const HANDED_OUT = ['in_kind', 'training', 'work_opportunity', 'insurance'] as const;

/** Ways to deliver, by kind. */
export const CHANNEL_KINDS = {
  http_payment: { benefits: ['cash'], lifecycle: 'money', called: true },
  csv_file: { benefits: ['cash'], lifecycle: 'money', called: false },
  iso20022_file: { benefits: ['cash'], lifecycle: 'money', called: false },
  in_kind: { benefits: HANDED_OUT, lifecycle: 'goods', called: false },
  cash_counter: { benefits: ['cash'], lifecycle: 'counter', called: false },
  voucher: { benefits: ['voucher'], lifecycle: 'counter', called: false },
} as const satisfies Readonly<Record<string, ChannelCapability>>;

export type ChannelKind = keyof typeof CHANNEL_KINDS;

export const CHANNEL_KIND_NAMES = Object.keys(CHANNEL_KINDS) as ChannelKind[];
