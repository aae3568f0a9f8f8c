import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startPeer, type Peer } from '../support/peer-process.js';
import type { DisbursementStatus, Effects } from './ledger.js';

const TOKEN = 'spec-token';
const header = { message_id: 'm-1', message_ts: '2026-01-01T00:00:00Z', action: 'disburse' };
const folder = mkdtempSync(join(tmpdir(), 'payment-channel-'));
const env = {
  PAYMENT_CHANNEL_TOKEN: TOKEN,
  PAYMENT_CHANNEL_ADMIN: '1',
  PAYMENT_CHANNEL_FAIL_PERMILLE: '100',
  PAYMENT_CHANNEL_SETTLE_MS: '500', // long enough to be asked before
  PAYMENT_CHANNEL_STATE_FILE: join(folder, 'journal.ndjson'),
};
let channel: Peer;

const item = (reference_id: string, more: object = {}) => ({
  reference_id,
  payer_fa: 'treasury:1',
  payee_fa: 'account:4111111111111',
  amount: '12.50',
  currency_code: 'XAC',
  ...more,
});

async function post(path: string, message: object, token = TOKEN, timeoutMs = 5000) {
  const response = await fetch(channel.url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ header, message }),
    signal: AbortSignal.timeout(timeoutMs),
  });
  return { status: response.status, body: (await response.json()) as { message: Record<string, unknown> } };
}

const disburse = (items: object[], timeoutMs?: number) =>
  post('/disburse', { transaction_id: 't-1', disbursements: items }, TOKEN, timeoutMs);

async function ask(references: string[]): Promise<DisbursementStatus[]> {
  const txnstatus_request = {
    reference_id: 'q-1',
    txn_type: 'disburse',
    attribute_type: 'reference_id_list',
    attribute_value: references,
  };
  const { body } = await post('/disburse/txn/status', { transaction_id: 't-1', txnstatus_request });
  return (body.message['txnstatus_response'] as { disbursements_status: DisbursementStatus[] }).disbursements_status;
}

async function settled(): Promise<Effects> {
  for (;;) {
    const effects = (await (await fetch(`${channel.url}/admin/effects`)).json()) as Effects;
    if (effects.pending === 0) return effects;
    await sleep(10);
  }
}

const order = (kind: string) =>
  fetch(`${channel.url}/admin/faults`, { method: 'POST', body: JSON.stringify({ kind }) });

describe('the payment channel', () => {
  beforeEach(async () => {
    channel = await startPeer({ entry: 'payment-channel', env });
  });

  afterEach(async () => {
    await channel.stop();
    rmSync(env.PAYMENT_CHANNEL_STATE_FILE, { force: true });
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('pays a reference once, however often it comes, in one call or many', async () => {
    const items = Array.from({ length: 400 }, (_, at) => item(`r-${at}`));
    expect((await disburse([...items, ...items.slice(0, 20)])).body.message['ack_status']).toBe('ACK');
    await disburse(items);
    await settled();
    await disburse(items);
    const effects = await settled();
    expect(effects).toMatchObject({ references: 400, conflicts: 0, calls: 3 });
    expect(effects.payments).toBe(effects.effects);
    expect(effects.payments + effects.rejected).toBe(400);
    expect(effects.rejected).toBeGreaterThan(20);
    expect(effects.totals).toEqual({ XAC: (effects.payments * 12.5).toFixed(2) });
    const states = await ask(items.map((one) => one.reference_id));
    const paid = states.filter((one) => one.status === 'succ');
    expect(paid.length).toBe(effects.payments);
    expect(new Set(paid.map((one) => one.payment_reference)).size).toBe(paid.length);
    expect(states.every((one) => one.status === 'succ' || one.status_reason_code?.startsWith('rjct.'))).toBe(true);
  });

  it('refuses a reference that stands for another payment', async () => {
    await disburse([item('one')]);
    const { body } = await disburse([item('one', { amount: '13.00' }), item('two')]);
    expect(body.message['disbursements_status']).toEqual([
      { reference_id: 'one', status: 'rjct', status_reason_code: 'rjct.reference_id.duplicate' },
    ]);
    expect((await settled()).conflicts).toBe(1);
    expect((await ask(['one']))[0]?.amount).toBe('12.50');
  });

  it('moves money only after the ACK, and tells bad items and unknown references', async () => {
    await disburse([item('good'), item('bad-payee', { payee_fa: ' ' }), item('bad-amount', { amount: '-1' })]);
    expect((await ask(['good']))[0]?.status).toMatch(/rcvd|pdng/);
    await settled();
    const [payee, amount, unknown] = await ask(['bad-payee', 'bad-amount', 'never-sent']);
    expect(payee).toMatchObject({ status: 'rjct', status_reason_code: 'rjct.payee_fa.invalid' });
    expect(amount).toMatchObject({ status: 'rjct', status_reason_code: 'rjct.amount.invalid' });
    expect(unknown).toMatchObject({ status: 'rjct', status_reason_code: 'rjct.reference_id.invalid' });
    expect(unknown?.payment_reference).toBeNull();
  });

  it('remembers over a sudden end, and pays then what it had promised', async () => {
    await disburse(Array.from({ length: 50 }, (_, at) => item(`k-${at}`)));
    await channel.kill();
    channel = await startPeer({ entry: 'payment-channel', env });
    const effects = await settled();
    await disburse([item('k-1')]);
    expect(effects.payments + effects.rejected).toBe(50);
    expect(await settled()).toEqual({ ...effects, calls: 1 });
    await channel.kill();
    appendFileSync(env.PAYMENT_CHANNEL_STATE_FILE, '{"reference":"torn","tak');
    channel = await startPeer({ entry: 'payment-channel', env });
    expect(await settled()).toEqual({ ...effects, calls: 0 });
    await disburse([item('behind-the-torn-line')]);
    await settled();
    await channel.kill();
    channel = await startPeer({ entry: 'payment-channel', env });
    expect((await settled()).references).toBe(51);
  });

  it('fails as ordered: with the effect or without', async () => {
    await order('timeout-before');
    await expect(disburse([item('before')], 200)).rejects.toThrow();
    await order('timeout-after');
    await expect(disburse([item('after')], 200)).rejects.toThrow();
    await order('reset');
    await expect(disburse([item('cut')])).rejects.toThrow();
    await order('error-503');
    expect((await disburse([item('busy')])).status).toBe(503);
    await settled();
    const known = (await ask(['before', 'after', 'cut', 'busy'])).map(
      (one) => one.status_reason_code !== 'rjct.reference_id.invalid',
    );
    expect(known).toEqual([false, true, false, false]);
  });

  it('answers questions as ordered: twice, out of order, in part, with another amount, or not at all', async () => {
    await disburse([item('a'), item('b')]);
    await settled();
    const asked = ['a', 'b'];
    const plain = await ask(asked);
    const known = async (kind: string) => {
      await order(kind);
      return (await ask(asked)).map(({ reference_id, amount }) => [reference_id, amount]);
    };
    expect(await known('status-twice')).toEqual([...plain, ...plain].map((one) => [one.reference_id, '12.50']));
    expect(await known('status-reordered')).toEqual([['b', '12.50'], ['a', '12.50']]); // prettier-ignore
    expect(await known('status-partial')).toEqual([['a', '12.50']]);
    expect(await known('status-amounts')).toEqual([['a', '11.50'], ['b', '11.50']]); // prettier-ignore
    await order('status-reset');
    await expect(ask(asked)).rejects.toThrow();
    await order('reset-after');
    await expect(disburse([item('cut-after')])).rejects.toThrow();
    expect((await ask(['cut-after']))[0]!.status_reason_code).not.toBe('rjct.reference_id.invalid');
  });

  it('tells in its statement what it paid and what came back, also after a sudden end', async () => {
    await disburse(Array.from({ length: 40 }, (_, at) => item(`s-${at}`)));
    const { payments, rejected } = await settled();
    const statement = async () =>
      (
        (await (await fetch(`${channel.url}/admin/statement`)).json()) as {
          data: { reference_id: string; outcome: string }[];
        }
      ).data;
    const paid = (await statement()).filter(({ outcome }) => outcome === 'paid').map((one) => one.reference_id);
    expect([paid.length, (await statement()).length]).toEqual([payments, payments + rejected]);
    const back = { method: 'POST', body: JSON.stringify({ references: [paid[0], paid[0], paid[1], 'nobody'] }) };
    await fetch(`${channel.url}/admin/returns`, back);
    await channel.kill();
    channel = await startPeer({ entry: 'payment-channel', env });
    const outcomes = (await statement()).filter(({ outcome }) => outcome === 'returned').map((one) => one.reference_id);
    expect(outcomes).toEqual(paid.slice(0, 2));
    expect(await settled()).toMatchObject({ payments, returned: 2 });
  });

  it('has its troubles by itself where it is told to, and pays each reference once all the same', async () => {
    await channel.stop();
    channel = await startPeer({ entry: 'payment-channel', env: { ...env, PAYMENT_CHANNEL_TROUBLE_PERMILLE: '400' } });
    let gone = 0;
    for (let call = 0; call < 40; call++) await disburse([item('same')], 200).catch(() => (gone += 1));
    const effects = await settled();
    expect([effects.references, effects.effects + effects.rejected]).toEqual([1, 1]);
    expect(gone).toBeGreaterThan(3);
  });

  it('demands its token and a well-formed body', async () => {
    expect((await post('/disburse', {}, 'other')).status).toBe(401);
    expect((await disburse([])).status).toBe(400);
    expect((await disburse(Array.from({ length: 1001 }, (_, at) => item(`x-${at}`)))).status).toBe(400);
  });
});
