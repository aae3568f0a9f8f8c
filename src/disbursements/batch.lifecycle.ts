import { Flow } from '#platform/lifecycle/flow.js';

export type BatchState = 'draft' | 'approved' | 'dispatching' | 'settled' | 'cancelled';

/** Attempts that are approved and sent together through one channel. */
export const BATCH_FLOW = new Flow<BatchState>('batch', 'draft', {
  draft: ['approved', 'cancelled'],
  approved: ['dispatching', 'cancelled'],
  dispatching: ['settled'],
  settled: [],
  cancelled: [],
});
