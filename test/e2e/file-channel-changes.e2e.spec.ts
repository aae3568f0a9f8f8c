import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair } from 'jose';
import type { ApiAnswer } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { FilePayout } from '../support/file-payout.js';

const columnsOf = (...fields: string[]): object[] => fields.map((field) => ({ field, header: field }));
const STATEMENT = { reference: 'Ref', outcome: 'Status', amount: 'Paid', outcomes: { OK: 'paid' } };
const CSV = { columns: columnsOf('reference', 'amount', 'payee_account') };
const ISO = { payerName: 'Treasury', nameAttributes: ['given_name'] };
const refusal = ({ status, body }: ApiAnswer): unknown[] => [
  status,
  body.type?.split(':').at(-1),
  ...(body.errors ?? []).map(({ pointer }: { pointer: string }) => pointer),
];

describe('a channel that is files', () => {
  let amparo: TestApp;
  let payout: FilePayout;
  let csv: string;
  let iso: string;
  let batch: string;

  const pathOf = (id: string): string => `/v1/delivery-channels/${id}`;
  const shown = async (id: string) => (await payout.payer.get(pathOf(id))).body;
  const change = async (id: string, told: object) =>
    payout.desk.manager.patch(pathOf(id), told, `"${(await shown(id)).revision}"`);
  const upload = (id: string, rows: readonly string[]) =>
    payout.payer.call('POST', `${pathOf(id)}/statements/csv`, rows.join('\n'), {
      'content-type': 'text/csv',
      'idempotency-key': randomUUID(),
    });
  const newKey = async () => exportJWK((await generateKeyPair('ECDH-ES+A256KW', { crv: 'X25519', extractable: true })).publicKey); // prettier-ignore

  beforeAll(async () => {
    amparo = await startTestApp();
    payout = await FilePayout.open(amparo);
    const person = { attributes: { given_name: 'Ana' }, paymentAccounts: [{ kind: 'bank' as const, value: 'ACCOUNT1' }] }; // prettier-ignore
    await payout.desk.enrol(payout.program, [await payout.desk.people.individual(person)]);
    csv = await payout.channel({ code: 'CSV', kind: 'csv_file', csv: CSV });
    iso = await payout.channel({ code: 'ISO', kind: 'iso20022_file', payerAccount: 'TREASURY1', iso20022: ISO });
    batch = await payout.written(await payout.cycle(), csv);
  }, 120_000);
  afterAll(() => amparo.close());

  it('says what it writes, and what it can be told', async () => {
    expect((await shown(csv)).capability).toMatchObject({
      handover: 'file',
      writes: 'csv',
      reads: [],
      statements: false,
      linesAMessage: 1000,
      repetition: 'message_taken_once',
      statusInquiry: false,
    });
    expect((await shown(iso)).capability).toMatchObject({
      writes: 'pain.001.001.09',
      reads: ['pain.002.001.10'],
      statements: true,
      longestAccount: 34,
      longestName: 140,
    });
    expect(refusal(await upload(csv, ['Ref,Status,Paid']))).toEqual([422, 'wrong-source']);
  });

  it('stays as it is written while a batch is under way, and is read by what is said of its statements', async () => {
    const recipientKey = await newKey();
    const columns = columnsOf('reference', 'payee_account', 'amount');
    const pinned = await change(csv, { recipientKey, payerAccount: 'TREASURY2', csv: { columns, statement: STATEMENT } }); // prettier-ignore
    expect(refusal(pinned)).toEqual([409, 'channel-in-use', '#/payerAccount', '#/recipientKey', '#/csv']);
    const { text } = (await payout.handedOut(batch))[0]!;
    const paid = `${/D[0-9A-F]{32}/.exec(text)![0]},OK,10.00`;
    const read = await change(csv, { csv: { ...CSV, statement: STATEMENT } });
    expect([read.status, read.body.capability.reads, read.body.capability.statements]).toEqual([200, ['csv'], true]);
    expect(refusal(await change(csv, { csv: { columns: CSV.columns.slice(1), statement: STATEMENT } }))[0]).toBe(400);
    expect((await upload(csv, ['Ref,Status,Paid', paid])).body).toMatchObject({ applied: 1, exceptions: 0 });
    expect(await payout.states(batch)).toEqual({ paid: 1 });
  });

  it('gets another receiver when nothing is under way, and a file is still told by the key it is for', async () => {
    const file = `/v1/disbursement-batches/${batch}/payment-file`;
    const { keyThumbprint } = (await payout.payer.get(file)).body;
    expect(keyThumbprint).toBe((await shown(csv)).file.keyThumbprint);
    const changed = await change(csv, { recipientKey: await newKey() });
    expect(changed.body.file).toMatchObject({ columns: ['reference: reference', 'amount: amount', 'payee_account: payee_account'] }); // prettier-ignore
    expect(changed.body.file.keyThumbprint).not.toBe(keyThumbprint);
    expect((await payout.payer.get(file)).body.keyThumbprint).toBe(keyThumbprint);
    expect((await payout.fetched(batch)).status).toBe(200); // not yet destroyed
    const told = await payout.desk.people.rows<{ key: string }>(
      `select facts ->> 'key' as key from audit.event where action = 'payment-file:hand-out' and facts ? 'key'`,
    );
    expect(told.map(({ key }) => key)).toEqual([keyThumbprint, keyThumbprint]);
  });

  it('is judged as a whole', async () => {
    expect(refusal(await change(iso, { payerAccount: null }))).toEqual([422, 'layout-unusable', '#/payerAccount']);
    expect(refusal(await change(iso, { csv: CSV }))).toEqual([422, 'layout-unusable', '#/kind']);
    expect(refusal(await change(iso, { iso20022: { ...ISO, nameAttributes: ['nobody'] } }))).toEqual([422, 'layout-unusable', '#/iso20022/nameAttributes/0']); // prettier-ignore
    expect(refusal(await change(iso, { recipientKey: { kty: 'oct', k: 'AAAA' } }))[0]).toBe(422);
    const told = { payerAccount: 'TREASURY2', iso20022: { ...ISO, paidAt: 'ACSC' } };
    expect((await change(iso, told)).body).toMatchObject({ payerAccount: 'TREASURY2', revision: 2 });
  });
});
