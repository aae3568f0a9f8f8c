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
}
