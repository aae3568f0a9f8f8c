import { Flow } from '#platform/lifecycle/flow.js';

export type CycleState = 'draft' | 'prepared' | 'to_approve' | 'approved' | 'delivering' | 'completed' | 'cancelled';

/** One round of giving. A rejection goes back to `prepared`; reopening back to `draft`, as long as nothing was dispatched. */
export const CYCLE_FLOW = new Flow<CycleState>('cycle', 'draft', {
  draft: ['prepared', 'cancelled'],
  prepared: ['to_approve', 'draft', 'cancelled'],
  to_approve: ['approved', 'prepared', 'draft', 'cancelled'],
  approved: ['delivering', 'draft', 'cancelled'],
  delivering: ['completed'],
  completed: ['delivering'],
  cancelled: [],
});
