import { connected } from '../support/database.js';
import { KilledService } from '../support/killed-service.js';
import { fillProgram } from '../support/programs.js';
import { ended } from '../support/registrants.js';

/** Three chunks of a bulk move (10 000), five of places (5 000), the last of each not full. */
const PEOPLE = 24_000;
/** Places for most of them: the last chunk stops within. */
const PLACES = 22_500;

const FILL = `insert into registry.registrant (id, kind, profile_sealed, profile_since, created_at, updated_at)
  select platform.uuid_v7(), 'individual', '\\x00', now(), now(), now() from generate_series(1, ${PEOPLE})`;
/** Since how long somebody waits goes against the order of keys. */
const ENROL = `insert into programs.enrolment (id, registrant_id, program_id, state, state_since, enrolled_at)
  select platform.uuid_v7(), id, $1, $2, now() - make_interval(secs => n), case when $2 = 'enrolled' then now() end
    from (select id, row_number() over (order by id) as n from registry.registrant) r`;
const JUDGE = `insert into programs.verdict (registrant_id, program_id, rule_version_id, as_of, outcome)
  select r.id, $1, v.id, now(), 'eligible' from registry.registrant r join programs.rule_version v on v.program_id = $1`;

/** Everything that was moved: who came to which state, in how many moves of which reason, and what was told of it. */
const STATE = `select
    (select jsonb_object_agg(state, people) from (select state, count(*) as people from programs.enrolment where program_id = $1 group by 1) s) as states,
    (select count(*)::int from programs.enrolment_history where program_id = $1) as moves,
    (select count(distinct enrolment_id)::int from programs.enrolment_history where program_id = $1) as moved,
    (select md5(string_agg(n || state, '' order by n)) from (
       select e.state, row_number() over (order by e.registrant_id) as n from programs.enrolment e where e.program_id = $1) e) as who,
    (select sum(cardinality(registrant_ids))::int from platform.fact where program_id = $1) as told,
    (select max(version) from programs.enrolment where program_id = $1) as most`;

/** With two lines each, and an attempt for each of them: two chunks of attempts and two of lines. */
const IN_CYCLE = 3_000;

const WOUND_UP = `select
    (select state from programs.program where id = $1) as state,
    (select count(*)::int from entitlements.entitlement_history where program_id = $1 and reason = 'program_ended') as lines,
    (select count(*)::int from disbursements.disbursement_history where program_id = $1 and reason = 'program_ended') as attempts,
    (select count(*)::int from entitlements.entitlement where program_id = $1 and state <> 'cancelled')
      + (select count(*)::int from disbursements.disbursement where program_id = $1 and state <> 'cancelled') as open,
    (select array_agg(state order by number) from entitlements.cycle where program_id = $1) as cycles,
    (select array_agg(state order by state) from disbursements.batch where program_id = $1) as batches,
    (select sum(amount_minor)::text from entitlements.fund_entry e join entitlements.fund_posting p on p.id = e.posting_id
      where p.program_id = $1 and p.kind = 'release' and e.amount_minor > 0) as released`;

describe('kill -9 while many are moved, or given places', () => {
  let service: KilledService;
  const rows = <R extends object>(sql: string, values?: readonly unknown[]): Promise<R[]> =>
    service.rows<R>(sql, values);

  beforeAll(async () => {
    service = await KilledService.begin();
    await rows(FILL);
  }, 60_000);
  afterAll(() => service.end());

  const founded = async (code: string, state: string): Promise<string> => {
    const id = (await service.api.post('/v1/programs', { code, name: code, target: 'individual' })).body.id as string;
    expect((await service.api.post(`/v1/programs/${id}/rules`, { expression: 'true' })).status).toBe(201);
    expect((await service.api.post(`/v1/programs/${id}/activate`)).status).toBe(200);
    await rows(JUDGE, [id]);
    await rows(ENROL, [id, state]);
    return id;
  };

  async function paused(code: string, borders: readonly number[]) {
    const id = await founded(code, 'enrolled');
    const path = `/v1/programs/${id}/enrolments/bulk-moves`;
    const move = { move: 'pause', reason: 'under_investigation' };
    const { digest } = (await service.api.post(path, { ...move, dryRun: true })).body;
    const { operationId } = (await service.api.post(path, { ...move, digest })).body;
    const kills = await service.killAtBorders(operationId as string, borders);
    const { state, counts, done } = await ended(service.api, operationId as string);
    return { kills, state, counts, done, found: (await rows(STATE, [id]))[0] };
  }

  it('moves everybody once, over the borders of chunks, and ends as undisturbed', async () => {
    const undisturbed = await paused('PAUSED', []);
    expect(undisturbed).toMatchObject({ kills: 0, state: 'succeeded', done: PEOPLE, counts: { moved: PEOPLE } });
    expect(undisturbed.found).toMatchObject({
      states: { paused: PEOPLE },
      moves: PEOPLE,
      moved: PEOPLE,
      told: PEOPLE,
      most: 2,
    });
    const { kills, ...disturbed } = await paused('PAUSED_TOO', [1, 10_001]);
    expect(kills).toBeGreaterThan(0);
    expect({ kills: 0, ...disturbed }).toEqual(undisturbed);
  }, 300_000);

  async function given(code: string, borders: readonly number[]) {
    const id = await founded(code, 'waitlisted');
    const etag = (await service.api.get(`/v1/programs/${id}`)).headers.get('etag');
    expect((await service.api.patch(`/v1/programs/${id}`, { cap: PLACES }, etag)).status).toBe(200);
    const [{ operationId }] = (await rows<{ operationId: string }>(
      `select id as "operationId" from platform.operation where kind = 'give-places' and program_id = $1`,
      [id],
    )) as [{ operationId: string }];
    const kills = await service.killAtBorders(operationId, borders);
    const { state, counts, done } = await ended(service.api, operationId);
    return { kills, state, counts, done, found: (await rows(STATE, [id]))[0] };
  }

  it('gives every place once, to those who wait longest, and ends as undisturbed', async () => {
    const undisturbed = await given('PLACES', []);
    expect(undisturbed).toMatchObject({ kills: 0, state: 'succeeded', done: PLACES, counts: { enrolled: PLACES } });
    expect(undisturbed.found).toMatchObject({
      states: { enrolled: PLACES, waitlisted: PEOPLE - PLACES },
      moves: PLACES,
      moved: PLACES,
      told: PLACES,
    });
    const { kills, ...disturbed } = await given('PLACES_TOO', [1, 5_001, 15_001]);
    expect(kills).toBeGreaterThan(0);
    expect({ kills: 0, ...disturbed }).toEqual(undisturbed);
  }, 300_000);

  /** A program in which nothing was sent: every line is due and reserved for, every attempt waits. */
  async function closing(code: string): Promise<string> {
    const people = await rows<{ id: string }>(`select id from registry.registrant order by id limit ${IN_CYCLE}`);
    const { id } = await connected(service.databases.urls.data, (client) =>
      fillProgram(
        client,
        code,
        people.map((one) => one.id),
      ),
    );
    const money = { currency: 'KES', amount: '10000000.00' };
    expect((await service.api.post(`/v1/programs/${id}/fund/postings`, money)).status).toBe(201);
    await rows(`update disbursements.disbursement set state = 'pending' where program_id = $1`, [id]);
    await rows(
      `with posting as (insert into entitlements.fund_posting (id, program_id, currency, kind, reference_id, posted_by, posted_at)
         values (platform.uuid_v7(), $1, 'KES', 'reserve', platform.uuid_v7(), platform.uuid_v7(), now()) returning id)
       insert into entitlements.fund_entry (posting_id, account_id, amount_minor)
       select posting.id, a.id, case a.code when 'available' then -1 else 1 end * ${IN_CYCLE} * 100000
         from posting, entitlements.fund_account a where a.program_id = $1 and a.code in ('available', 'reserved')`,
      [id],
    );
    await rows(
      `update entitlements.fund_account set balance_minor = balance_minor + case code when 'available' then -1 else 1 end * ${IN_CYCLE} * 100000::bigint
        where program_id = $1 and code in ('available', 'reserved')`,
      [id],
    );
    expect((await service.api.post(`/v1/programs/${id}/close`)).status).toBe(200);
    return id;
  }

  async function ending(code: string, borders: readonly number[]) {
    const id = await closing(code);
    const ordered = await service.api.post(`/v1/programs/${id}/end`);
    expect(ordered.status).toBe(202);
    const kills = await service.killAtBorders(ordered.body.id as string, borders);
    const { state, counts, done, total } = await ended(service.api, ordered.body.id as string);
    const fund = (await service.api.get(`/v1/programs/${id}/fund`)).body.balances;
    return { kills, state, counts, done, total, fund, found: (await rows(WOUND_UP, [id]))[0] };
  }

  it('ends a program over the borders of chunks: all is cancelled and released once, as undisturbed', async () => {
    const undisturbed = await ending('ENDING', []);
    const all = 4 * IN_CYCLE;
    expect(undisturbed).toMatchObject({
      kills: 0,
      state: 'succeeded',
      done: all,
      total: all,
      counts: { cancelled: all },
    });
    expect(undisturbed.fund).toMatchObject([{ currency: 'KES', reserved: '0.00', balanced: true }]);
    expect(undisturbed.found).toMatchObject({ state: 'ended', lines: 2 * IN_CYCLE, attempts: 2 * IN_CYCLE, open: 0 });
    const { kills, ...disturbed } = await ending('ENDING_TOO', [1, 5_001, 6_001, 11_001]);
    expect(kills).toBeGreaterThan(0);
    expect({ kills: 0, ...disturbed }).toEqual(undisturbed);
  }, 300_000);
});
