import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { checkData } from '../../scripts/check-data.js';
import { KilledService } from '../support/killed-service.js';
import { ended } from '../support/registrants.js';

/** Everybody twice: six chunks of moves. */
const PEOPLE = 30_000;

const FILL = `
  create temporary table who as
    select n, platform.uuid_v7() as id, platform.uuid_v7() as value_id from generate_series(1, ${PEOPLE}) n;
  insert into registry.id_type (id, code, name, class, pattern) values (platform.uuid_v7(), 'card', 'Card', 'functional', '.+');
  insert into registry.registrant (id, kind, profile_sealed, profile_since, created_at, updated_at)
    select id, 'individual', '\\x00', now(), now(), now() from who;
  insert into registry.identifier (id, registrant_id, id_type_id, value_sealed, created_at)
    select value_id, id, (select y.id from registry.id_type y), '\\x00', now() from who;
  insert into matching.match_token (token, value_id, registrant_id, kind)
    select substring(sha256(int4send((n - 1) / 2)) for 16), value_id, id, 'identifier' from who;`;

const ENROL = `insert into programs.enrolment (id, registrant_id, program_id, state, state_since)
  select platform.uuid_v7(), id, $1, case when n % 2 = 0 then 'draft' else 'enrolled' end, now() from (
    select id, row_number() over (order by id) as n from registry.registrant) r`;

const FOUND = `select
    (select count(*)::int from programs.duplicate_cluster where state = 'open') as clusters,
    (select count(*)::int from programs.duplicate_member m join programs.enrolment e on e.id = m.enrolment_id
      where m.open and e.state = 'duplicated' and m.held_from in ('draft', 'enrolled')) as held,
    (select count(*)::int from programs.enrolment_history where to_state = 'duplicated') as moves,
    (select count(distinct enrolment_id)::int from programs.enrolment_history) as moved`;

describe('kill -9 while a program looks for duplicates', () => {
  let service: KilledService;
  const rows = <R extends object>(sql: string, values?: readonly unknown[]): Promise<R[]> =>
    service.rows<R>(sql, values);

  beforeAll(async () => {
    service = await KilledService.begin();
    await rows(FILL);
  }, 60_000);
  afterAll(() => service.end());

  it('goes on by itself: everybody is moved once and remembers from where', async () => {
    const program = (await service.api.post('/v1/programs', { code: 'TWICE', name: 'Twice', target: 'individual' }))
      .body.id as string;
    const told = { policy: 'block', mostPercent: 100 };
    expect((await service.api.patch(`/v1/programs/${program}/deduplication`, told, '"0"')).status).toBe(200);
    await rows(ENROL, [program]);
    const ordered = await service.api.post(`/v1/programs/${program}/deduplication-runs`, undefined, {
      'idempotency-key': randomUUID(),
    });
    expect(ordered.status).toBe(202);
    const at = await midway(ordered.body.id as string);
    await service.killAndStart();
    expect(at).toMatchObject({ state: 'running', step: 'hold' });
    const { state, counts } = await ended(service.api, ordered.body.id as string);
    expect([state, counts['held'], counts['compared']]).toEqual(['succeeded', PEOPLE, PEOPLE]);
    expect((await rows(FOUND))[0]).toEqual({ clusters: PEOPLE / 2, held: PEOPLE, moves: PEOPLE, moved: PEOPLE });
    const { worker, keys } = service.databases.urls;
    expect(
      (await checkData(worker, keys)).filter(({ rule, broken }) => broken > 0 && /duplicate|cluster/.test(rule)),
    ).toEqual([]);
  }, 120_000);

  async function midway(id: string): Promise<{ state: string; step: string | null }> {
    for (;;) {
      const [one] = await rows<{ state: string; step: string | null; held: number }>(
        `select state, cursor->>'step' as step, coalesce((counts->>'held')::int, 0) as held from platform.operation where id = $1`,
        [id],
      );
      if (one!.state !== 'queued' && (one!.held > 0 || one!.state !== 'running'))
        return { state: one!.state, step: one!.step };
      await pause(5);
    }
  }
});
