import { randomUUID } from 'node:crypto';
import { ClearPaymentFiles } from '../../src/disbursements/payment-files/clear-payment-files.service.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { scanDatabase } from '../support/canary/index.js';
import { asSuperuser } from '../support/database.js';
import { type FileAttempt, FilePayout, type OpenedPart } from '../support/file-payout.js';

const NAMES = ['Zebulon Quiverstone', '=HYPERLINK("x")', 'Núria; Gonçalvez-Péña', 'Oleander Frostwick'] as const;
const ACCOUNTS = ['PLANTED0000000001', '+254712000002', 'PLANTED0000000003', 'PLANTED0000000004'] as const;
const CHANNEL = {
  kind: 'csv_file',
  payerAccount: 'TREASURY-1',
  csv: {
    delimiter: 'semicolon',
    columns: [
      { field: 'reference', header: 'Ref' },
      { field: 'payee_name', header: 'Name' },
      { field: 'payee_account', header: 'Account' },
      { field: 'amount', header: 'Amount' },
      { field: 'currency', header: 'Cur' },
      { field: 'message_id', header: 'Message' },
    ],
    nameAttributes: ['given_name', 'family_name'],
    statement: {
      reference: 'Ref',
      outcome: 'Status',
      outcomes: { OK: 'paid', REFUSED: 'failed', BACK: 'returned', WAIT: 'under_way' },
      amount: 'Paid',
      code: 'Reason',
      paymentReference: 'Bank no',
    },
  },
};

const ended = (attempts: readonly FileAttempt[]): string[] =>
  attempts.map(({ state, outcomeCode }) => `${state} ${outcomeCode}`).toSorted();

describe('a payment file in CSV', () => {
  let amparo: TestApp;
  let payout: FilePayout;
  let batch: string;
  let handedOut: string;
  let parts: OpenedPart[];
  let rows: string[][];

  const file = `payment-file`;
  const pathOf = (id: string): string => `/v1/disbursement-batches/${id}`;
  const statement = (lines: readonly string[], key: string = randomUUID(), id = batch) =>
    payout.payer.call('POST', `${pathOf(id)}/statements/csv`, ['Ref,Status,Paid,Reason,Bank no', ...lines].join('\n'), {
      'content-type': 'text/csv',
      'idempotency-key': key,
    });

  beforeAll(async () => {
    amparo = await startTestApp();
    payout = await FilePayout.open(amparo);
    const { people } = payout.desk;
    const ids: string[] = [];
    for (const [at, name] of NAMES.entries()) {
      const [given_name, family_name] = at === 1 ? [name] : name.split(' ');
      const attributes = { given_name: given_name!, ...(family_name ? { family_name } : {}) };
      const paymentAccounts = [{ kind: at === 1 ? ('wallet' as const) : ('bank' as const), value: ACCOUNTS[at]! }];
      ids.push(await people.individual({ attributes, paymentAccounts }));
    }
    ids.push(await people.individual({ attributes: { given_name: 'Nobodys', family_name: 'Accountless' } }));
    ids.push(await people.individual({ paymentAccounts: [{ kind: 'bank', value: 'PLANTED0000000006' }] }));
    await payout.desk.enrol(payout.program, ids);
    batch = await payout.written(await payout.cycle(), await payout.channel(CHANNEL));
  }, 120_000);
  afterAll(() => amparo.close());

  it('is written once, for those who can be paid; who has no account, or no name, fails alone', async () => {
    const attempts = await payout.attempts(batch);
    expect(ended(attempts)).toEqual([
      'failed no_payee_name',
      'failed no_payment_account',
      ...Array<string>(4).fill('sending null'),
    ]);
    const { status, body } = await payout.payer.get(`${pathOf(batch)}/${file}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ parts: 1, lines: 4, complete: true, partsHandedOut: 0, destroyed: false });
    expect((await payout.desk.manager.get('/v1/delivery-channels')).body.data[0].file.keyThumbprint).toBe(
      body.keyThumbprint,
    );
  });

  it('is handed out to who may, encrypted to its receiver, and told before it leaves', async () => {
    expect((await payout.fetched(batch, payout.approver)).status).toBe(403);
    expect(await payout.states(batch)).toMatchObject({ sending: 4 });
    const answer = await payout.fetched(batch);
    expect(answer.headers.get('content-type')).toBe('application/jose-lines');
    handedOut = await answer.text();
    parts = await payout.openAll(handedOut);
    expect(parts).toHaveLength(1);
    expect(parts[0]!.header).toMatchObject({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM', cty: 'text/csv', part: 1 });
    const [header, ...lines] = parts[0]!.text.trimEnd().split('\r\n');
    const accountOf = ([, , account]: readonly string[]): number => ACCOUNTS.indexOf(account as never);
    expect(header).toBe('Ref;Name;Account;Amount;Cur;Message');
    rows = lines
      .map((line) => line.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/))
      .toSorted((one, other) => accountOf(one) - accountOf(other));
    expect(rows.map(([, name]) => name)).toEqual([
      'Zebulon Quiverstone',
      `"'=HYPERLINK(""x"")"`,
      '"Núria; Gonçalvez-Péña"',
      'Oleander Frostwick',
    ]);
    expect(rows.map(([, , account]) => account)).toEqual([...ACCOUNTS]);
    expect(new Set(rows.map(([, , , ...rest]) => rest.join()))).toEqual(
      new Set([`10.00,EUR,${parts[0]!.header['message'] as string}`]),
    );
    for (const [reference] of rows) expect(reference).toMatch(/^D[0-9A-F]{32}$/);
    expect(await payout.states(batch)).toEqual({ in_doubt: 4, failed: 2 });
    const told = await payout.desk.people.rows<{ facts: string }>(
      `select facts::text as facts from audit.event where action = 'payment-file:hand-out' and facts ? 'parts'`,
    );
    expect(told).toHaveLength(1);
  });

  it('is the same whenever it is asked for, and nothing is paid by another under the same reference', async () => {
    const again = await (await payout.fetched(batch)).text();
    expect(again).toBe(handedOut);
    expect(await payout.states(batch)).toEqual({ in_doubt: 4, failed: 2 });
    expect((await payout.payer.post(`${pathOf(batch)}/dispatch`)).status).toBe(202);
    expect(await (await payout.fetched(batch)).text()).toBe(handedOut);
  });

  it('leaves no trace of names and accounts in the databases', async () => {
    const planted = [...ACCOUNTS, 'Quiverstone', 'Gonçalvez-Péña', 'Frostwick', 'Accountless'];
    const canaries = planted.map((value, at) => ({ label: `planted ${at}`, value }));
    for (const url of [amparo.urls.data, amparo.urls.keys])
      expect(await scanDatabase(asSuperuser(url), canaries)).toEqual([]);
  });

  it('is answered by a statement in any order, in part and twice; what cannot be read or is unknown is an exception', async () => {
    const [a, b, c, d] = rows.map(([reference]) => reference!);
    const key = randomUUID();
    const first = [
      `${c},REFUSED,,AC04,`,
      `${d},WAIT,,,`,
      'D00000000000000000000000000000000,OK,10.00,,',
      `${a},PERHAPS,,,`,
    ];
    const answer = await statement(first, key);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ received: 4, applied: 1, unchanged: 1, exceptions: 2 });
    expect((await statement(first, key)).body).toEqual(answer.body);
    const exceptions = (await payout.payer.get(`/v1/reconciliations/${answer.body.id}/exceptions`)).body.data;
    expect(exceptions.map(({ kind, position }: never) => [kind, position]).toSorted()).toEqual([
      ['unknown_reference', 3],
      ['unreadable', 4],
    ]);
    const told = await statement([`${b},OK,10.00,,B-2`, `${c},REFUSED,,AC04,`, `${a},OK,9.00,,`, `${b},OK,10.00,,B-2`]);
    expect(told.body).toMatchObject({ received: 4, applied: 1, unchanged: 2, exceptions: 1 });
    expect(ended(await payout.attempts(batch))).toEqual([
      'failed AC04',
      'failed no_payee_name',
      'failed no_payment_account',
      'in_doubt null',
      'in_doubt null',
      'paid null',
    ]);
    expect((await statement(['no,row'])).body.exceptions).toBe(1);
    const foreign = await payout.payer.call('POST', `${pathOf(batch)}/statements/csv`, 'Name,Account\nAna,1', {
      'content-type': 'text/csv',
      'idempotency-key': randomUUID(),
    });
    expect([foreign.status, foreign.body.type]).toEqual([422, 'urn:amparo:disbursements:statement-unreadable']);
  });

  it('is destroyed when its batch has settled, and what is still due goes into another one', async () => {
    const [a, , , d] = rows.map(([reference]) => reference!);
    await statement([`${a},OK,10.00,,`, `${d},OK,10.00,,`]);
    expect((await payout.payer.get(pathOf(batch))).body.state).toBe('settled');
    await amparo.app.get(ClearPaymentFiles, { strict: false }).sweep();
    expect((await payout.fetched(batch)).status).toBe(409);
    expect((await payout.payer.get(`${pathOf(batch)}/${file}`)).body).toMatchObject({ destroyed: true, lines: 4 });
    const left = await payout.desk.people.rows(
      'select 1 from disbursements.payment_file_part where content_sealed is not null',
    );
    expect(left).toEqual([]);
  });

  it('is not handed out any more once payments of it are over, which may have been made anew', async () => {
    const given = await payout.written(
      await payout.cycle('Given up'),
      await payout.channel({ ...CHANNEL, code: 'GIVEN-UP' }),
    );
    const [one, ...others] = (await payout.attempts(given)).filter(({ state }) => state === 'sending');
    const failed = (disbursementId: string) =>
      payout.payer.post('/v1/reconciliations', { batchId: given, results: [{ disbursementId, outcome: 'failed' }] });
    expect((await failed(one!.id)).body).toMatchObject({ applied: 1 });
    const refused = await payout.fetched(given);
    expect([refused.status, (await refused.json()).type]).toEqual([
      409,
      'urn:amparo:disbursements:payment-file-given-up',
    ]);
    expect(await payout.states(given)).toMatchObject({ sending: others.length });
    for (const { id } of others) await failed(id);
    expect((await payout.payer.get(pathOf(given))).body.state).toBe('settled');
    expect((await payout.fetched(given)).status).toBe(409);
  });

  it('is described before: columns of a list, a key that is public, names that are texts', async () => {
    const refused = async (change: object): Promise<unknown> => {
      const body = { code: 'OTHER', name: 'Other', recipientKey: payout.jwk, ...CHANNEL, ...change };
      const answer = await payout.desk.manager.post('/v1/delivery-channels', body);
      return [answer.status, answer.body.errors?.[0]?.pointer];
    };
    const { csv } = CHANNEL;
    expect(await refused({ recipientKey: undefined })).toEqual([422, '#/recipientKey']);
    expect(await refused({ recipientKey: { ...payout.jwk, d: 'AA' } })).toEqual([422, '#/key']);
    expect(await refused({ csv: { ...csv, columns: csv.columns.slice(1) } })).toEqual([422, '#/csv/columns']);
    expect(await refused({ csv: { ...csv, nameAttributes: ['birth_date'] } })).toEqual([422, '#/csv/nameAttributes/0']);
    expect(await refused({ csv: { ...csv, nameAttributes: undefined } })).toEqual([422, '#/csv/nameAttributes']);
    expect(((await refused({ csv: { ...csv, columns: [{ field: 'birth_date', header: 'x' }] } })) as number[])[0]).toBe(
      400,
    );
    expect(await refused({ endpoint: 'http://127.0.0.1:9' })).toEqual([422, '#/endpoint']);
    expect(await refused({ kind: 'in_kind' })).toEqual([422, '#/kind']);
  });
});
