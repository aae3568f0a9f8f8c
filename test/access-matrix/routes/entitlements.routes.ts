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
  line('POST /v1/cycles/{id}/reject', 'V', 'program', 200, {
    path: ['submittedCycle'],
    body: () => ({ reason: 'matrix' }),
  }),
  line('GET /v1/cycles/{id}/entitlements', 'APMVFU', 'program', 200, { path: ['cycle'], list: true }),
  line('GET /v1/programs/{programId}/fund', 'APMVFU', 'program', 200, { path: ['program'] }),
  line('POST /v1/programs/{programId}/fund/postings', 'P', 'program', 201, {
    path: ['program'],
    body: () => ({ currency: 'KES', amount: '5.00' }),
  }),
];
