import type { HandleKind } from '#access';
import type { SharedField } from '../agreements/agreement.entity.js';

/** What consumers are told of, by the names they subscribe with. */
export const EVENT_TYPES = [
  'enrolment.enrolled',
  'enrolment.status_changed',
  'entitlement.entitled',
  'disbursement.paid',
  'disbursement.returned',
] as const;

export type EventType = (typeof EVENT_TYPES)[number];

/** What of a beneficiary an event tells, and so which field an agreement must share. */
export const FIELD_OF: Readonly<Record<EventType, SharedField>> = {
  'enrolment.enrolled': 'enrollment_status',
  'enrolment.status_changed': 'enrollment_status',
  'entitlement.entitled': 'benefits',
  'disbursement.paid': 'disbursements',
  'disbursement.returned': 'disbursements',
};

/**
 * What each fact is to a consumer. Of drafts, waiting lists and refusals nobody is told: whoever is in none of those states is no
 * beneficiary.
 */
export const TYPE_OF_FACT: Readonly<Record<string, EventType>> = {
  'enrolment.enrolled': 'enrolment.enrolled',
  'enrolment.paused': 'enrolment.status_changed',
  'enrolment.graduated': 'enrolment.status_changed',
  'enrolment.exited': 'enrolment.status_changed',
  'entitlement.approved': 'entitlement.entitled',
  'disbursement.paid': 'disbursement.paid',
  'disbursement.delivered': 'disbursement.paid',
  'disbursement.partly_delivered': 'disbursement.paid',
  'disbursement.collected': 'disbursement.paid',
  'disbursement.returned': 'disbursement.returned',
};

export const STATUSES = Object.keys(TYPE_OF_FACT).map((kind) => kind.split('.')[1]!);

/** What the object of a fact is: `disbursement` of `disbursement.paid`. */
export const objectOf = (kind: string): HandleKind & ('enrolment' | 'entitlement' | 'disbursement') =>
  kind.split('.')[0] as 'enrolment' | 'entitlement' | 'disbursement';

/** People of one message: some ten kilobytes. */
export const MOST_PEOPLE = 100;
