import { newId } from '#platform/ids/ids.js';
import { line, type Route } from '../route.js';

export const ENTITLEMENTS_ROUTES: readonly Route[] = [
  line('POST /v1/programs/{programId}/benefits', 'PM', 'program', 201, {
    path: ['program'],
    body: (world) => ({
      code: world.unique('B').toUpperCase(),
      name: 'More',
      kind: 'cash',
      currency: 'KES',
      amount: '10.00',
    }),
  }),
  line('GET /v1/programs/{programId}/benefits', 'APMWVFDU', 'program', 200, { path: ['program'], list: true }),
  line('GET /v1/programs/{programId}/benefits/{id}', 'APMWVFDU', 'program', 200, { path: ['program', 'benefit'] }),
  line('PATCH /v1/programs/{programId}/benefits/{id}', 'PM', 'program', 412, {
    path: ['program', 'benefit'],
    body: () => ({ name: 'Another name' }),
    headers: { 'if-match': '"0"' },
  }),
  line('POST /v1/programs/{programId}/cycles', 'PM', 'program', 201, {
    path: ['program'],
    body: () => ({ name: 'Another round' }),
  }),
  line('GET /v1/programs/{programId}/cycles', 'APMVFU', 'program', 200, { path: ['program'], list: true }),
  line('GET /v1/cycles/{id}', 'APMVFU', 'program', 200, { path: ['cycle'] }),
  line('POST /v1/cycles/{id}/prepare', 'PM', 'program', 202, { path: ['draftCycle'] }),
  line('POST /v1/cycles/{id}/submit', 'PM', 'program', 422, { path: ['preparedCycle'] }), // nothing in it to approve
  line('POST /v1/cycles/{id}/approve', 'V', 'program', 202, { path: ['submittedCycle'] }),
  line('POST /v1/cycles/{id}/authorize', 'V', 'program', 409, { path: ['submittedCycle'] }), // another stage is due
  line('POST /v1/cycles/{id}/release', 'V', 'program', 409, { path: ['submittedCycle'] }),
  line('POST /v1/cycles/{id}/reject', 'V', 'program', 200, {
    path: ['submittedCycle'],
    body: () => ({ reason: 'matrix' }),
  }),
  line('GET /v1/cycles/{id}/submissions', 'APMVFU', 'program', 200, { path: ['submittedCycle'], list: true }),
  line('POST /v1/cycles/{id}/reopen', 'PM', 'program', 202, {
    path: ['preparedCycle'],
    body: () => ({ reason: 'matrix' }),
  }),
  line('POST /v1/cycles/{id}/cancel', 'PM', 'program', 202, {
    path: ['preparedCycle'],
    body: () => ({ reason: 'matrix' }),
  }),
  line('POST /v1/cycles/{id}/expire', 'PM', 'program', 202, { path: ['cycle'] }),
  line('GET /v1/programs/{programId}/approval-policy', 'APMWVFDU', 'program', 200, { path: ['program'] }),
  line('PATCH /v1/programs/{programId}/approval-policy', 'P', 'program', 412, {
    path: ['program'],
    body: () => ({ funding: 'all_or_nothing' }),
    headers: { 'if-match': '"0"' },
  }),
  line('GET /v1/programs/{programId}/cycle-schedule', 'APMVFU', 'program', 200, { path: ['program'] }),
  line('PATCH /v1/programs/{programId}/cycle-schedule', 'PM', 'program', 412, {
    path: ['program'],
    body: () => ({ active: false }),
    headers: { 'if-match': '"0"' },
  }),
  line('POST /v1/cycles/{id}/entitlements', 'PM', 'program', 404, {
    path: ['cycle'],
    body: (world, program) => ({
      registrantId: world.things[program].beneficiary,
      benefitId: newId(),
      reason: 'late_joiner',
    }),
  }),
  line('GET /v1/entitlements/{id}', 'APMVFU', 'program', 200, { path: ['entitlement'] }),
  line('GET /v1/entitlements/{id}/explanation', 'APMVFU', 'program', 200, { path: ['entitlement'] }),
  line('GET /v1/entitlements/{id}/history', 'APMVFU', 'program', 200, { path: ['entitlement'], list: true }),
  line('GET /v1/cycles/{id}/registrants/{registrantId}/explanation', 'APMVFU', 'program', 200, {
    path: ['cycle', 'beneficiary'],
  }),
  line('POST /v1/entitlements/{id}/exclude', 'PM', 'program', 409, {
    path: ['entitlement'],
    body: () => ({ reason: 'matrix' }),
  }), // it is approved
  line('POST /v1/entitlements/{id}/reject', 'V', 'program', 409, {
    path: ['entitlement'],
    body: () => ({ reason: 'matrix' }),
  }), // nothing of its cycle waits for approval
  line('POST /v1/entitlements/{id}/cancel', 'PM', 'program', 409, {
    path: ['entitlement'],
    body: () => ({ reason: 'matrix' }),
  }), // it is on its way
  line('GET /v1/cycles/{id}/entitlements', 'APMVFU', 'program', 200, { path: ['cycle'], list: true }),
  line('GET /v1/reports/overlaps', 'PMWUC', 'listed', 200, {
    query: 'from=2020-01-01T00:00:00Z&before=2099-01-01T00:00:00Z',
    list: true,
  }),
  line('GET /v1/programs/{programId}/fund', 'APMVFU', 'program', 200, { path: ['program'] }),
  line('POST /v1/programs/{programId}/fund/postings', 'P', 'program', 201, {
    path: ['program'],
    body: () => ({ currency: 'KES', amount: '5.00' }),
  }),
];
