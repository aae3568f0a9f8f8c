import { compactDecrypt, exportJWK, generateKeyPair } from 'jose';
import type { DemoProgram } from '../../demo/main-job/enrol.js';
import type { Stage } from './stage.js';

const evidence = 'RCPT-1';

type Key = Awaited<ReturnType<typeof recipient>>;

async function recipient() {
  const { publicKey, privateKey } = await generateKeyPair('ECDH-ES+A256KW', { crv: 'P-256', extractable: true });
  return { jwk: await exportJWK(publicKey), privateKey };
}

const orderOf = ({ jwk }: Key): object => ({
  recipient: 'POINT-7',
  purpose: 'distribution',
  expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
  fields: ['given_name', 'family_name'],
  key: jwk,
});

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
  await asker.must(200, 'POST', `${batch}/distribution-list`, { as, body: orderOf(await recipient()) });
  const deliveries = `/v1/entitlements/${line.entitlementId}/deliveries`;
  await asker.must(201, 'POST', deliveries, { as, body: { evidence } });
  await asker.must(200, 'GET', `/v1/disbursements/${line.id}`, { as });
}

/** A round of vouchers, of which one is redeemed: its code leaves in the encrypted list alone. */
export async function walkVouchers({ asker }: Stage, food: DemoProgram): Promise<void> {
  const [as, founder, manager] = ['payment_officer', 'program_admin', 'program_manager'] as const;
  const program = `/v1/programs/${food.id}`;
  const benefit = { code: 'VOUCHER', name: 'Food voucher', kind: 'voucher', currency: 'KES', amount: '5.00' };
  await asker.must(201, 'POST', `${program}/benefits`, { as: founder, body: benefit });
  await asker.must(201, 'POST', `${program}/fund/postings`, {
    as: founder,
    body: { currency: 'KES', amount: '100000' },
  });
  const made = await asker.must(201, 'POST', `${program}/cycles`, { as: manager, body: { name: 'Vouchers' } });
  const cycle = `/v1/cycles/${made.body.id}`;
  const shop = { code: 'SHOPS', name: 'Shops', kind: 'voucher' };
  const channel = await asker.must(201, 'POST', '/v1/delivery-channels', { as: founder, body: shop });
  await asker.settled((await asker.must(202, 'POST', `${cycle}/prepare`, { as: manager })).body.id as string);
  await asker.must(200, 'POST', `${cycle}/submit`, { as: manager });
  await asker.settled((await asker.must(202, 'POST', `${cycle}/approve`, { as: 'approver' })).body.id as string);
  const batches = `${cycle}/disbursement-batches`;
  const run = await asker.must(202, 'POST', `${cycle}/disbursement-batch-runs`, {
    as,
    body: { channelId: channel.body.id },
  });
  await asker.settled(run.body.id as string);
  const ordered = (await asker.must(200, 'GET', batches, { as })).body as { data: readonly { id: string }[] };
  const batch = `/v1/disbursement-batches/${ordered.data[0]!.id}`;
  await asker.must(200, 'POST', `${batch}/approve`, { as: 'approver' });
  await asker.settled((await asker.must(202, 'POST', `${batch}/dispatch`, { as })).body.id as string);
  const key = await recipient();
  const { text } = await asker.must(200, 'POST', `${batch}/distribution-list`, { as, body: orderOf(key) });
  const { plaintext } = await compactDecrypt(text.split('\r\n')[1]!.split(',')[2]!, key.privateKey);
  const { lines } = JSON.parse(Buffer.from(plaintext).toString()) as {
    lines: readonly { voucher: string; disbursementId: string }[];
  };
  await asker.must(201, 'POST', '/v1/vouchers/redeem', { as, body: { code: lines[0]!.voucher, evidence } });
  await walkSingleMoves(asker, lines[1]!.disbursementId);
  await walkChannel(asker, channel.body.id as string);
}

/** A channel that is looked at, gets another name and limits, is closed, and opened again. */
async function walkChannel(asker: Stage['asker'], id: string): Promise<void> {
  const [as, path] = ['program_admin', `/v1/delivery-channels/${id}`] as const;
  const { etag } = await asker.must(200, 'GET', path, { as });
  const body = { name: 'Corner shops', limits: [{ currency: 'KES', leastAmount: '1.00', mostAmount: '5000.00' }] };
  await asker.must(200, 'PATCH', path, { as, body, headers: { 'if-match': etag! } });
  for (const what of ['close', 'reopen']) await asker.must(200, 'POST', `${path}/${what}`, { as });
}

/** A line nobody collects is made anew, held, let go, and withdrawn with its batch. */
async function walkSingleMoves(asker: Stage['asker'], id: string): Promise<void> {
  const as = 'payment_officer';
  const move = (line: string, what: string, reason: string, status = 200) =>
    asker.must(status, 'POST', `/v1/disbursements/${line}/${what}`, { as, body: { reason } });
  await move(id, 'cancel', 'not_collectable');
  const { body: anew } = await move(id, 'reissue', 'try_again', 201);
  await move(anew.id, 'hold', 'grievance');
  await move(anew.id, 'release', 'settled');
  const batch = `/v1/disbursement-batches/${anew.batchId}`;
  await asker.must(200, 'POST', `${batch}/cancel`, { as, body: { reason: 'entered_in_error' } });
}
