import { Flow } from '#platform/lifecycle/flow.js';

export type EntitlementState =
  'draft' | 'approved' | 'fulfilled' | 'partly_fulfilled' | 'excluded' | 'rejected' | 'expired' | 'cancelled';

/** What one beneficiary is due. It follows what was delivered, net of returns, in both directions. */
export const ENTITLEMENT_FLOW = new Flow<EntitlementState>('entitlement', 'draft', {
  draft: ['approved', 'excluded', 'rejected', 'cancelled'],
  approved: ['fulfilled', 'partly_fulfilled', 'expired', 'cancelled'],
  partly_fulfilled: ['fulfilled', 'approved', 'expired', 'cancelled'],
  fulfilled: ['partly_fulfilled', 'approved'],
  excluded: [],
  rejected: [],
  expired: [],
  cancelled: [],
});
