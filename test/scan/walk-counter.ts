import { exportJWK, generateKeyPair, type JWK } from 'jose';
import type { Stage } from './stage.js';

const evidence = 'RCPT-1';

const recipient = async (): Promise<JWK> =>
  exportJWK((await generateKeyPair('ECDH-ES+A256KW', { crv: 'P-256', extractable: true })).publicKey);

/** A basket that was handed over comes back, and is handed over again at a distribution point. */
export async function walkCounter({ asker }: Stage, foodCycleId: string): Promise<void> {
  const [as, approver] = ['payment_officer', 'approver'] as const;
  const batches = `/v1/cycles/${foodCycleId}/disbursement-batches`;
  const [first] = (await asker.must(200, 'GET', batches, { as })).body.data;
  const lines = `/v1/disbursement-batches/${first.id}/disbursements?limit=200&state=delivered`;
  const [{ id }] = (await asker.must(200, 'GET', lines, { as })).body.data;
  await asker.must(201, 'POST', `/v1/disbursements/${id}/returns`, { as, body: { reason: 'came_back', evidence } });
  const made = await asker.must(201, 'POST', batches, { as, body: { channelId: first.channelId } });
  const batch = `/v1/disbursement-batches/${made.body.id}`;
  await asker.must(200, 'POST', `${batch}/approve`, { as: approver });
  await asker.settled((await asker.must(202, 'POST', `${batch}/dispatch`, { as })).body.id as string);
  const [line] = (await asker.must(200, 'GET', `${batch}/disbursements`, { as })).body.data;
  await asker.must(200, 'POST', `${batch}/distribution-list`, {
    as,
    body: {
      recipient: 'POINT-7',
      purpose: 'distribution',
      expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
      fields: ['given_name', 'family_name'],
      key: await recipient(),
    },
  });
  const deliveries = `/v1/entitlements/${line.entitlementId}/deliveries`;
  await asker.must(201, 'POST', deliveries, { as, body: { evidence } });
  await asker.must(200, 'GET', `/v1/disbursements/${line.id}`, { as });
}
