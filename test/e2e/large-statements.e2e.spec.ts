import { randomUUID } from 'node:crypto';
import { type Met, ResultsService } from '../../src/disbursements/reconcile/results.service.js';
import type { ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { csvChannel, WORDS } from '../support/csv-channel.js';
import { FilePayout } from '../support/file-payout.js';

const CSV = csvChannel(WORDS, { code: 'Code', paymentReference: 'Number' });
const PEOPLE = 8;
/** What comes before is two lots: the third is read when the first one's lines have been looked at. */
const BEFORE = 4_000;

interface Batch {
  readonly id: string;
  readonly cycle: string;
  readonly references: string[];
}

describe('a statement of many lots', () => {
  let amparo: TestApp;
  let cash: FilePayout;
  /** Reconciles CASH alone. */
  let clerk: ApiClient;
  let channel: string;
  let [small, large, twice] = [] as unknown as [Batch, Batch, Batch];
  let foreign: Batch;

  const tell = async (rows: readonly string[], by = clerk) => {
    const body = ['Ref,Status,Paid,Code,Number', ...rows].join('\n');
    const answer = await by.call('POST', `/v1/delivery-channels/${channel}/statements/csv`, body, {
      'content-type': 'text/csv',
      'idempotency-key': randomUUID(),
    });
    expect(answer.status).toBe(201);
    return answer.body;
  };
  const after = (reference: string, rows: readonly string[]): string[] => [
    ...Array.from({ length: BEFORE }, () => `${reference},WAIT,,,`),
    ...rows,
  ];
  const handedOut = async (payout: FilePayout, name: string): Promise<Batch> => {
    const cycle = await payout.cycle(name);
    const id = await payout.written(cycle, channel);
    const [part] = await payout.handedOut(id);
    return { id, cycle, references: [...new Set(part!.text.match(/D[0-9A-F]{32}/g))] };
  };
  const linesOf = ({ id }: Batch) =>
    cash.desk.people.rows(
      `select d.state, d.outcome_code, d.provider_reference, d.delivered_minor, d.excess_minor, d.returned_minor, d.delivered_quantity,
              d.closed_at = d.state_since as closed, e.state as entitlement, e.delivered_minor as arrived,
              (select array_agg(h.from_state || '>' || h.to_state || ' ' || h.reason order by h.at, h.id)
                 from disbursements.disbursement_history h where h.disbursement_id = d.id) as moves,
              (select array_agg(h.from_state || '>' || h.to_state || ' ' || h.reason order by h.at, h.id)
                 from entitlements.entitlement_history h where h.entitlement_id = d.entitlement_id) as due
         from disbursements.disbursement d join entitlements.entitlement e on e.id = d.entitlement_id
        where d.batch_id = '${id}' order by d.id`,
    );
  const factsOf = ({ id }: Batch) =>
    cash.desk.people.rows(
      `select f.kind, count(*)::integer as told from platform.fact f cross join unnest(f.object_ids) as object (id)
         join disbursements.disbursement d on d.id = object.id where d.batch_id = '${id}' group by 1 order by 1`,
    );
  const exceptionsOf = async (body: { batches: { batchId: string; id: string }[] }, { id }: Batch) => {
    const one = body.batches.find(({ batchId }) => batchId === id)!;
    const { data } = (await clerk.get(`/v1/reconciliations/${one.id}/exceptions`)).body;
    return data.map(({ kind, position }: Record<string, unknown>) => [kind, position]);
  };

  beforeAll(async () => {
    amparo = await startTestApp();
    cash = await FilePayout.open(amparo);
    const farm = await cash.another('FARM');
    const people: string[] = [];
    for (let at = 0; at < PEOPLE; at++)
      people.push(await cash.desk.people.individual({ paymentAccounts: [{ kind: 'bank', value: `ACCOUNT${at}` }] }));
    await cash.desk.enrol(cash.program, people);
    await cash.desk.enrol(farm.program, people.slice(0, 2));
    channel = await cash.channel(CSV);
    small = await handedOut(cash, 'One');
    large = await handedOut(cash, 'Two');
    twice = await handedOut(cash, 'Three');
    foreign = await handedOut(farm, 'One');
    clerk = await amparo.api('payment_officer', { subject: 'clerk', programs: ['CASH'] });
    for (const { references } of [small, large]) await tell([`${references[5]},OK,10.00,,BANK/5`]);
  }, 180_000);
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => amparo.close());

  it('comes to what a small one comes to, though most of its lines are not looked at before they are applied', async () => {
    const rows = ([a, b, c, d, e, f, g, h]: readonly string[]): string[] => [
      `${h},OK,10.00,,BANK/7`,
      `${a},OK,10.0,,`,
      `${b},REFUSED,,AC04,BANK/1`,
      `${c},OK,9.00,,`,
      `${d},OK,10.00,,BANK/3`,
      `${d},OK,10.00,,BANK/3`,
      `${e},BACK,,CLOSED,`,
      `${f},OK,10.00,,BANK/5`,
      `${g},WAIT,,,`,
      `${foreign.references[0]},OK,10.00,,`,
      `,OK,10.00,,`,
    ];
    const applied = jest.spyOn(amparo.app.get(ResultsService, { strict: false }), 'applyExpected');
    const told = await tell(rows(small.references));
    expect(applied).not.toHaveBeenCalled();
    const toldLate = await tell(after(large.references[6]!, rows(large.references)));
    expect(applied.mock.calls.map(([expected]) => expected.length)).toEqual([6]);
    const met = (await applied.mock.results[0]!.value) as Met;
    expect(met.ids?.size).toBe(3); // not those of another amount or program, and what had arrived

    const { received, unchanged, ...counts } = told;
    expect(told).toMatchObject({ received: 11, applied: 5, unchanged: 3, exceptions: 3 });
    expect(toldLate).toMatchObject({ received: received + BEFORE, unchanged: unchanged + BEFORE });
    expect(toldLate).toMatchObject({ applied: counts.applied, exceptions: counts.exceptions });
    expect(await exceptionsOf(told, small)).toEqual([['amount_mismatch', 4]]);
    expect(await exceptionsOf(toldLate, large)).toEqual([['amount_mismatch', 4 + BEFORE]]);

    const lines = await linesOf(small);
    expect(lines).toHaveLength(PEOPLE);
    expect(await linesOf(large)).toEqual(lines);
    expect(await factsOf(large)).toEqual(await factsOf(small));
    expect(await cash.states(foreign.id)).toEqual({ in_doubt: 2 });
    for (const { cycle } of [small, large])
      expect((await cash.payer.get(`/v1/cycles/${cycle}/conservation`)).body.holds).toBe(true);
  });

  it('moves nothing out of reach where the application alone asks whose it is', async () => {
    for (const table of ['disbursement', 'batch', 'payment_file_part'])
      await cash.desk.people.rows(`create policy planted on disbursements.${table} using (true)`);
    const rows = foreign.references.map((reference) => `${reference},OK,10.00,,`);
    const { exceptions, applied } = await tell(after(large.references[6]!, rows));
    expect([exceptions, applied]).toEqual([2, 0]);
    expect(await cash.states(foreign.id)).toEqual({ in_doubt: 2 });
    for (const table of ['disbursement', 'batch', 'payment_file_part'])
      await cash.desk.people.rows(`drop policy planted on disbursements.${table}`);
  });

  it('moves each line once, where it comes twice at once and turned round', async () => {
    const rows = twice.references.map((reference) => `${reference},OK,10.00,,`);
    const answers = await Promise.all([
      tell(after(small.references[6]!, rows)),
      tell(after(large.references[6]!, rows.toReversed())),
    ]);
    expect(answers.map(({ exceptions }) => exceptions)).toEqual([0, 0]);
    expect(answers.reduce((sum, { applied }) => sum + applied, 0)).toBe(PEOPLE);
    const lines = await linesOf(twice);
    expect(lines.map(({ arrived }) => arrived)).toEqual(Array(PEOPLE).fill('1000'));
    expect(await factsOf(twice)).toEqual([{ kind: 'disbursement.paid', told: PEOPLE }]);
    expect((await cash.payer.get(`/v1/cycles/${twice.cycle}/conservation`)).body.holds).toBe(true);
  });
});
