import type { BenefitKind } from './benefit.entity.js';
import type { EntitlementState } from './entitlement.lifecycle.js';

/** What one beneficiary is due of one benefit in one cycle. Amounts are minor units, quantities exact decimals, as texts. */
export interface EntitlementRecord {
  readonly id: string;
  readonly registrantId: string;
  readonly cycleId: string;
  readonly cycleNumber: number;
  readonly cycleName: string;
  readonly programId: string;
  readonly benefitId: string;
  readonly benefitCode: string;
  readonly benefitName: string;
  readonly benefitKind: BenefitKind;
  readonly kind: 'regular' | 'supplementary';
  readonly state: EntitlementState;
  readonly currency: string | null;
  readonly amountMinor: string | null;
  readonly deliveredMinor: string;
  readonly unit: string | null;
  readonly quantity: string | null;
  readonly deliveredQuantity: string;
  /** Of a supplementary line: why it was made, and which line it corrects. */
  readonly reason: string | null;
  readonly corrects: string | null;
  /** YYYY-MM-DD. */
  readonly validUntil: string | null;
}

/** What became of one delivery: differences to what was delivered before; negative when it came back. */
export interface Settlement {
  readonly registrantId: string;
  readonly entitlementId: string;
  readonly deliveredMinor: bigint;
  readonly deliveredQuantity: string;
}

/** Very many of them, column by column: arrays as PostgreSQL writes them (null: none), which go back to it as they are. */
export interface SettlementColumns {
  readonly count: number;
  readonly registrantIds: string | null;
  readonly entitlementIds: string | null;
  readonly deliveredMinor: string | null;
  readonly deliveredQuantity: string | null;
}
