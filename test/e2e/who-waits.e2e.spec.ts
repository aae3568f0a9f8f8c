import { setTimeout as pause } from 'node:timers/promises';
import type { ApiClient } from '../support/api-client.js';
import { allSeen } from '../support/all-seen.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { DuplicatesDesk, unique } from '../support/deduplication.js';
import { finished } from '../support/finished.js';

const PEOPLE = 30;

interface Enrolment {
  readonly id: string;
  readonly registrantId: string;
  readonly revision: number;
}

/** What a run says that differs between one that judges everybody and one that does not. */
const counted = ({ judged = 0, digest }: Record<string, number>): [number, number | undefined] => [judged, digest];

describe('a run of only the changed, where people wait for it of whom nothing has changed', () => {
  let amparo: TestApp;
  let desk: DuplicatesDesk;
  let manager: ApiClient;
  let lot = 0;

  beforeAll(async () => {
    amparo = await startTestApp();
    desk = await DuplicatesDesk.open(amparo);
    manager = desk.manager;
    const need = { key: 'need', name: 'Need', dataType: 'integer', appliesTo: 'individual' };
    expect((await desk.admin.post('/v1/attributes', need)).status).toBe(201);
  });
  afterAll(() => amparo.close());

  async function judged(program: string, mode = 'incremental'): Promise<Record<string, number>> {
    await allSeen(amparo.urls.data);
    const { counts } = await finished(
      manager,
      await manager.post(`/v1/programs/${program}/eligibility-runs`, { mode }),
    );
    for (;;) {
      const { body } = await manager.get('/v1/operations?limit=200');
      if (!body.data.some(({ state }: { state: string }) => ['queued', 'running'].includes(state))) return counts;
      await pause(20);
    }
  }

  /** Enrolments as they stand, and open proposals. */
  const standing = (program: string) =>
    desk.people.rows(
      `select e.registrant_id, e.state, e.period, (select count(*)::int from programs.proposal p where p.enrolment_id = e.id and p.decision is null) as proposed
         from programs.enrolment e where e.program_id = $1 order by 1, 3`,
      [program],
    );

  /** Judges only whom it has to, `many`; then everybody, who is found to be as they are. */
  async function judgedOnly(program: string, many: number): Promise<Record<string, number>> {
    const counts = await judged(program);
    const left = await standing(program);
    const everybody = await judged(program, 'full');
    expect(counted(counts)).toEqual([many, everybody['digest']]);
    expect(await standing(program)).toEqual(left);
    return counts;
  }

  /** A program that keeps duplicates out, and its people of a lot of their own, of whom the first two are one. */
  async function founded(change: object = {}): Promise<{ program: string; path: string; people: string[] }> {
    const program = await desk.program(`WAITS${++lot}`);
    const path = `/v1/programs/${program}`;
    const from = lot * 1000;
    await manager.post(`${path}/rules`, { expression: `need >= ${from} && need < ${from + 100}` });
    const { headers } = await manager.get(path);
    expect((await manager.patch(path, change, headers.get('etag'))).status).toBe(200);
    const value = unique('N');
    const people: string[] = [];
    for (let n = 0; n < PEOPLE; n++) {
      const identifiers = [{ idType: 'national_id', value: n < 2 ? value : unique('N') }];
      people.push(await desk.register({ identifiers, attributes: { need: from + n } }));
    }
    return { program, path, people };
  }

  const stateOf = async (program: string, person: string): Promise<string> => (await desk.states(program))[person]!;

  async function moved(path: string, person: string, move: string, reason: string): Promise<void> {
    const { data } = (await manager.get(`${path}/enrolments?limit=200`)).body as { data: Enrolment[] };
    const handle = desk.people.handle(person);
    const { id, revision } = data.find(({ registrantId }) => registrantId === handle)!;
    const ifMatch = { 'if-match': `"${revision}"` };
    const answer = await manager.post(`${path}/enrolments/${id}/moves`, { move, reason }, ifMatch);
    expect(answer.status).toBe(200);
  }

  async function needs(person: string, need: number): Promise<void> {
    const path = `/v1/registrants/${desk.people.handle(person)}`;
    const { headers } = await desk.admin.get(path);
    expect((await desk.admin.patch(path, { attributes: { need } }, headers.get('etag'))).status).toBe(200);
  }

  it('follows decisions about duplicates, and judges nobody else', async () => {
    const { program, people } = await founded();
    await judged(program, 'full'); // and the search that comes after it finds two who may be one
    expect(await stateOf(program, people[0]!)).toBe('duplicated');
    expect(await judgedOnly(program, 2)).toMatchObject({ eligible: 2, enrolled: 0 });
    expect(counted(await judged(program))[0]).toBe(0);
    const { path, etag } = await desk.theCluster(program);
    expect((await desk.resolve(path, etag, { outcome: 'not_duplicate' })).status).toBe(200);
    expect(await judgedOnly(program, 2)).toMatchObject({ eligible: 2 });
    expect(await stateOf(program, people[0]!)).toBe('enrolled');
    expect(counted(await judged(program))[0]).toBe(0);
  });

  it.each([
    ['exit', 'exited', 0],
    ['propose', 'enrolled', 1],
  ])('looks at who was resumed though they are refused by now (%s)', async (failedRecheck, state, proposed) => {
    const { program, path, people } = await founded({ failedRecheck });
    await judged(program, 'full');
    await judged(program);
    const person = people[5]!;
    await moved(path, person, 'pause', 'under_investigation');
    await needs(person, 1);
    expect(await judgedOnly(program, 1)).toMatchObject({ not_eligible: 1 });
    expect(await stateOf(program, person)).toBe('paused');
    await moved(path, person, 'resume', 'requested');
    await judgedOnly(program, 1);
    expect(await stateOf(program, person)).toBe(state);
    expect((await standing(program)).filter((one) => 'proposed' in one && one.proposed === 1)).toHaveLength(proposed);
    expect(counted(await judged(program))[0]).toBe(0);
  });

  it('judges who comes back', async () => {
    const { program, path, people } = await founded();
    await judged(program, 'full');
    await judged(program);
    await moved(path, people[7]!, 'exit', 'moved');
    expect(counted(await judged(program))[0]).toBe(0);
    const again = await manager.post(`${path}/enrolments`, { registrantId: desk.people.handle(people[7]!) });
    expect(again.status).toBe(201);
    expect(await judgedOnly(program, 1)).toMatchObject({ eligible: 1, enrolled: 1 });
  });
});
