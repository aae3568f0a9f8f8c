import type { HandleKind } from '#access';
import type { ThingKind } from './route.js';

/** Things that are known by handles. */
export const HANDLED: Readonly<Partial<Record<ThingKind, HandleKind>>> = {
  entitlement: 'entitlement',
  goodsOut: 'disbursement',
  enrolment: 'enrolment',
  proposal: 'proposal',
  beneficiary: 'registrant',
  registrant: 'registrant',
  spare: 'registrant',
  group: 'registrant',
  membership: 'membership',
  payee: 'payee',
  identifier: 'identifier',
  contact: 'contact',
  paymentAccount: 'payment-account',
  accessRequest: 'access-request',
};
