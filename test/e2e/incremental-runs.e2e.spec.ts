import { Clock } from '#platform/time/clock.js';
import type { ApiClient } from '../support/api-client.js';
import { allSeen } from '../support/all-seen.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { connected } from '../support/database.js';
import { absorb, ended, individual } from '../support/registrants.js';

const PEOPLE = 200;

describe('a run of only those of whom something has changed (behaviour 26)', () => {
  let amparo: TestApp;
  let [admin, manager]: ApiClient[] = [];
  let people: string[] = [];
  let programs = 0;

  async function founded(target: string, expression: string, more: object = {}): Promise<string> {
    const code = `AGAIN_${++programs}`;
    const { body } = await admin!.post('/v1/programs', { code, name: code, target });
    const path = `/v1/programs/${body.id}`;
    expect((await manager!.post(`${path}/rules`, { expression, ...more })).status).toBe(201);
    expect((await manager!.post(`${path}/activate`)).status).toBe(200);
    return path;
  }
  async function ran(program: string, mode?: string) {
    await allSeen(amparo!.urls.data);
    const run = await manager!.post(`${program}/eligibility-runs`, mode ? { mode } : {});
    expect(run.status).toBe(202);
    const operation = await ended(manager!, run.body.id as string);
    expect(operation.state).toBe('succeeded');
    return operation;
  }
  const counts = async (program: string, mode?: string) => (await ran(program, mode)).counts;
  /** Moves the mark that the newest run of a program has left by hand, as if the data stood on another server. */
  const shift = (program: string, what: 'seen' | 'server' | 'asOf', to: string) =>
    connected(amparo.urls.data, async (client) => {
      const { rowCount } = await client.query(
        `update platform.operation set parameters = jsonb_set(parameters, array['mark', $2], to_jsonb($3::text))
          where id = (select max(id::text)::uuid from platform.operation where subject = $1 and kind = 'evaluate-eligibility')`,
        [program.split('/').at(-1), what, to],
      );
      expect(rowCount).toBe(1);
    });
  const change = async (id: string, attributes: object) => {
    const { etag } = await admin!.get(`/v1/registrants/${id}`).then(({ headers }) => ({ etag: headers.get('etag')! }));
    expect((await admin!.patch(`/v1/registrants/${id}`, { attributes }, etag)).status).toBe(200);
  };

  beforeAll(async () => {
    amparo = await startTestApp();
    [admin, manager] = [await amparo.api('registry_admin'), await amparo.api('program_admin')];
    await admin.post('/v1/id-types', { code: 'card', name: 'Card', class: 'functional', pattern: '[0-9]{4}' });
    for (const [key, dataType] of Object.entries({ income: 'integer', birth_date: 'date' }))
      await admin.post('/v1/attributes', { key, name: key, dataType, appliesTo: 'individual' });
    await absorb(
      amparo,
      Array.from({ length: PEOPLE }, (_, index) => individual({ attributes: { income: index } })),
    );
    const first = await founded('individual', 'income >= 0');
    await counts(first);
    people = [];
    for (let next = `${first}/enrolments?limit=100`; next;) {
      const { body } = await admin.get(next);
      people.push(...(body.data as { registrantId: string }[]).map(({ registrantId }) => registrantId));
      next = body.nextCursor ? `${first}/enrolments?limit=100&cursor=${body.nextCursor}` : '';
    }
  });
  afterAll(() => amparo.close());

  it('opens few, and leaves the digest of a full run', async () => {
    expect(people).toHaveLength(PEOPLE);
    const program = await founded('individual', 'income < 100');
    const before = await counts(program);
    expect(before).toMatchObject({ judged: PEOPLE, eligible: 100 });
    for (const id of people.slice(0, PEOPLE / 100)) await change(id, { income: 1_000 });
    const run = await ran(program, 'incremental');
    expect([run.done, run.total]).toEqual([PEOPLE / 100, PEOPLE / 100]);
    const after = run.counts;
    expect(after['judged']).toBeGreaterThan(0);
    expect(after['judged']).toBeLessThanOrEqual(PEOPLE / 50);
    expect(after['digest']).not.toBe(before['digest']);
    const full = await counts(program);
    expect([full['judged'], full['digest']]).toEqual([PEOPLE, after['digest']]);
    expect(await counts(program, 'incremental')).toMatchObject({ digest: full['digest'] });
  });

  it('moves nobody when nothing has changed: a run again is the same run', async () => {
    const program = await founded('individual', 'income < 50');
    const first = await counts(program);
    const again = await counts(program);
    expect(again).toEqual({ ...first, enrolled: 0 });
  });

  it('looks again at a group when a member has changed, joined or left, and at who has a new identifier', async () => {
    const members = people.slice(10, 13).map((registrantId) => ({ registrantId }));
    const group = await admin!.post('/v1/registrants', {
      kind: 'group',
      groupKind: 'household',
      members: [members[0]],
    });
    expect(group.status).toBe(201);
    const other = await admin!.post('/v1/registrants', {
      kind: 'group',
      groupKind: 'household',
      members: [members[2]],
    });
    expect(other.status).toBe(201);
    const program = await founded('group', 'members.map(m, m.income).sum() >= 5000');
    expect(await counts(program)).toMatchObject({ judged: 2, eligible: 0 });
    await change(members[0]!.registrantId, { income: 4_000 });
    expect(await counts(program, 'incremental')).toMatchObject({ judged: 1, eligible: 0 });
    await change(members[1]!.registrantId, { income: 2_000 });
    const joined = await admin!.post(`/v1/registrants/${group.body.id}/members`, members[1]!);
    expect(joined.status).toBe(201);
    expect(await counts(program, 'incremental')).toMatchObject({ judged: 1, eligible: 1 });

    const holders = await founded('individual', 'true', { requiredIdentifier: { idType: 'card' } });
    expect(await counts(holders)).toMatchObject({ identifier_missing: PEOPLE });
    const path = `/v1/registrants/${people[20]}/identifiers`;
    expect((await admin!.post(path, { idType: 'card', value: '1234' })).status).toBe(201);
    expect(await counts(holders, 'incremental')).toMatchObject({ judged: 1, eligible: 1 });
  });

  it('looks again at a membership when its time comes, and at an identifier when its time is over', async () => {
    const [head, guest] = people.slice(30, 32).map((registrantId) => ({ registrantId }));
    const day = (from: number) => new Date(Date.now() + from * 86_400_000);
    const made = await admin!.post('/v1/registrants', { kind: 'group', groupKind: 'household', members: [head] });
    const joined = await admin!.post(`/v1/registrants/${made.body.id}/members`, guest!);
    expect(joined.status).toBe(201);
    await connected(amparo.urls.data, (client) =>
      client.query(
        'update registry.membership set started_at = $1 where id = (select id from registry.membership order by id desc limit 1)',
        [day(2)],
      ),
    );
    const expiresOn = day(2).toISOString().slice(0, 10);
    const held = { idType: 'card', value: '4321', expiresOn };
    expect((await admin!.post(`/v1/registrants/${people[33]}/identifiers`, held)).status).toBe(201);
    const groups = await founded('group', 'members.size() >= 2');
    const holders = await founded('individual', 'true', { requiredIdentifier: { idType: 'card' } });
    const [apart, valid] = [await counts(groups), await counts(holders)];
    const clock = amparo.app.get(Clock, { strict: false });
    try {
      jest.spyOn(clock, 'now').mockReturnValue(day(1));
      expect([(await ran(groups, 'incremental')).done, (await ran(holders, 'incremental')).done]).toEqual([0, 0]);
      jest.spyOn(clock, 'now').mockReturnValue(day(4));
      expect(await counts(groups, 'incremental')).toMatchObject({ judged: 1, eligible: 1 });
      expect(await counts(holders, 'incremental')).toMatchObject({ judged: 1, identifier_expired: 1 });
      expect((await counts(groups))['eligible']).toBe(apart['eligible']! + 1);
      expect((await counts(holders))['eligible']).toBe(valid['eligible']! - 1);
    } finally {
      jest.restoreAllMocks();
    }
  });

  it('judges everybody, and says why, where a mark is not to be trusted', async () => {
    const program = await founded('individual', 'income < 100');
    expect(await counts(program, 'incremental')).toMatchObject({ judged: PEOPLE, everybody_first_run: 1 });
    const { digest } = await counts(program, 'incremental');
    await shift(program, 'seen', '9000000000000000000'); // restored where fewer transactions were counted
    expect(await counts(program, 'incremental')).toMatchObject({ judged: PEOPLE, everybody_mark_ahead: 1, digest });
    await shift(program, 'server', '1'); // restored where the same number means another transaction
    expect(await counts(program, 'incremental')).toMatchObject({ judged: PEOPLE, everybody_other_server: 1, digest });
    await shift(program, 'asOf', new Date(Date.now() - 89 * 86_400_000).toISOString());
    expect(await counts(program, 'incremental')).toMatchObject({ judged: PEOPLE, everybody_mark_too_old: 1, digest });
    await shift(program, 'asOf', new Date(Date.now() + 86_400_000).toISOString());
    expect(await counts(program, 'incremental')).toMatchObject({ judged: PEOPLE, everybody_mark_ahead: 1, digest });
    await shift(program, 'seen', '3'); // a mark of the past: everybody was written since, and nothing is gained by looking for them
    expect(await counts(program, 'incremental')).toMatchObject({ judged: PEOPLE, everybody_most_changed: 1, digest });
    expect((await ran(program, 'incremental')).done).toBe(0);
  });

  it('judges a draft that waits for it, and nobody else', async () => {
    const program = await founded('individual', 'income < 100');
    await counts(program);
    const { data } = (await manager!.get(`${program}/enrolments?limit=1`)).body as {
      data: { id: string; registrantId: string }[];
    };
    const { headers } = await manager!.get(`${program}/enrolments/${data[0]!.id}`);
    const exit = { move: 'exit', reason: 'moved' };
    expect(
      (await manager!.post(`${program}/enrolments/${data[0]!.id}/moves`, exit, { 'if-match': headers.get('etag')! }))
        .status,
    ).toBe(200);
    expect((await ran(program, 'incremental')).done).toBe(0);
    const again = await manager!.post(`${program}/enrolments`, { registrantId: data[0]!.registrantId });
    expect(again.status).toBe(201);
    expect(await counts(program, 'incremental')).toMatchObject({ judged: 1, eligible: 1, enrolled: 1 });
    expect((await ran(program, 'incremental')).done).toBe(0);
  });

  it('judges everybody by a new version, and by ages when another day has come', async () => {
    const program = await founded('individual', 'income < 100');
    await counts(program);
    await manager!.post(`${program}/rules`, { expression: 'age(birth_date) > 3 || income < 100' });
    expect(await counts(program, 'incremental')).toMatchObject({ judged: PEOPLE, everybody_other_rule: 1 });
    expect((await counts(program, 'incremental'))['judged'] ?? 0).toBe(0);
    const clock = amparo.app.get(Clock, { strict: false });
    const tomorrow = new Date(Date.now() + 86_400_000);
    jest.spyOn(clock, 'now').mockReturnValue(tomorrow);
    expect(await counts(program, 'incremental')).toMatchObject({ judged: PEOPLE, everybody_other_day: 1 });
    jest.restoreAllMocks();
  });
});
