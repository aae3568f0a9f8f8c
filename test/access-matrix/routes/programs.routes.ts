import { line, type Route } from '../route.js';

export const PROGRAMS_ROUTES: readonly Route[] = [
  line('POST /v1/programs', 'AP', 'registry', 201, {
    body: (world) => ({ code: world.unique('P').toUpperCase(), name: 'New', target: 'individual' }),
  }),
  line('GET /v1/programs', 'APMWVFDU', 'listed', 200, { list: true }),
  line('GET /v1/programs/{id}', 'APMWVFDU', 'program', 200, { path: ['program'] }),
  line('POST /v1/programs/{id}/activate', 'P', 'program', 409, { path: ['program'] }), // it is active
  line('POST /v1/programs/{id}/pause', 'P', 'program', 200, { path: ['program'] }),
  line('POST /v1/programs/{id}/rules', 'PM', 'program', 201, {
    path: ['program'],
    body: () => ({ expression: 'true' }),
  }),
  line('GET /v1/programs/{id}/rules', 'APMWVFDU', 'program', 200, { path: ['program'], list: true }),
  line('GET /v1/programs/{id}/enrolments', 'APMWVFU', 'program', 200, { path: ['program'], list: true }),
  line('GET /v1/programs/{id}/verdicts/{registrantId}', 'APMWVFU', 'program', 200, {
    path: ['program', 'beneficiary'],
  }),
  line('GET /v1/enrolments/{id}/history', 'APMWVFU', 'program', 200, { path: ['enrolment'], list: true }),
  line('POST /v1/programs/{id}/eligibility-runs', 'PM', 'program', 202, { path: ['program'] }),
];
