import { Flow } from '#platform/lifecycle/flow.js';
import type { QuarantineState } from './quarantined-record.record.js';

/** A record that was set aside: taken in later, discarded by somebody, or no longer told of in that form. */
export const QUARANTINE_FLOW = new Flow<QuarantineState>('quarantined_record', 'quarantined', {
  quarantined: ['accepted', 'discarded', 'superseded'],
  accepted: [],
  discarded: [],
  superseded: [],
});
