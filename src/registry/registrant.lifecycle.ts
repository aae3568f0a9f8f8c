import { Flow } from '#platform/lifecycle/flow.js';
import type { RegistrantStatus } from './registrant.record.js';

/** The standing of a registrant. A disabling can be taken back, an erasure cannot. */
export const REGISTRANT_FLOW = new Flow<RegistrantStatus>('registrant', 'active', {
  active: ['disabled', 'erased'],
  disabled: ['active', 'erased'],
  erased: [],
});
