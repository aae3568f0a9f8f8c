import { newId } from '#platform/ids/ids.js';
import { line, type Route } from '../route.js';

const STALE = { 'if-match': '"999999"' }; // 412 for whoever reaches it, and nothing is changed
const EMPTY = { body: () => ({}) }; // no message: 400 for whoever may send one

export const SHARING_ROUTES: readonly Route[] = [
  // of a user that is none: 422 for whoever may make one
  line('POST /v1/agreements', 'A', 'registry', 422, {
    body: (world, program) => ({
      userId: newId(),
      name: 'Partner',
      senderId: 'partner',
      purpose: 'matrix',
      consentReference: 'matrix',
      programIds: [world.things[program].program],
      idTypes: [],
      fields: [],
      clientSecret: 'a secret of more than thirty-two characters',
      expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
    }),
  }),
  line('GET /v1/agreements', 'AU', 'registry', 200, { list: true }),
  line('GET /v1/agreements/{id}', 'AU', 'registry', 200, { path: ['agreement'] }),
  line('PATCH /v1/agreements/{id}', 'A', 'registry', 412, {
    path: ['agreement'],
    headers: STALE,
    body: () => ({ name: 'P' }),
  }),
  line('POST /v1/agreements/{id}/activate', 'A', 'registry', 200, { path: ['agreement'] }),
  line('POST /v1/agreements/{id}/deactivate', 'A', 'registry', 200, { path: ['agreement'] }),
  line('POST /v1/webhooks', 'A', 'registry', 422, {
    body: () => ({ agreementId: newId(), url: 'http://127.0.0.1:9/', eventTypes: ['disbursement.paid'] }), // of no agreement
  }),
  line('GET /v1/webhooks', 'AU', 'registry', 200, { list: true }),
  line('GET /v1/webhooks/{id}', 'AU', 'registry', 200, { path: ['webhook'] }),
  line('PATCH /v1/webhooks/{id}', 'A', 'registry', 412, {
    path: ['webhook'],
    headers: STALE,
    body: () => ({ eventTypes: ['disbursement.returned'] }),
  }),
  line('POST /v1/webhooks/{id}/rotate-secret', 'A', 'registry', 200, { path: ['webhook'] }),
  line('GET /v1/webhooks/{id}/deliveries', 'AU', 'registry', 200, { path: ['webhook'] }),
  line('POST /v1/webhooks/{id}/resend', 'A', 'registry', 200, { path: ['webhook'], ...EMPTY }),
  line('GET /v1/webhooks/{id}/events', 'C', 'open', 404, { path: ['webhook'] }), // it is another client's
  line('POST /dci/oauth2/client/token', 'public', 'open', 400, EMPTY),
  line('GET /.well-known/jwks.json', 'public', 'open', 200),
  line('POST /dci/registry/sync/search', 'C', 'open', 400, EMPTY),
  line('POST /dci/registry/sync/enrolled', 'C', 'open', 400, EMPTY),
  line('POST /dci/registry/subscribe', 'C', 'open', 400, EMPTY),
  line('POST /dci/registry/unsubscribe', 'C', 'open', 400, EMPTY),
  line('POST /dci/registry/notify', 'C', 'open', 400, EMPTY),
  line('POST /dci/registry/sync/enrollment/updates', 'C', 'open', 400, EMPTY),
  line('GET /v1/reported-programs', 'AU', 'registry', 200, { list: true }),
  line('POST /v1/reported-programs/{id}/confirm', 'A', 'registry', 200, { path: ['reported'] }),
  line('POST /v1/reported-programs/{id}/dismiss', 'A', 'registry', 200, { path: ['reported'] }),
  line('POST /dci/registry/search', 'C', 'open', 400, EMPTY),
  line('POST /dci/registry/txn/status', 'C', 'open', 400, EMPTY),
  line('POST /dci/registry/sync/txn/status', 'C', 'open', 400, EMPTY),
  line('POST /dci/registry/on-search', 'C', 'open', 400, EMPTY),
  line('POST /dci/registry/on-subscribe', 'C', 'open', 400, EMPTY),
  line('POST /dci/registry/on-unsubscribe', 'C', 'open', 400, EMPTY),
  line('POST /dci/registry/txn/on-status', 'C', 'open', 400, EMPTY),
];
