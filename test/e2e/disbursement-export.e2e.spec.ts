import { parse } from 'csv-parse/sync';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { issueDevelopmentToken } from '#access';
import type { ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { GivingProgram, ok } from '../support/cycle-under-test.js';
import { finished } from '../support/finished.js';

type Row = Readonly<Record<string, string>>;

const PEOPLE = 2_500;

describe('the export of disbursements', () => {
  let amparo: TestApp;
  let food: GivingProgram;
  let payer: ApiClient;
  let batch: string;

  const asked = (token: string, program = food.id) =>
    fetch(`${amparo.url}/v1/programs/${program}/disbursements/export`, {
      headers: { authorization: `Bearer ${token}` },
    });
  // a handle may begin with `-`, which a spreadsheet would take for a formula: such a cell begins with an apostrophe
  const rowsOf = (text: string): Row[] =>
    parse(text, { columns: true, cast: (cell) => cell.replace(/^'(?=[=+\-@\t\r])/, '') });
  const tokenOf = (subject: string, organisation: string, programs: readonly string[] = []) =>
    issueDevelopmentToken({
      databaseUrl: amparo.urls.owner,
      dataDirectory: amparo.dataDirectory,
      role: 'payment_officer',
      subject,
      organisation,
      programs,
      validSeconds: 600,
    });

  beforeAll(async () => {
    amparo = await startTestApp();
    food = await GivingProgram.founded(amparo, 'FOOD');
    payer = await amparo.api('payment_officer');
    await food.people.individuals(PEOPLE);
    await food.benefit({ code: 'BASKET', name: 'Basket', kind: 'in_kind', unit: 'kg', quantity: '10' });
    await food.enrolled();
    const cycle = await food.cycle();
    await cycle.waiting();
    await cycle.approved();
    const { id: channelId } = ok(await food.founder.post('/v1/delivery-channels', { code: 'DEPOT', name: 'Depot', kind: 'in_kind' })); // prettier-ignore
    batch = ok(await payer.post(`${cycle.path}/disbursement-batches`, { channelId })).id;
    ok(await food.approver.post(`/v1/disbursement-batches/${batch}/approve`));
    await finished(payer, await payer.post(`/v1/disbursement-batches/${batch}/dispatch`));
    const [first] = ok(await payer.get(`/v1/disbursement-batches/${batch}/disbursements?limit=1`)).data;
    const results = [{ disbursementId: first.id, outcome: 'partly_delivered', quantity: '7' }];
    ok(await payer.post('/v1/reconciliations', { batchId: batch, results }));
  }, 120_000);
  afterAll(() => amparo.close());

  it('has a row for every attempt, as the API shows it, with the handles of who asks', async () => {
    const answer = await asked(payer.token!);
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('content-disposition')]).toEqual([
      200, 'text/csv; charset=utf-8', 'attachment; filename="disbursements.csv"',
    ]); // prettier-ignore
    const rows = rowsOf(await answer.text());
    expect(rows).toHaveLength(PEOPLE);
    expect(new Set(rows.map((row) => row['registrantId'])).size).toBe(PEOPLE);
    const [shown] = ok(await payer.get(`/v1/disbursement-batches/${batch}/disbursements?limit=1`)).data;
    const own = rows.find((row) => row['disbursementId'] === shown.id)!;
    expect(own).toMatchObject({
      registrantId: shown.registrantId, entitlementId: shown.entitlementId, batchId: batch, cycleNumber: '1', channelCode: 'DEPOT',
      attempt: '1', state: 'partly_delivered', unit: 'kg', quantity: '10', deliveredQuantity: '7', amount: '', currency: '',
    }); // prettier-ignore
    expect(own['sentAt']! <= own['stateSince']!).toBe(true);
    const other = await asked(await tokenOf('another', 'another-office'));
    const theirs = rowsOf(await other.text());
    expect(theirs).toHaveLength(PEOPLE);
    const seen = new Set(rows.flatMap((row) => [row['registrantId'], row['entitlementId'], row['disbursementId']]));
    expect(theirs.some((row) => seen.has(row['registrantId']) || seen.has(row['disbursementId']))).toBe(false);
  });

  it('is of one instant, read in pieces: what is written meanwhile is not in it', async () => {
    const uow = amparo.app.get(UnitOfWork, { strict: false });
    const statement = { name: 'test.lines', text: 'select id from registry.registrant order by id' };
    const pieces: number[] = [];
    for await (const piece of uow.pieces<{ id: string }>(statement, [], 1_000)) {
      if (pieces.push(piece.length) === 1) await food.people.individuals(10);
    }
    expect(pieces).toEqual([1_000, 1_000, 500]);
  });

  it('gives its connection back when nobody reads on', async () => {
    for (let at = 0; at < 12; at++) {
      const answer = await asked(payer.token!);
      await answer.body!.cancel();
    }
    let answer = await asked(payer.token!);
    for (let look = 0; answer.status === 429 && look < 100; look++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      answer = await asked(payer.token!);
    }
    expect(answer.status).toBe(200);
    expect(rowsOf(await answer.text())).toHaveLength(PEOPLE);
  });

  it('is for who may export, in their programs, and audited', async () => {
    const house = await GivingProgram.founded(amparo, 'HOUSE');
    expect((await asked(food.manager.token!)).status).toBe(403);
    const elsewhere = await asked(await tokenOf('elsewhere', 'elsewhere', ['HOUSE']));
    expect(elsewhere.status).toBe(404);
    const empty = await asked(await tokenOf('elsewhere', 'elsewhere', ['HOUSE']), house.id);
    expect((await empty.text()).trim().split('\r\n')).toHaveLength(1);
    const events = await food.people.rows<{ outcome: string }>(
      `select outcome from audit.event where action = 'disbursement:export' and program_id = $1`,
      [food.id],
    );
    expect(events.length).toBeGreaterThan(2);
  });
});
