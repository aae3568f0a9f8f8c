import { line, type Route } from '../route.js';

const STALE = { 'if-match': '"999999"' }; // 412 for whoever reaches it, and nothing is changed

/** Public, of RFC 8037, appendix A.6. */
const KEY = { kty: 'OKP', crv: 'X25519', x: '3p7bfXt9wbTTW2HC7OQ1Nz-DQ8hbeGdNrfx-FG-IK08' };

/** What a registry is set up with. */
const CONFIGURATION: readonly Route[] = [
  line('GET /v1/id-types', 'APMVFU', 'open', 200, { list: true }),
  line('POST /v1/id-types', 'A', 'registry', 201, {
    body: (world) => ({ code: world.unique('t'), name: 'T', class: 'functional', pattern: '.+' }),
  }),
  line('GET /v1/id-types/{id}', 'APMVFU', 'open', 200, { path: ['idType'] }),
  line('PATCH /v1/id-types/{id}', 'A', 'registry', 412, {
    path: ['idType'],
    headers: STALE,
    body: () => ({ name: 'T' }),
  }),
  line('GET /v1/attributes', 'APMVFU', 'open', 200, { list: true }),
  line('POST /v1/attributes', 'A', 'registry', 201, {
    body: (world) => ({ key: world.unique('a'), name: 'A', dataType: 'integer', appliesTo: 'individual' }),
  }),
  line('GET /v1/attributes/{id}', 'APMVFU', 'open', 200, { path: ['attribute'] }),
  line('PATCH /v1/attributes/{id}', 'A', 'registry', 412, {
    path: ['attribute'],
    headers: STALE,
    body: () => ({ name: 'A' }),
  }),
  line('GET /v1/code-lists', 'APMVFU', 'open', 200, { list: true }),
  line('POST /v1/code-lists', 'A', 'registry', 201, { body: (world) => ({ code: world.unique('l'), name: 'L' }) }),
  line('GET /v1/code-lists/{id}', 'APMVFU', 'open', 200, { path: ['codeList'] }),
  line('PATCH /v1/code-lists/{id}', 'A', 'registry', 412, {
    path: ['codeList'],
    headers: STALE,
    body: () => ({ name: 'L' }),
  }),
  line('GET /v1/code-lists/{id}/values', 'APMVFU', 'open', 200, { path: ['codeList'], list: true }),
  line('PATCH /v1/code-lists/{id}/values', 'A', 'registry', 412, {
    path: ['codeList'],
    headers: STALE,
    body: () => ({ values: [{ code: 'z' }] }),
  }),
  line('POST /v1/class-counts', 'A', 'registry', 202),
  line('GET /v1/keys', 'A', 'registry', 200),
  line('POST /v1/keys/rotations', 'A', 'registry', 202, { body: () => ({ key: 'registrant' }) }),
  line('POST /v1/keys/{purpose}/{version}/destroy', 'A', 'registry', 404, { path: ['unused', 'unused'] }), // no such key
];

const IMPORTS: readonly Route[] = [
  line('POST /v1/registrants/imports', 'A', 'registry', 202, {
    query: 'content=individuals&dryRun=true',
    headers: { 'content-type': 'text/csv' },
    body: (world) => `identifier:${world.idType}\nCARD-1\n`,
  }),
  line('GET /v1/registrants/imports', 'A', 'registry', 200, { list: true }),
  line('GET /v1/registrants/imports/{id}', 'A', 'registry', 200, { path: ['import'] }),
  line('GET /v1/registrants/imports/{id}/errors', 'A', 'registry', 200, { path: ['import'], list: true }),
  line('GET /v1/registrants/imports/{id}/errors.csv', 'A', 'registry', 200, { path: ['import'] }),
];

const PEOPLE: readonly Route[] = [
  line('POST /v1/registrants/lookup', 'AD', 'registry', 200, {
    body: (world, program) => ({ idType: world.idType, value: world.things[program].cardNumber }),
  }),
  line('POST /v1/registrants', 'A', 'registry', 201, { body: () => ({ kind: 'individual' }) }),
  line('GET /v1/registrants', 'AD', 'registry', 200, { list: true }),
  line('GET /v1/registrants/{id}', 'AD', 'registry', 200, { path: ['registrant'] }),
  line('GET /v1/registrants/{id}/access-log', 'D', 'registry', 200, {
    path: ['registrant'],
    unknown: 200, // nobody looked: who is erased has a log still
    list: true,
  }),
  line('PATCH /v1/registrants/{id}', 'A', 'registry', 412, {
    path: ['registrant'],
    headers: STALE,
    body: () => ({ attributes: {} }),
  }),
  line('POST /v1/registrants/{id}/disable', 'A', 'registry', 200, {
    path: ['registrant'],
    body: () => ({ reason: 'requested' }),
  }),
  line('POST /v1/registrants/{id}/enable', 'A', 'registry', 409, {
    path: ['registrant'], // it is active
    body: () => ({ reason: 'requested' }),
  }),
  line('POST /v1/registrants/{id}/erase', 'D', 'registry', 200, {
    path: ['spare'],
    body: () => ({ reason: 'requested' }),
  }),
  line('GET /v1/registrants/{id}/legal-hold', 'D', 'registry', 200, { path: ['registrant'] }),
  line('POST /v1/registrants/{id}/legal-hold', 'D', 'registry', 201, {
    path: ['spare'],
    body: () => ({ ground: 'claim', reason: 'a test of who may place a hold' }),
  }),
  line('POST /v1/registrants/{id}/legal-hold/lift', 'D', 'registry', 409, {
    path: ['registrant'], // it is not held
    body: () => ({ reason: 'a test of who may lift a hold' }),
  }),
  line('GET /v1/registrants/{id}/access-requests', 'AD', 'registry', 200, { path: ['registrant'], list: true }),
  line('POST /v1/registrants/{id}/access-requests', 'AD', 'registry', 201, {
    path: ['spare'],
    body: () => ({ purpose: 'access', reason: 'a test of who may take a request in', key: KEY }),
  }),
  line('POST /v1/registrants/{id}/access-requests/{requestId}/fulfil', 'D', 'registry', 409, {
    path: ['registrant', 'accessRequest'], // it is refused
  }),
  line('POST /v1/registrants/{id}/access-requests/{requestId}/refuse', 'D', 'registry', 409, {
    path: ['registrant', 'accessRequest'],
    body: () => ({ reason: 'withdrawn' }),
  }),
  line('POST /v1/registrants/{id}/compare', 'AW', 'program', 200, {
    path: ['beneficiary'],
    classed: true,
    body: (world) => ({ field: `identifier:${world.idType}`, value: 'CARD-0' }),
  }),
  line('POST /v1/registrants/{id}/reveal', 'DW', 'program', 200, {
    path: ['beneficiary'],
    classed: true,
    body: () => ({ fields: ['contact:phone'], purpose: 'legal-order', reason: 'a test of who may reveal what' }),
  }),
];

const MEMBERSHIP = ['group', 'membership'] as const;

const GROUPS: readonly Route[] = [
  line('GET /v1/registrants/{groupId}/members', 'AD', 'registry', 200, { path: ['group'], list: true }),
  line('POST /v1/registrants/{groupId}/members', 'A', 'registry', 201, {
    path: ['group'],
    foreignBody: 422,
    body: (world, side) => ({ registrantId: side === 'north' ? world.spare() : world.elsewhere }),
  }),
  line('GET /v1/registrants/{groupId}/members/{membershipId}', 'AD', 'registry', 200, { path: MEMBERSHIP }),
  line('PATCH /v1/registrants/{groupId}/members/{membershipId}', 'A', 'registry', 412, {
    path: MEMBERSHIP,
    headers: STALE,
    body: () => ({ relationship: 'spouse' }),
  }),
  line('POST /v1/registrants/{groupId}/members/{membershipId}/end', 'A', 'registry', 422, {
    path: MEMBERSHIP, // before it began
    body: () => ({ endedAt: '2000-01-01T00:00:00Z' }),
  }),
  line('POST /v1/registrants/{groupId}/members/{membershipId}/make-head', 'A', 'registry', 200, {
    path: MEMBERSHIP,
    body: () => ({}),
  }),
  line('GET /v1/registrants/{id}/payees', 'AD', 'registry', 200, { path: ['registrant'], list: true }),
  line('POST /v1/registrants/{id}/payees', 'A', 'registry', 201, {
    path: ['spare'],
    foreignBody: 422,
    body: (world, side) => ({ registrantId: side === 'north' ? world.spare() : world.elsewhere, kind: 'nominee' }),
  }),
  line('GET /v1/registrants/{id}/payees/{payeeId}', 'AD', 'registry', 200, { path: ['registrant', 'payee'] }),
  line('POST /v1/registrants/{id}/payees/{payeeId}/end', 'A', 'registry', 200, {
    path: ['registrant', 'payee'],
    body: () => ({}),
  }),
];

/** Identifiers, contacts and payment accounts: the same routes three times. */
const values = (
  name: string,
  kind: 'identifier' | 'contact' | 'paymentAccount',
  body: NonNullable<Route['body']>,
): readonly Route[] => [
  line(`GET /v1/registrants/{id}/${name}`, 'AD', 'registry', 200, { path: ['registrant'], list: true }),
  line(`POST /v1/registrants/{id}/${name}`, 'A', 'registry', 201, { path: ['registrant'], body }),
  line(`GET /v1/registrants/{id}/${name}/{valueId}`, 'AD', 'registry', 200, { path: ['registrant', kind] }),
  line(`PATCH /v1/registrants/{id}/${name}/{valueId}`, 'A', 'registry', 412, {
    path: ['registrant', kind],
    headers: STALE,
    body: () => ({ status: 'invalid' }),
  }),
];

export const REGISTRY_ROUTES: readonly Route[] = [
  ...CONFIGURATION,
  ...IMPORTS,
  ...PEOPLE,
  ...GROUPS,
  ...values('identifiers', 'identifier', (world) => ({ idType: world.idType, value: world.unique('CARD') })),
  ...values('contacts', 'contact', (world) => ({ kind: 'email', value: `${world.unique('m')}@example.org` })),
  ...values('payment-accounts', 'paymentAccount', (world) => ({ kind: 'bank', value: world.unique('ACC') })),
];
