import type { ApiClient } from '../support/api-client.js';
import { factsFollowed } from '../support/all-seen.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { DuplicatesDesk } from '../support/deduplication.js';
import { finished } from '../support/finished.js';

const JUSTIFICATION = 'They were seen together at the office by two of us';

/** Three who may be one, in a program that only tells of it, with a cycle that is approved. */
interface Round {
  readonly program: string;
  readonly cycle: string;
  readonly people: readonly string[];
}

describe('what is held because of duplicates', () => {
  let amparo: TestApp;
  let desk: DuplicatesDesk;
  let approver: ApiClient;
  let payer: ApiClient;
  let depot: string;
  let rounds = 0;

  beforeAll(async () => {
    amparo = await startTestApp();
    desk = await DuplicatesDesk.open(amparo);
    [approver, payer] = [await amparo.api('approver'), await amparo.api('payment_officer')];
    const channel = { code: 'DEPOT', name: 'Depot', kind: 'in_kind' };
    depot = (await desk.manager.post('/v1/delivery-channels', channel)).body.id as string;
  });
  afterAll(() => amparo.close());

  async function round(): Promise<Round> {
    const program = await desk.program(`ROUND${++rounds}`, { policy: 'warn' });
    const benefit = { code: 'BASKET', name: 'Basket', kind: 'in_kind', unit: 'kg', quantity: '10' };
    expect((await desk.manager.post(`/v1/programs/${program}/benefits`, benefit)).status).toBe(201);
    const people = await desk.sameId(program, ['enrolled', 'enrolled', 'enrolled']);
    await desk.run(program);
    const cycle = (await desk.manager.post(`/v1/programs/${program}/cycles`, { name: 'Round' })).body.id as string;
    await finished(desk.manager, await desk.manager.post(`/v1/cycles/${cycle}/prepare`));
    expect((await desk.manager.post(`/v1/cycles/${cycle}/submit`)).status).toBe(200);
    await finished(approver, await approver.post(`/v1/cycles/${cycle}/approve`));
    return { program, cycle, people };
  }

  async function batch({ cycle }: Round): Promise<string> {
    const made = await payer.post(`/v1/cycles/${cycle}/disbursement-batches`, { channelId: depot });
    expect(made.status).toBe(201);
    return made.body.id as string;
  }

  async function dispatched(id: string): Promise<void> {
    expect((await approver.post(`/v1/disbursement-batches/${id}/approve`)).status).toBe(200);
    await finished(payer, await payer.post(`/v1/disbursement-batches/${id}/dispatch`));
  }

  /** States of all attempts, of each of the people in turn. */
  async function attempts({ cycle, people }: Round): Promise<string[]> {
    const rows = await desk.people.rows<{ id: string; states: string }>(
      `select registrant_id as id, string_agg(state, ' then ' order by attempt) as states
         from disbursements.disbursement where cycle_id = $1 group by 1`,
      [cycle],
    );
    return people.map((id) => rows.find((row) => row.id === id)?.states ?? 'none');
  }

  const heldOf = (states: readonly string[]): number => states.indexOf('held');
  const paidOf = (states: readonly string[]): number => states.findIndex((state) => state !== 'held');

  async function resolved(round: Round, outcome: object): Promise<{ path: string; etag: string }> {
    const { path, etag } = await desk.theCluster(round.program);
    const answer = await desk.resolve(path, etag, outcome);
    expect(answer.status).toBe(200);
    await factsFollowed(amparo);
    return { path, etag: answer.headers.get('etag')! };
  }
  const kept = (round: Round, which: number) => ({
    outcome: 'duplicate',
    primaryId: desk.people.handle(round.people[which]!),
  });

  it('is let go in a batch that is still to be sent, once they are found to be several', async () => {
    const one = await round();
    const id = await batch(one);
    expect((await attempts(one)).toSorted()).toEqual(['held', 'held', 'pending']);
    const cluster = await resolved(one, { outcome: 'not_duplicate' });
    expect(await attempts(one)).toEqual(['pending', 'pending', 'pending']);
    const reasons = await desk.people.rows<{ reason: string; n: number }>(
      `select h.reason, count(*)::int as n from disbursements.disbursement_history h
         join disbursements.disbursement d on d.id = h.disbursement_id where d.batch_id = $1 group by 1 order by 1`,
      [id],
    );
    expect(reasons).toEqual([
      { reason: 'duplicate', n: 2 },
      { reason: 'duplicate_resolved', n: 2 },
    ]);
    // it was wrong: one of them is paid again, as before
    const headers = { 'if-match': cluster.etag };
    await desk.manager.post(`${cluster.path}/reopen`, { justification: JUSTIFICATION }, headers);
    await factsFollowed(amparo);
    expect((await attempts(one)).toSorted()).toEqual(['held', 'held', 'pending']);
    await resolved(one, { outcome: 'not_duplicate' });
    await dispatched(id);
    expect(await attempts(one)).toEqual(['dispatched', 'dispatched', 'dispatched']);
  });

  it('is due in the next batch where its own is on its way', async () => {
    const one = await round();
    await dispatched(await batch(one));
    const before = await attempts(one);
    await resolved(one, { outcome: 'not_duplicate' });
    expect(await attempts(one)).toEqual(before.map((state) => (state === 'held' ? 'cancelled' : state)));
    await batch(one);
    expect(await attempts(one)).toEqual(before.map((state) => (state === 'held' ? 'cancelled then pending' : state)));
  });

  it('stays held for those who are not kept, and moves to the kept one while nothing of it is out', async () => {
    const one = await round();
    const id = await batch(one);
    const held = heldOf(await attempts(one));
    await resolved(one, kept(one, held));
    expect(await attempts(one)).toEqual(one.people.map((_, n) => (n === held ? 'pending' : 'held')));
    await dispatched(id);
    expect(await attempts(one)).toEqual(one.people.map((_, n) => (n === held ? 'dispatched' : 'held')));
    // another batch finds nothing that is due to anybody
    expect((await payer.post(`/v1/cycles/${one.cycle}/disbursement-batches`, { channelId: depot })).status).toBe(422);
  });

  it('stays held for the kept one too, when another of the cluster has been served', async () => {
    const one = await round();
    await dispatched(await batch(one));
    const before = await attempts(one);
    await resolved(one, kept(one, heldOf(before)));
    expect(await attempts(one)).toEqual(before);
  });

  it('is not there when the kept one is known before a batch is made: the others of the cluster wait for nothing', async () => {
    const one = await round();
    await resolved(one, kept(one, 2));
    await batch(one);
    expect(await attempts(one)).toEqual(['held', 'held', 'pending']);
  });

  it('is looked at as it is: what is told twice, or late, comes to the same, and each fact is brought once', async () => {
    const one = await round();
    await batch(one);
    const paid = paidOf(await attempts(one));
    await resolved(one, kept(one, paid));
    const after = await attempts(one);
    const histories = () =>
      desk.people.rows('select count(*)::int as n from disbursements.disbursement_history where program_id = $1', [
        one.program,
      ]);
    const written = await histories();
    await factsFollowed(amparo);
    await desk.people.rows(`update platform.fact_follower set place = null`); // everything that was ever told
    await factsFollowed(amparo);
    expect([await attempts(one), await histories()]).toEqual([after, written]);
    const [place] = await desk.people.rows<{ place: string }>(
      `select place from platform.fact_follower where name = 'disbursements.duplicates'`,
    );
    expect(place!.place).toMatch(/^\d+:/);
  });
});
