import { line, type Route } from '../route.js';

export const DISBURSEMENTS_ROUTES: readonly Route[] = [
  line('POST /v1/delivery-channels', 'P', 'listed', 201, {
    foreignBody: 404,
    body: (world, program) => ({
      programId: world.things[program].program,
      code: world.unique('C').toUpperCase(),
      name: 'Depot',
      kind: 'in_kind',
    }),
  }),
  line('GET /v1/delivery-channels', 'APMVFU', 'listed', 200, { list: true }),
  line('GET /v1/delivery-channels/{id}', 'APMVFU', 'program', 200, { path: ['channel'] }),
  line('PATCH /v1/delivery-channels/{id}', 'P', 'program', 412, {
    path: ['channel'],
    headers: { 'if-match': '"999999"' }, // 412 for whoever reaches it, and nothing is changed
    body: () => ({ name: 'Bank' }),
  }),
  line('POST /v1/delivery-channels/{id}/close', 'P', 'program', 200, { path: ['channel'] }),
  line('POST /v1/delivery-channels/{id}/reopen', 'P', 'program', 200, { path: ['channel'] }),
  line('POST /v1/cycles/{cycleId}/disbursement-batches', 'MF', 'program', 422, {
    path: ['cycle'], // every line is on its way already
    foreignBody: 404,
    body: (world, program) => ({ channelId: world.things[program].channel }),
  }),
  line('POST /v1/cycles/{cycleId}/disbursement-batch-runs', 'MF', 'program', 202, {
    path: ['cycle'],
    foreignBody: 404,
    body: (world, program) => ({ channelId: world.things[program].channel }),
  }),
  line('GET /v1/cycles/{cycleId}/disbursement-batches', 'APMVFU', 'program', 200, { path: ['cycle'], list: true }),
  line('GET /v1/disbursement-batches/{id}', 'APMVFU', 'program', 200, { path: ['bankBatch'] }),
  line('POST /v1/disbursement-batches/{id}/approve', 'V', 'program', 200, { path: ['draftBatch'] }),
  line('POST /v1/disbursement-batches/{id}/dispatch', 'F', 'program', 409, { path: ['draftBatch'] }), // not approved
  line('POST /v1/disbursement-batches/{id}/reconcile', 'F', 'program', 202, { path: ['bankBatch'] }),
  // a channel that is no file
  line('GET /v1/disbursement-batches/{id}/payment-file', 'APMVFU', 'program', 422, { path: ['bankBatch'] }),
  line('POST /v1/disbursement-batches/{id}/payment-file/hand-out', 'F', 'program', 422, { path: ['bankBatch'] }),
  line('POST /v1/disbursement-batches/{id}/statements/csv', 'F', 'program', 422, {
    path: ['bankBatch'],
    headers: { 'content-type': 'text/csv' },
    body: () => 'Ref,Status',
  }),
  line('POST /v1/disbursement-batches/{id}/statements/pain-002', 'F', 'program', 422, {
    path: ['bankBatch'],
    headers: { 'content-type': 'application/xml' },
    body: () => '<Document/>',
  }),
  line('POST /v1/delivery-channels/{id}/statements/csv', 'F', 'program', 422, {
    path: ['channel'],
    headers: { 'content-type': 'text/csv' },
    body: () => 'Ref,Status',
  }),
  line('POST /v1/delivery-channels/{id}/statements/pain-002', 'F', 'program', 422, {
    path: ['channel'],
    headers: { 'content-type': 'application/xml' },
    body: () => '<Document/>',
  }),
  line('GET /v1/disbursement-batches/{id}/disbursements', 'APMVFU', 'program', 200, {
    path: ['bankBatch'],
    list: true,
  }),
  line('GET /v1/programs/{id}/disbursements/export', 'PFU', 'program', 200, { path: ['program'] }),
  line('POST /v1/reconciliations', 'F', 'listed', 201, {
    foreignBody: 404,
    body: (world, program) => ({
      batchId: world.things[program].depotBatch,
      results: [{ disbursementId: world.things[program].goods, outcome: 'delivered', quantity: '10' }],
    }),
  }),
  line('GET /v1/reconciliations/{id}/exceptions', 'APMVFU', 'program', 200, { path: ['reconciliation'], list: true }),
  line('POST /v1/reconciliations/{id}/exceptions/{exceptionId}/resolve', 'F', 'program', 409, {
    path: ['reconciliation', 'exception'], // somebody has decided about it
    body: () => ({ decision: 'dismissed', reason: 'entered_in_error' }),
  }),
  line('POST /v1/disbursement-batches/{id}/distribution-list', 'F', 'program', 200, {
    path: ['depotBatch'],
    classed: true,
    body: () => ({
      recipient: 'POINT-7',
      purpose: 'distribution',
      expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
      fields: ['age'],
      key: { kty: 'OKP', crv: 'X25519', x: '3p7bfXt9wbTTW2HC7OQ1Nz-DQ8hbeGdNrfx-FG-IK08' },
    }),
  }),
  line('POST /v1/entitlements/{id}/deliveries', 'F', 'program', 409, {
    path: ['entitlement'], // its money is on its way to a bank
    body: () => ({ evidence: 'RCPT-1' }),
  }),
  line('GET /v1/disbursements/{id}', 'APMVFU', 'program', 200, { path: ['goodsOut'] }),
  line('POST /v1/disbursements/{id}/returns', 'F', 'program', 409, {
    path: ['goodsOut'], // nothing of it was handed over
    body: () => ({ evidence: 'RCPT-1', reason: 'came_back' }),
  }),
  line('POST /v1/disbursements/{id}/hold', 'MF', 'program', 409, {
    path: ['goodsOut'], // it is on its way
    body: () => ({ reason: 'grievance' }),
  }),
  line('POST /v1/disbursements/{id}/release', 'MF', 'program', 409, {
    path: ['goodsOut'],
    body: () => ({ reason: 'settled' }),
  }),
  line('POST /v1/disbursements/{id}/cancel', 'F', 'program', 409, {
    path: ['goodsOut'],
    body: () => ({ reason: 'asked_for' }),
  }),
  line('POST /v1/disbursements/{id}/reissue', 'F', 'program', 409, {
    path: ['goodsOut'],
    body: () => ({ reason: 'try_again' }),
  }),
  line('POST /v1/disbursement-batches/{id}/cancel', 'MF', 'program', 409, {
    path: ['depotBatch'],
    body: () => ({ reason: 'entered_in_error' }),
  }),
  line('POST /v1/vouchers/redeem', 'F', 'listed', 404, {
    body: () => ({ code: '7Q4M-0T2K-9XWA-3CBE', evidence: 'RCPT-1' }), // nobody issued it
  }),
  line('GET /v1/cycles/{cycleId}/conservation', 'APMVFU', 'program', 200, { path: ['cycle'] }),
  line('GET /v1/programs/{id}/reconciliation-exceptions', 'APMVFU', 'program', 200, { path: ['program'], list: true }),
  line('GET /v1/programs/{id}/overpayments', 'APMVFU', 'program', 200, { path: ['program'], list: true }),
];
