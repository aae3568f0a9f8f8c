import { line, type Route } from '../route.js';

const STALE = { 'if-match': '"999999"' }; // 412 for whoever reaches it, and nothing is changed
const justification = 'nothing but a question';

/** How a program looks for duplicates, and what becomes of those it finds. */
const DUPLICATES: readonly Route[] = [
  line('GET /v1/programs/{id}/deduplication', 'APMWVFDU', 'program', 200, { path: ['program'] }),
  line('PATCH /v1/programs/{id}/deduplication', 'P', 'program', 412, {
    path: ['program'],
    body: () => ({ policy: 'warn' }),
    headers: STALE,
  }),
  line('POST /v1/programs/{id}/deduplication-runs', 'PM', 'program', 202, { path: ['program'] }),
  line('GET /v1/programs/{id}/duplicates', 'PMWU', 'program', 200, { path: ['program'], list: true }),
  line('GET /v1/programs/{id}/duplicates/{clusterId}', 'PMWU', 'program', 200, { path: ['program', 'cluster'] }),
  line('GET /v1/programs/{id}/duplicates/{clusterId}/members/{registrantId}/comparison', 'W', 'program', 200, {
    path: ['program', 'cluster', 'beneficiary'],
  }),
  line('POST /v1/programs/{id}/duplicates/{clusterId}/resolve', 'W', 'program', 412, {
    path: ['program', 'cluster'],
    body: () => ({ outcome: 'not_duplicate', justification }),
    headers: STALE,
  }),
  line('POST /v1/programs/{id}/duplicates/{clusterId}/override', 'P', 'program', 412, {
    path: ['program', 'cluster'],
    body: () => ({ registrantId: 'AAAAAAAAAAAAAAAAAAAAAA', justification }),
    headers: STALE,
  }),
  line('POST /v1/programs/{id}/duplicates/{clusterId}/reopen', 'P', 'program', 412, {
    path: ['program', 'cluster'],
    body: () => ({ justification }),
    headers: STALE,
  }),
];

export const PROGRAMS_ROUTES: readonly Route[] = [
  line('POST /v1/programs', 'AP', 'registry', 201, {
    body: (world) => ({ code: world.unique('P').toUpperCase(), name: 'New', target: 'individual' }),
  }),
  line('GET /v1/programs', 'APMWVFDU', 'listed', 200, { list: true }),
  line('GET /v1/programs/{id}', 'APMWVFDU', 'program', 200, { path: ['program'] }),
  line('POST /v1/programs/{id}/activate', 'P', 'program', 409, { path: ['program'] }), // it is active
  line('POST /v1/programs/{id}/pause', 'P', 'program', 200, { path: ['program'] }),
  line('PATCH /v1/programs/{id}', 'AP', 'program', 412, {
    path: ['program'],
    headers: STALE,
    body: () => ({ name: 'Renamed' }),
  }),
  line('GET /v1/programs/{id}/history', 'APMWVFDU', 'program', 200, { path: ['program'], list: true }),
  line('POST /v1/programs/{id}/resume', 'P', 'program', 409, { path: ['program'] }), // it is active
  line('POST /v1/programs/{id}/close', 'P', 'program', 200, { path: ['program'] }),
  line('POST /v1/programs/{id}/end', 'P', 'program', 409, { path: ['program'] }), // it is not closing
  line('POST /v1/programs/{id}/archive', 'P', 'program', 409, { path: ['program'] }), // it has not ended
  line('GET /v1/reason-codes', 'APMVFU', 'open', 200, { list: true }),
  line('POST /v1/reason-codes', 'AP', 'registry', 201, {
    body: (world) => ({ entity: 'program', code: world.unique('r'), name: 'New', moves: ['pause'] }),
  }),
  line('GET /v1/reason-codes/{id}', 'APMVFU', 'open', 200, { path: ['reasonCode'] }),
  line('PATCH /v1/reason-codes/{id}', 'AP', 'registry', 412, {
    path: ['reasonCode'],
    headers: STALE,
    body: () => ({ name: 'Renamed' }),
  }),
  line('POST /v1/programs/{id}/rules', 'PM', 'program', 201, {
    path: ['program'],
    body: () => ({ expression: 'true' }),
  }),
  line('GET /v1/programs/{id}/rules', 'APMWVFDU', 'program', 200, { path: ['program'], list: true }),
  line('POST /v1/programs/{id}/rules/preview', 'PM', 'program', 202, {
    path: ['program'],
    body: () => ({ expression: 'true' }),
  }),
  line('GET /v1/programs/{id}/rules/previews/{operationId}', 'APMDU', 'program', 200, {
    path: ['program', 'rulePreview'],
  }),
  line('GET /v1/programs/{id}/enrolments', 'APMWVFU', 'program', 200, { path: ['program'], list: true }),
  line('POST /v1/programs/{id}/enrolments', 'PM', 'program', 409, {
    path: ['program'],
    body: (world, program) => ({ registrantId: world.things[program].beneficiary }), // is in it
  }),
  line('GET /v1/programs/{id}/enrolments/{enrolmentId}', 'APMWVFU', 'program', 200, { path: ['program', 'enrolment'] }),
  line('POST /v1/programs/{id}/enrolments/{enrolmentId}/moves', 'PM', 'program', 412, {
    path: ['program', 'enrolment'],
    headers: STALE,
    body: () => ({ move: 'pause', reason: 'requested' }),
  }),
  line('POST /v1/programs/{id}/enrolments/bulk-moves', 'PM', 'program', 200, {
    path: ['program'],
    body: () => ({ move: 'pause', reason: 'requested', dryRun: true }),
  }),
  line('GET /v1/programs/{id}/proposals', 'APMWVFU', 'program', 200, { path: ['program'], list: true }),
  line('POST /v1/programs/{id}/proposals/{proposalId}/accept', 'PM', 'program', 200, {
    path: ['program', 'proposal'],
    body: () => ({ move: 'pause', reason: 'no_longer_eligible' }),
  }),
  line('POST /v1/programs/{id}/proposals/{proposalId}/decline', 'PM', 'program', 200, {
    path: ['program', 'proposal'],
    body: () => ({ reason: 'hardship' }),
  }),
  line('GET /v1/programs/{id}/verdicts/{registrantId}', 'APMWVFU', 'program', 200, {
    path: ['program', 'beneficiary'],
  }),
  line('GET /v1/programs/{id}/verdicts/{registrantId}/explanation', 'APMWVFU', 'program', 200, {
    path: ['program', 'beneficiary'],
  }),
  line('GET /v1/programs/{id}/enrolments/{enrolmentId}/explanation', 'APMWVFU', 'program', 200, {
    path: ['program', 'enrolment'],
  }),
  line('GET /v1/enrolments/{id}/history', 'APMWVFU', 'program', 200, { path: ['enrolment'], list: true }),
  line('POST /v1/programs/{id}/eligibility-runs', 'PM', 'program', 202, { path: ['program'] }),
  ...DUPLICATES,
];
