import pg from 'pg';
import { factsFollowed } from '../support/all-seen.js';
import type { ApiAnswer, ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type CycleUnderTest, GivingProgram, ok } from '../support/cycle-under-test.js';
import { asSuperuser } from '../support/database.js';
import { DuplicatesDesk } from '../support/deduplication.js';
import { DeliveryDesk } from '../support/delivery-desk.js';
import { finished } from '../support/finished.js';
import { ended } from '../support/registrants.js';
import { until } from '../support/until.js';

const PEOPLE = 3;
/** What everybody is due, by benefit. */
const DUE = {
  COINS: ['KES', '0.50'],
  LEAST: ['KES', '1.00'],
  MOST: ['KES', '5000.00'],
  MORE: ['KES', '5000.01'],
  ABROAD: ['USD', '9000.00'],
} as const;
const KES = { currency: 'KES', leastAmount: '1.00', mostAmount: '5000.00' };
const WITHIN = 3 * PEOPLE; // least, most, and what is in another currency
const refusal = ({ status, body }: ApiAnswer): unknown[] => [
  status,
  body.type?.split(':').at(-1),
  ...(body.errors ?? []).map(({ pointer }: { pointer: string }) => pointer),
];

describe('amount limits of a channel', () => {
  let amparo: TestApp;
  let program: GivingProgram;
  let desk: DeliveryDesk;
  let payer: ApiClient;

  const pathOf = (id: string): string => `/v1/delivery-channels/${id}`;
  const shown = async (id: string): Promise<ApiAnswer['body']> => ok(await program.founder.get(pathOf(id)));
  const limit = async (id: string, limits: unknown): Promise<ApiAnswer> =>
    program.founder.patch(pathOf(id), { limits }, (await program.founder.get(pathOf(id))).headers.get('etag'));
  const limited = (code: string, limits: readonly object[]) => desk.channel('cash_counter', code, { limits });
  const make = (cycle: CycleUnderTest, channelId: string, more: object = {}): Promise<ApiAnswer> =>
    payer.post(`${cycle.path}/disbursement-batches`, { channelId, ...more });
  const amounts = async (batch: string): Promise<Record<string, number>> => {
    const lines = (await desk.lines(batch)).map(({ currency, amount }) => `${currency} ${amount}`);
    return Object.fromEntries([...new Set(lines)].toSorted().map((of) => [of, lines.filter((one) => one === of).length])); // prettier-ignore
  };
  const keys = ({ id }: CycleUnderTest) =>
    program.people.rows('select from disbursements.beneficiary_key where cycle_id = $1', [id]);

  beforeAll(async () => {
    amparo = await startTestApp();
    program = await GivingProgram.founded(amparo, 'LIMITS');
    for (const [code, [currency, amount]] of Object.entries(DUE))
      await program.benefit({ code, name: code, kind: 'cash', currency, amount });
    await program.funded('10000000');
    await program.funded('10000000', 'USD');
    await program.people.individuals(PEOPLE);
    await program.enrolled();
    desk = await DeliveryDesk.of(program);
    payer = desk.payer;
  }, 120_000);
  afterAll(() => amparo.close());

  it('are told with it, and changed at any time, as a whole', async () => {
    const id = await limited('TOLD', [KES, { currency: 'JPY', leastAmount: '70' }]);
    expect((await shown(id)).limits).toEqual([KES, { currency: 'JPY', leastAmount: '70', mostAmount: null }]);
    await desk.batch(await desk.approvedCycle(), id);
    const changed = await limit(id, [{ currency: 'USD', mostAmount: '20000' }]);
    expect(changed.body).toMatchObject({ revision: 2, limits: [{ currency: 'USD', leastAmount: null, mostAmount: '20000.00' }] }); // prettier-ignore
    expect((await program.founder.patch(pathOf(id), { name: 'Counter' }, '"2"')).body.limits).toHaveLength(1);
    expect((await limit(id, [])).body.limits).toEqual([]);
    expect((await shown(await desk.channel('in_kind'))).limits).toEqual([]);
  }, 60_000);

  it('are refused where they limit nothing, or what is not delivered', async () => {
    const id = await limited('REFUSED', [KES]);
    expect(refusal(await limit(id, [KES, { currency: 'USD', leastAmount: '2', mostAmount: '1' }]))).toEqual([422, 'limits-unusable', '#/limits/1/leastAmount']); // prettier-ignore
    expect(refusal(await limit(id, [{ currency: 'QQQ', leastAmount: '2' }]))).toEqual([422, 'bad-amount', '#/limits/0/currency']); // prettier-ignore
    const many = Array.from({ length: 21 }, (_, at) => ({
      currency: `A${String.fromCharCode(65 + at)}A`,
      mostAmount: '1',
    }));
    for (const limits of [
      null,
      {},
      [null],
      [[]],
      [KES, KES],
      [{ currency: 'KES', mostAmount: 5 }],
      [{ ...KES, more: 1 }],
      many,
    ])
      expect((await limit(id, limits)).status).toBe(400);
    const goods = { code: 'GOODS', name: 'Goods', kind: 'in_kind', programId: program.id };
    expect(refusal(await program.founder.post('/v1/delivery-channels', { ...goods, limits: [KES] }))).toEqual([422, 'limits-unusable', '#/limits']); // prettier-ignore
    expect((await shown(id)).limits).toEqual([KES]);
  });

  it('leave lines out of a batch, which are due as before and go by another channel', async () => {
    const cycle = await desk.approvedCycle();
    const batch = ok(await make(cycle, await limited('BETWEEN', [KES])));
    expect(batch).toMatchObject({ lines: WITHIN, leftOut: 2 * PEOPLE });
    expect(await amounts(batch.id)).toEqual({ 'KES 1.00': PEOPLE, 'KES 5000.00': PEOPLE, 'USD 9000.00': PEOPLE });
    expect(await keys(cycle)).toHaveLength(WITHIN);
    expect(ok(await payer.get(`/v1/disbursement-batches/${batch.id}`))).toMatchObject({ leftOut: 2 * PEOPLE });
    const { parts } = ok(await payer.get(`${cycle.path}/conservation`));
    const stillDue = parts.map((part: ApiAnswer['body']) => part.stillDue).filter((due: string) => due !== '0.00');
    expect(stillDue.toSorted()).toEqual(['1.50', '15000.03']);
    await desk.dispatch(batch.id); // its digest is of what is in it
    const rest = ok(await make(cycle, await limited('NO-COINS', [{ currency: 'KES', leastAmount: '1.00' }])));
    expect([rest.leftOut, await amounts(rest.id)]).toEqual([PEOPLE, { 'KES 5000.01': PEOPLE }]);
    const last = ok(await make(cycle, await desk.channel('cash_counter', 'ANYTHING')));
    expect([last.leftOut, await amounts(last.id)]).toEqual([0, { 'KES 0.50': PEOPLE }]);
    expect(await keys(cycle)).toHaveLength(5 * PEOPLE);
  }, 60_000);

  it('are told where nothing else is due, and by the operation that makes a batch', async () => {
    const cycle = await desk.approvedCycle();
    const channelId = await limited('TOO-LITTLE', [{ currency: 'KES', mostAmount: '0.49' }, { currency: 'USD', mostAmount: '1' }]); // prettier-ignore
    const nothing = await make(cycle, channelId);
    expect([...refusal(nothing), nothing.body.leftOut]).toEqual([422, 'nothing-to-deliver', 5 * PEOPLE]);
    expect(nothing.body.detail).toMatch(/limits.*: 15$/);
    expect(await keys(cycle)).toEqual([]);
    const order = (channel: string) => payer.post(`${cycle.path}/disbursement-batch-runs`, { channelId: channel });
    const failed = await ended(payer, ok(await order(channelId)).id as string);
    expect(failed).toMatchObject({ state: 'failed', problem: 'disbursements:nothing-to-deliver' });
    const { counts } = await finished(payer, await order(await limited('SOME', [KES])));
    expect(counts).toEqual({ lines: WITHIN, leftOut: 2 * PEOPLE });
    const none = ok(await make(await desk.approvedCycle(), await desk.channel('cash_counter', 'UNLIMITED')));
    expect(none).toMatchObject({ lines: 5 * PEOPLE, leftOut: 0 });
  }, 60_000);

  it('refuse a single line that is made anew, by the limit it is outside of, and leave nothing of it behind', async () => {
    const cycle = await desk.approvedCycle();
    const id = await limited('AGAIN', [KES]);
    const batch = await desk.batch(cycle, id);
    const line = (await desk.lines(batch)).find(({ amount }) => amount === '5000.00')!;
    ok(await payer.post(`/v1/disbursements/${line.id}/cancel`, { reason: 'asked_for' }));
    const again = () => payer.post(`/v1/disbursements/${line.id}/reissue`, { reason: 'try_again' });
    const batches = async (): Promise<number> => ok(await payer.get(`${cycle.path}/disbursement-batches`)).data.length;
    for (const [field, amount] of [
      ['mostAmount', '4999.99'],
      ['leastAmount', '5000.01'],
    ] as const) {
      // prettier-ignore
      ok(await limit(id, [{ currency: 'USD', mostAmount: '1' }, { currency: 'KES', [field]: amount }]));
      const refused = await again();
      expect([...refusal(refused), refused.body.limit]).toEqual([422, 'outside-limits', '#/channelId', field]);
      expect(JSON.stringify(refused.body)).not.toMatch(/5000|4999/);
    }
    expect(await batches()).toBe(1);
    ok(await limit(id, [{ currency: 'KES', leastAmount: '5000', mostAmount: '5000' }]));
    expect((await again()).body).toMatchObject({ reissuesId: line.id, amount: '5000.00', attempt: 2 });
    expect(await batches()).toBe(2);
  }, 60_000);

  it('are those of the moment a batch is made, also when they are changed just then', async () => {
    const id = await limited('JUST-NOW', [KES]);
    const cycle = await desk.approvedCycle();
    const client = new pg.Client({ connectionString: asSuperuser(amparo.urls.data) });
    await client.connect();
    try {
      await client.query('begin');
      const limits = JSON.stringify([{ currency: 'KES', leastMinor: null, mostMinor: '50' }]);
      await client.query('update disbursements.delivery_channel set amount_limits = $2 where id = $1', [id, limits]);
      const made = make(cycle, id);
      const waiting = `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
      await until(async () => (await client.query(waiting)).rowCount === 1, 10);
      await client.query('commit');
      expect(await amounts(ok(await made).id)).toEqual({ 'KES 0.50': PEOPLE, 'USD 9000.00': PEOPLE });
    } finally {
      await client.end();
    }
  }, 60_000);

  it('pay nobody instead of whom a resolution of duplicates has kept', async () => {
    const twins = await DuplicatesDesk.open(amparo);
    const id = await twins.program('TWINS', { policy: 'warn' });
    const cash = { code: 'CASH', name: 'Cash', kind: 'cash', currency: 'KES', amount: '10' };
    ok(await twins.manager.post(`/v1/programs/${id}/benefits`, cash));
    ok(await twins.manager.post(`/v1/programs/${id}/fund/postings`, { currency: 'KES', amount: '10000' }));
    const people = await twins.sameId(id);
    const other = await twins.register({});
    await twins.enrol(id, [other]);
    await twins.run(id);
    const path = `/v1/cycles/${ok(await twins.manager.post(`/v1/programs/${id}/cycles`, { name: 'Round' })).id}`;
    await finished(twins.manager, await twins.manager.post(`${path}/prepare`));
    const more = 'update entitlements.entitlement set amount_minor = 2000 where registrant_id = $1 and program_id = $2';
    await twins.people.rows(more, [people[1], id]);
    ok(await twins.manager.post(`${path}/submit`));
    await finished(program.approver, await program.approver.post(`${path}/approve`));
    const cluster = await twins.theCluster(id);
    const kept = { outcome: 'duplicate', primaryId: twins.people.handle(people[1]!) };
    ok(await twins.resolve(cluster.path, cluster.etag, kept));
    await factsFollowed(amparo);
    const channel = async (code: string, more: object): Promise<string> =>
      ok(await program.founder.post('/v1/delivery-channels', { code, name: code, kind: 'cash_counter', ...more })).id;
    const batch = async (channelId: string) => {
      const made = ok(await payer.post(`${path}/disbursement-batches`, { channelId }));
      const lines = await twins.people.rows<{ id: string; state: string }>(
        'select registrant_id as id, state from disbursements.disbursement where batch_id = $1',
        [made.id],
      );
      return [made.leftOut, Object.fromEntries(lines.map(({ id: of, state }) => [of, state]))];
    };
    const small = await channel('TWINS-SMALL', { limits: [{ currency: 'KES', mostAmount: '10' }] });
    expect(await batch(small)).toEqual([2, { [other]: 'pending' }]);
    const large = await batch(await channel('TWINS-LARGE', {}));
    expect(large).toEqual([0, { [people[0]!]: 'held', [people[1]!]: 'pending' }]);
  }, 60_000);
});
