import { RequestContext } from '#platform/context/request-context.js';
import { newId } from '#platform/ids/ids.js';
import { SearchAfterRuns } from '../../src/programs/deduplicate-enrolments/search-after-runs.service.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { DuplicatesDesk, unique } from '../support/deduplication.js';
import { finished } from '../support/finished.js';

describe('a search for duplicates after a run of eligibility', () => {
  let amparo: TestApp;
  let desk: DuplicatesDesk;
  let lot = 0;

  beforeAll(async () => {
    amparo = await startTestApp();
    desk = await DuplicatesDesk.open(amparo);
    await desk.admin.post('/v1/attributes', { key: 'lot', name: 'Lot', dataType: 'integer', appliesTo: 'individual' });
  });
  afterAll(() => amparo.close());

  /** A program for the people of a lot of its own, of whom the first two are one; raw ids. */
  async function lotOf(size: number, deduplication: object, change: object = {}): Promise<[string, string[]]> {
    const program = await desk.program(`LOT${++lot}`, deduplication);
    await desk.manager.post(`/v1/programs/${program}/rules`, { expression: `lot == ${lot}` });
    const { headers } = await desk.manager.get(`/v1/programs/${program}`);
    expect((await desk.manager.patch(`/v1/programs/${program}`, change, headers.get('etag'))).status).toBe(200);
    const value = unique('N');
    const people: string[] = [];
    for (let n = 0; n < size; n++) {
      const identifiers = [{ idType: 'national_id', value: n < 2 ? value : unique('N') }];
      people.push(await desk.register({ identifiers, attributes: { lot } }));
    }
    return [program, people];
  }

  async function judged(program: string): Promise<Record<string, number>> {
    const { counts } = await finished(
      desk.manager,
      await desk.manager.post(`/v1/programs/${program}/eligibility-runs`),
    );
    await settled();
    return counts;
  }

  async function settled(): Promise<void> {
    for (;;) {
      const { body } = await desk.manager.get('/v1/operations?limit=200');
      if (!body.data.some(({ state }: { state: string }) => ['queued', 'running'].includes(state))) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  const searches = (program: string) =>
    desk.people.rows<{ id: string; state: string; after: string | null }>(
      `select id, state, parameters->>'after' as after from platform.operation
        where kind = 'deduplicate-enrolments' and subject = $1 order by id`,
      [program],
    );
  const statesOf = async (program: string, people: readonly string[]): Promise<string[]> => {
    const states = await desk.states(program);
    return people.map((id) => states[id]!);
  };
  const change = async (program: string, changed: object): Promise<void> => {
    const { headers } = await desk.manager.get(`/v1/programs/${program}/deduplication`);
    const told = await desk.manager.patch(`/v1/programs/${program}/deduplication`, changed, headers.get('etag'));
    expect(told.status).toBe(200);
  };

  it('is ordered by itself, once, with a policy, and moves aside whom the run has enrolled', async () => {
    const [program, people] = await lotOf(3, { policy: 'block' });
    expect(await judged(program)).toMatchObject({ enrolled: 3 });
    expect(await searches(program)).toEqual([expect.objectContaining({ state: 'succeeded' })]);
    expect(await statesOf(program, people)).toEqual(['duplicated', 'duplicated', 'enrolled']);
    const warned = await lotOf(3, { policy: 'warn' });
    await judged(warned[0]);
    expect(await statesOf(...warned)).toEqual(['enrolled', 'enrolled', 'enrolled']);
    expect(await desk.clusters(warned[0])).toEqual([warned[1].slice(0, 2).toSorted()]);
    const [off] = await lotOf(2, { policy: 'off' });
    await judged(off);
    expect(await searches(off)).toEqual([]);
  });

  it('leaves who is in question where they are, for a reason, also when the run comes before it', async () => {
    const [program, people] = await lotOf(3, { policy: 'warn' });
    await desk.enrol(program, people, 'draft');
    await desk.run(program); // an open cluster in which nobody is moved aside
    await change(program, { policy: 'block' });
    expect(await judged(program)).toMatchObject({ eligible: 3, enrolled: 1, duplicate_suspected: 2 });
    const verdict = await desk.caseWorker.get(`/v1/programs/${program}/verdicts/${desk.people.handle(people[0]!)}`);
    expect(verdict.body).toMatchObject({ outcome: 'eligible', reason: 'duplicate_suspected' });
    const moves = await desk.people.rows<{ move: string; n: number }>(
      `select from_state || '-' || to_state as move, count(*)::int as n from programs.enrolment_history
        where program_id = $1 and registrant_id = any($2::uuid[]) group by 1`,
      [program, people.slice(0, 2)],
    );
    expect(moves).toEqual([{ move: 'draft-duplicated', n: 2 }]); // never enrolled in between
    // somebody decides: whom nobody doubts any more is enrolled by the next run
    const { path, etag } = await desk.theCluster(program);
    await desk.resolve(path, etag, { outcome: 'duplicate', primaryId: desk.people.handle(people[1]!) });
    expect(await judged(program)).toMatchObject({ enrolled: 1 });
    expect(await statesOf(program, people)).toEqual(['duplicated', 'enrolled', 'enrolled']);
  });

  it('comes before places are given, and nobody in question is given one', async () => {
    const [program, people] = await lotOf(4, { policy: 'block' }, { cap: 2 });
    expect(await judged(program)).toMatchObject({ waitlisted: 4, enrolled: 0 });
    expect(await statesOf(program, people)).toEqual(['duplicated', 'duplicated', 'enrolled', 'enrolled']);
    const all = await desk.people.rows<{ n: number }>(
      `select count(*)::int as n from programs.enrolment_history
        where program_id = $1 and registrant_id = any($2::uuid[]) and to_state = 'enrolled'`,
      [program, people.slice(0, 2)],
    );
    expect(all).toEqual([{ n: 0 }]);
    // found to be two, in question again, and still on the list: more places change nothing for them
    const { path, etag } = await desk.theCluster(program);
    const resolved = await desk.resolve(path, etag, { outcome: 'not_duplicate' });
    expect(await statesOf(program, people.slice(0, 2))).toEqual(['waitlisted', 'waitlisted']);
    const body = { justification: 'They were seen together at the office by two of us' };
    const headers = { 'if-match': resolved.headers.get('etag')! };
    const reopened = await desk.manager.post(`${path}/reopen`, body, headers);
    expect(reopened.status).toBe(200);
    const { headers: now } = await desk.manager.get(`/v1/programs/${program}`);
    await desk.manager.patch(`/v1/programs/${program}`, { cap: 4 }, now.get('etag'));
    await settled();
    expect(await statesOf(program, people)).toEqual(['waitlisted', 'waitlisted', 'enrolled', 'enrolled']);
    const marked = await desk.manager.get(`/v1/programs/${program}/enrolments?duplicateCluster=open`);
    expect(marked.body.data.map((one: { state: string }) => one.state)).toEqual(['waitlisted', 'waitlisted']);
    // one is kept, and takes the place that was free all along
    const again = await desk.theCluster(program);
    const primaryId = desk.people.handle(people[0]!);
    await desk.resolve(again.path, again.etag, { outcome: 'duplicate', primaryId });
    await settled();
    expect(await statesOf(program, people)).toEqual(['enrolled', 'duplicated', 'enrolled', 'enrolled']);
  });

  it('is waited for by cycles: none is frozen or prepared while one is under way', async () => {
    const [program] = await lotOf(2, { policy: 'warn' });
    const benefit = { code: 'BASKET', name: 'Basket', kind: 'in_kind', unit: 'kg', quantity: '10' };
    expect((await desk.manager.post(`/v1/programs/${program}/benefits`, benefit)).status).toBe(201);
    const before = (await desk.manager.post(`/v1/programs/${program}/cycles`, { name: 'Before' })).body.id as string;
    const id = await underWay(program);
    for (const path of [`/v1/programs/${program}/cycles`, `/v1/cycles/${before}/prepare`]) {
      const { status, body } = await desk.manager.post(path, { name: 'Meanwhile' });
      expect([status, body.type]).toEqual([409, 'urn:amparo:entitlements:search-under-way']);
    }
    await over(id);
    expect((await desk.manager.post(`/v1/programs/${program}/cycles`, { name: 'After' })).status).toBe(201);
    expect((await desk.manager.post(`/v1/cycles/${before}/prepare`)).status).toBe(202);
    await settled();
  });

  it('is ordered once more when a run ended while one was under way, and not when it was cancelled', async () => {
    const [program, people] = await lotOf(2, { policy: 'block' });
    const id = await underWay(program);
    await judgedOnly(program); // behind its back
    expect(await searches(program)).toEqual([{ id, state: 'running', after: null }]);
    await over(id);
    const due = () =>
      RequestContext.asService(() => amparo.app.get(SearchAfterRuns, { strict: false }).orderIfDue(program));
    await due(); // as at its end
    await settled();
    const [, second, ...more] = await searches(program);
    expect([second?.state, more]).toEqual(['succeeded', []]);
    expect(await statesOf(program, people)).toEqual(['duplicated', 'duplicated']);
    await due();
    await desk.people.rows(`update platform.operation set state = 'cancelled' where id = $1`, [second!.id]);
    await due();
    expect(await searches(program)).toHaveLength(2);
  });

  /** A search that is under way elsewhere, and does not move. */
  async function underWay(program: string): Promise<string> {
    const id = newId();
    await desk.people.rows(
      `insert into platform.operation (id, kind, subject, program_id, state, created_by, created_at, started_at, lease_until)
       values ($1, 'deduplicate-enrolments', $2, $3, 'running', $1, now(), now(), now() + interval '1 hour')`,
      [id, program, program],
    );
    return id;
  }
  const over = (id: string) =>
    desk.people.rows(`update platform.operation set state = 'succeeded', finished_at = now() where id = $1`, [id]);
  const judgedOnly = async (program: string) =>
    finished(desk.manager, await desk.manager.post(`/v1/programs/${program}/eligibility-runs`));
});
