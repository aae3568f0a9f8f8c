import { line, type Route } from '../route.js';

const STALE = { 'if-match': '"999999"' }; // 412 for whoever reaches it, and nothing is changed

export const SR_SYNC_ROUTES: readonly Route[] = [
  line('POST /v1/social-registries', 'A', 'registry', 201, {
    body: (world) => ({
      code: world.unique('s'),
      name: 'Source',
      dialect: 'openg2p',
      baseUrl: 'http://127.0.0.1:9',
      tokenUrl: 'http://127.0.0.1:9/token',
      clientId: 'amparo',
      clientSecret: 'not-a-secret',
      mapping: { idTypes: [{ name: 'CARD', idType: world.idType }], individual: [], group: [], phones: false },
    }),
  }),
  line('GET /v1/social-registries', 'AU', 'registry', 200, { list: true }),
  line('GET /v1/social-registries/{id}', 'AU', 'registry', 200, { path: ['source'] }),
  line('PATCH /v1/social-registries/{id}', 'A', 'registry', 412, {
    path: ['source'],
    headers: STALE,
    body: () => ({ name: 'S' }),
  }),
  line('POST /v1/social-registries/{id}/activate', 'A', 'registry', 200, { path: ['source'] }),
  line('POST /v1/social-registries/{id}/deactivate', 'A', 'registry', 200, { path: ['source'] }),
  line('GET /v1/social-registries/{id}/sync-runs', 'AU', 'registry', 200, { path: ['source'], list: true }),
  line('GET /v1/social-registries/{id}/sync-runs/{runId}', 'AU', 'registry', 200, { path: ['source', 'syncRun'] }),
  line('POST /v1/social-registries/{id}/sync-runs/{runId}/confirm-gone', 'A', 'registry', 409, {
    path: ['source', 'syncRun'],
  }),
  line('GET /v1/social-registries/{id}/quarantine', 'AU', 'registry', 200, { path: ['source'], list: true }),
  line('GET /v1/social-registries/{id}/quarantine/{recordId}', 'AU', 'registry', 200, {
    path: ['source', 'quarantined'],
  }),
  line('POST /v1/social-registries/{id}/quarantine/retry', 'A', 'registry', 202, {
    path: ['source'],
    body: () => ({}),
  }),
  line('POST /v1/social-registries/{id}/quarantine/{recordId}/retry', 'A', 'registry', 409, {
    path: ['source', 'quarantined'],
    body: () => ({}),
  }),
  line('POST /v1/social-registries/{id}/quarantine/{recordId}/discard', 'A', 'registry', 409, {
    path: ['source', 'quarantined'],
    body: () => ({ reason: 'other' }),
  }),
  line('POST /v1/social-registries/{id}/sync-runs', 'A', 'registry', 202, {
    path: ['source'],
    body: () => ({ mode: 'full' }),
  }),
  // a source of a dialect that knows no such question: 422 for whoever may ask
  line('POST /v1/social-registries/{id}/lookups', 'A', 'registry', 422, {
    path: ['source'],
    body: (world) => ({ idType: world.idType, value: 'CARD-0' }),
  }),
  // nobody waits for what is answered here: a 404 for whoever may answer
  line('POST /v1/social-registries/{id}/dci/registry/on-search', 'C', 'open', 404, {
    path: ['source'],
    body: () => ({ header: {}, message: {} }),
  }),
  line('POST /v1/social-registries/{id}/dci/registry/txn/on-status', 'C', 'open', 404, {
    path: ['source'],
    body: () => ({ header: {}, message: {} }),
  }),
];
