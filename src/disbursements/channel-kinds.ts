import type { BenefitKind } from '#entitlements';
import type { DisbursementLifecycle } from './disbursement.lifecycle.js';
import { PAYMENT_ORDER, STATUS_REPORT } from './payment-files/iso-messages.js';

/** How lines get to whoever delivers them: by calls, in a file that somebody takes there, in a list for who hands out. */
export const HANDOVERS = ['calls', 'file', 'list'] as const;

/**
 * Why it does no harm that something comes twice. A payment service pays a reference once, and a payment keeps its reference. A file
 * is the same however often it is handed out, and its receiver takes a message, and pays a reference, once. A line is handed over
 * once, and a voucher is redeemed once, whoever comes at the same time: we see to that ourselves.
 */
export const REPETITIONS = ['reference_paid_once', 'message_taken_once', 'handed_over_once', 'redeemed_once'] as const;

export const CHANNEL_MESSAGES = [
  'g2p-connect/disburse',
  'g2p-connect/disburse/txn/status',
  'csv',
  PAYMENT_ORDER,
  STATUS_REPORT,
  'distribution-list',
] as const;
export type ChannelMessage = (typeof CHANNEL_MESSAGES)[number];

/** What a kind of channel can do: everything the code asks about it is answered here. */
export interface ChannelCapability {
  /** The kinds of benefit it delivers. */
  readonly benefits: readonly BenefitKind[];
  readonly lifecycle: DisbursementLifecycle;
  readonly handover: (typeof HANDOVERS)[number];
  readonly writes: ChannelMessage;
  /** What it says of lines, besides results that somebody writes down. */
  readonly reads: readonly ChannelMessage[];
  /** The part of a channel that says how its files look. */
  readonly describedBy: 'csv' | 'iso20022' | null;
  /** Of one call, one part of a file or one part of a list. */
  readonly linesAMessage: number;
  /** Characters of an account in a message; null: as many as an account has. A longer one fails alone. */
  readonly longestAccount: number | null;
  /** Characters of a payee's name; what is beyond is left out. */
  readonly longestName: number | null;
  readonly repetition: (typeof REPETITIONS)[number];
  /** Whether it can be asked what became of a line. */
  readonly statusInquiry: boolean;
  /** Whether each line is collected by a code of its own, and by nothing else. */
  readonly byCode: boolean;
}

/** What is handed out, and somebody records as evidence how much of it: a place in a course or a policy is counted like goods. */
const HANDED_OUT = ['in_kind', 'training', 'work_opportunity', 'insurance'] as const;

const UNBOUNDED = { longestAccount: null, longestName: null } as const;

const BY_LIST = {
  ...UNBOUNDED,
  handover: 'list',
  writes: 'distribution-list',
  reads: [],
  describedBy: null,
  linesAMessage: 500,
  statusInquiry: false,
} as const;

const BY_FILE = {
  benefits: ['cash'],
  lifecycle: 'money',
  handover: 'file',
  linesAMessage: 1_000,
  repetition: 'message_taken_once',
  statusInquiry: false,
  byCode: false,
} as const;

/** Ways to deliver, by kind. */
export const CHANNEL_KINDS = {
  http_payment: {
    ...UNBOUNDED,
    benefits: ['cash'],
    lifecycle: 'money',
    handover: 'calls',
    writes: 'g2p-connect/disburse',
    reads: ['g2p-connect/disburse/txn/status'],
    describedBy: null,
    linesAMessage: 500,
    repetition: 'reference_paid_once',
    statusInquiry: true,
    byCode: false,
  },
  csv_file: { ...BY_FILE, ...UNBOUNDED, writes: 'csv', reads: ['csv'], describedBy: 'csv' },
  iso20022_file: {
    ...BY_FILE,
    writes: PAYMENT_ORDER,
    reads: [STATUS_REPORT, 'csv'],
    describedBy: 'iso20022',
    longestAccount: 34,
    longestName: 140,
  },
  in_kind: { ...BY_LIST, benefits: HANDED_OUT, lifecycle: 'goods', repetition: 'handed_over_once', byCode: false },
  cash_counter: { ...BY_LIST, benefits: ['cash'], lifecycle: 'counter', repetition: 'handed_over_once', byCode: false },
  voucher: { ...BY_LIST, benefits: ['voucher'], lifecycle: 'counter', repetition: 'redeemed_once', byCode: true },
} as const satisfies Readonly<Record<string, ChannelCapability>>;

export type ChannelKind = keyof typeof CHANNEL_KINDS;

export const CHANNEL_KIND_NAMES = Object.keys(CHANNEL_KINDS) as ChannelKind[];

export const capabilityOf = (kind: ChannelKind): ChannelCapability => CHANNEL_KINDS[kind];
