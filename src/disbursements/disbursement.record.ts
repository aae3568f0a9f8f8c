import type { ChannelKind } from './channel-kinds.js';
import type { DisbursementLifecycle, DisbursementState } from './disbursement.lifecycle.js';

/** One attempt to deliver (part of) an entitlement. Amounts are minor units, quantities exact decimals, as texts. */
export interface DisbursementRecord {
  readonly id: string;
  readonly registrantId: string;
  readonly entitlementId: string;
  readonly programId: string;
  readonly batchId: string;
  readonly channelCode: string;
  readonly channelKind: ChannelKind;
  readonly attempt: number;
  readonly lifecycle: DisbursementLifecycle;
  readonly state: DisbursementState;
  readonly currency: string | null;
  readonly amountMinor: string | null;
  readonly deliveredMinor: string;
  /** Of a payment: what was paid beyond the amount and is not back, and what came back of it in all; null: nothing. */
  readonly excessMinor: string | null;
  readonly returnedMinor: string | null;
  readonly unit: string | null;
  readonly quantity: string | null;
  readonly deliveredQuantity: string;
  readonly outcomeCode: string | null;
  readonly stateSince: Date;
  readonly createdAt: Date;
  /** The attempt it was made anew for, and why. */
  readonly reissuesId: string | null;
  readonly reissueReason: string | null;
  /** Oldest first, where they were asked for; instants are RFC 3339. */
  readonly moves?: readonly {
    readonly from: string;
    readonly to: string;
    readonly reason: string;
    readonly at: string;
  }[];
  /** What was told of it that did not fit, oldest first, where it was asked for. */
  readonly exceptions?: readonly AttemptExceptionRecord[];
}

/** What somebody told of an attempt that did not fit, and what a person decided; instants are RFC 3339. */
export interface AttemptExceptionRecord {
  readonly kind: string;
  readonly outcome: string | null;
  readonly minor: string | null;
  readonly currency: string | null;
  readonly at: string;
  readonly decision: string | null;
  readonly decidedAt: string | null;
}
