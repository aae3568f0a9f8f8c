import { Flow } from '#platform/lifecycle/flow.js';

export type AccessRequestState = 'requested' | 'fulfilled' | 'refused' | 'expired';

/** A request of a person for what is kept about them. It is answered once, or not at all. */
export const ACCESS_REQUEST_FLOW = new Flow<AccessRequestState>('access_request', 'requested', {
  requested: ['fulfilled', 'refused', 'expired'],
  fulfilled: [],
  refused: [],
  expired: [],
});

export const ACCESS_REQUEST_STATES = ACCESS_REQUEST_FLOW.states;
