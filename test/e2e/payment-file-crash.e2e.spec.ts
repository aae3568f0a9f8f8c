import { compactDecrypt, type CryptoKey, decodeProtectedHeader, exportJWK, generateKeyPair } from 'jose';
import type { ApiClient } from '../support/api-client.js';
import { finished } from '../support/finished.js';
import { imported } from '../support/imports.js';
import { KilledService } from '../support/killed-service.js';
import { ended } from '../support/registrants.js';

/** Two parts that are full, and one that is not. */
const PAYEES = 2_300;
const A_PART = 1_000;

const accountOf = (index: number): string => `KE${String(index).padStart(10, '0')}`;
const PEOPLE = `given_name,bank\n${Array.from({ length: PAYEES }, (_, at) => `Person ${at},${accountOf(at)}`).join('\n')}\n`;
const CHANNEL = {
  code: 'FILES',
  name: 'Bank, by file',
  kind: 'csv_file',
  csv: {
    columns: [
      { field: 'reference', header: 'Ref' },
      { field: 'payee_account', header: 'Account' },
      { field: 'amount', header: 'Amount' },
    ],
  },
};

const numberOf = (part: string): unknown => (decodeProtectedHeader(part) as { part?: number }).part;

describe('kill -9 while a payment file of several parts is written', () => {
  let service: KilledService;
  let key: CryptoKey;
  let program: string;
  let channelId: string;

  beforeAll(async () => {
    service = await KilledService.begin();
    const admin = await service.as('registry_admin');
    await admin.post('/v1/attributes', { key: 'given_name', name: 'Name', dataType: 'text', appliesTo: 'individual' });
    const { counts } = await imported(admin, 'content=individuals&policy=skip', PEOPLE);
    expect(counts).toMatchObject({ created: PAYEES });
    const made = await service.api.post('/v1/programs', { code: 'CASH', name: 'Cash', target: 'individual' });
    program = `/v1/programs/${made.body.id as string}`;
    await service.api.post(`${program}/rules`, { expression: 'true' });
    await service.api.post(`${program}/activate`);
    await finished(service.api, await service.api.post(`${program}/eligibility-runs`));
    const benefit = { code: 'CASH', name: 'Cash', kind: 'cash', currency: 'KES', amount: '10.00' };
    await service.api.post(`${program}/benefits`, benefit);
    await service.api.post(`${program}/fund/postings`, { currency: 'KES', amount: '1000000.00' });
    const { publicKey, privateKey } = await generateKeyPair('ECDH-ES+A256KW', { crv: 'P-256', extractable: true });
    key = privateKey;
    const channel = await service.api.post('/v1/delivery-channels', { ...CHANNEL, recipientKey: await exportJWK(publicKey) }); // prettier-ignore
    channelId = channel.body.id as string;
  }, 240_000);
  afterAll(() => service.end());

  /** An approved batch of everybody, as its path. */
  async function approvedBatch(name: string, approver: ApiClient, payer: ApiClient): Promise<string> {
    const cycle = `/v1/cycles/${(await service.api.post(`${program}/cycles`, { name })).body.id as string}`;
    await finished(service.api, await service.api.post(`${cycle}/prepare`));
    await service.api.post(`${cycle}/submit`);
    await finished(service.api, await approver.post(`${cycle}/approve`));
    const { status, body } = await payer.post(`${cycle}/disbursement-batches`, { channelId });
    expect(status).toBe(201);
    const batch = `/v1/disbursement-batches/${body.id as string}`;
    expect((await approver.post(`${batch}/approve`)).status).toBe(200);
    return batch;
  }

  async function handedOut(batch: string): Promise<string[]> {
    const { token } = await service.as('payment_officer', 'payer');
    const file = await fetch(`${service.url}${batch}/payment-file/hand-out`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    });
    return (await file.text()).trimEnd().split('\n');
  }

  /** What is in the file, once it is written in spite of kills at these numbers of lines. */
  async function written(name: string, borders: readonly number[]) {
    const payer = await service.as('payment_officer', 'payer');
    const batch = await approvedBatch(name, await service.as('approver', 'approver'), payer);
    const { id } = (await payer.post(`${batch}/dispatch`)).body as { id: string };
    const kills = await service.killAtBorders(id, borders);
    const { state, counts, done } = await ended(service.api, id);
    const parts = await handedOut(batch);
    const numbers = parts.map(numberOf);
    const messages = new Set(parts.map((part) => (decodeProtectedHeader(part) as { message?: string }).message));
    const opened = await Promise.all(parts.map(async (part) => (await compactDecrypt(part, key)).plaintext));
    const rows = opened.map((text) => Buffer.from(text).toString().trim().split(/\r?\n/).slice(1));
    const cells = rows.flat().map((row) => row.split(','));
    const { states } = (await service.api.get(batch)).body as { states: object };
    return {
      batch,
      kills,
      told: {
        operation: { state, counts, done },
        numbers,
        messages: messages.size,
        lines: rows.map(({ length }) => length),
        references: new Set(cells.map(([reference]) => reference)).size,
        accounts: cells.map(([, account]) => account).toSorted(),
        states,
      },
    };
  }

  it('writes every part once, with its payments on their way, and the file is the one of an undisturbed run; what has left is given again', async () => {
    const undisturbed = await written('One', []);
    expect(undisturbed).toMatchObject({
      kills: 0,
      told: {
        operation: { state: 'succeeded', done: PAYEES, counts: { written: PAYEES } },
        numbers: [1, 2, 3],
        messages: 3,
        lines: [A_PART, A_PART, PAYEES - 2 * A_PART],
        references: PAYEES,
        accounts: Array.from({ length: PAYEES }, (_, at) => accountOf(at)),
        states: { in_doubt: PAYEES },
      },
    });
    const { kills, told } = await written('Two', [1, A_PART + 1]);
    expect(kills).toBeGreaterThan(0);
    expect(told).toEqual(undisturbed.told);

    // as if the download had broken off after the first part, and somebody had given up a payment of the second
    const id = undisturbed.batch.split('/').at(-1);
    await service.rows(
      `with kept as (update disbursements.payment_file_part set handed_out_at = null where batch_id = $1 and number > 1 returning first_id, last_id)
       update disbursements.disbursement d set state = case d.id when second.first_id then 'failed' else 'sending' end,
              closed_at = case d.id when second.first_id then now() end
         from kept, (select first_id from disbursements.payment_file_part where batch_id = $1 and number = 2) second
        where d.batch_id = $1 and d.id between kept.first_id and kept.last_id`,
      [id],
    );
    expect((await handedOut(undisturbed.batch)).map(numberOf)).toEqual([1]);
    expect((await service.api.get(undisturbed.batch)).body.states).toEqual({
      in_doubt: A_PART,
      failed: 1,
      sending: PAYEES - A_PART - 1,
    });
  }, 300_000);
});
