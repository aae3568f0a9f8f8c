import { KilledService } from '../support/killed-service.js';
import { declare, imported } from '../support/imports.js';
import { ended } from '../support/registrants.js';

/** Three chunks, the last of them not full. */
const PEOPLE = 12_000;
const PLACES = 10_500;
/** Noise of a preview, and numbers rounded for the sake of others, go no further; a chunk is 5 000. */
const FAR = 600;

/** Everybody has another income, in no order. */
const FILE = `given_name,income,identifier:card\n${Array.from(
  { length: PEOPLE },
  (_, index) => `Ana,${(index * 7_919) % PEOPLE},V-${100_000 + index}`,
).join('\r\n')}\r\n`;

/** Who is enrolled, in how many moves, and what was told of it. */
const GIVEN = `select
    (select jsonb_object_agg(state, people) from (select state, count(*) as people from programs.enrolment where program_id = $1 group by 1) s) as states,
    (select md5(string_agg(registrant_id::text, ' ' order by registrant_id)) from programs.enrolment where program_id = $1 and state = 'enrolled') as who,
    (select count(*)::int from programs.enrolment_history where program_id = $1 and to_state = 'enrolled') as moves,
    (select sum(cardinality(registrant_ids))::int from platform.fact where program_id = $1 and kind = 'enrolment.enrolled') as told`;
const ELIGIBLE = `select md5(string_agg(registrant_id::text, ' ' order by registrant_id)) as who
  from programs.verdict where program_id = $1 and outcome = 'eligible'`;

interface Counted {
  readonly count: number | null;
}

describe('kill -9 while profiles are opened and judged', () => {
  let service: KilledService;

  beforeAll(async () => {
    service = await KilledService.begin();
    const registrar = await service.as('registry_admin');
    await declare(registrar);
    const { counts } = await imported(registrar, 'content=individuals&policy=skip', FILE);
    expect(counts).toMatchObject({ created: PEOPLE });
  }, 300_000);
  afterAll(() => service.end());

  async function founded(code: string, expression: string, change: object = {}): Promise<string> {
    const id = (await service.api.post('/v1/programs', { code, name: code, target: 'individual' })).body.id as string;
    const path = `/v1/programs/${id}`;
    expect((await service.api.post(`${path}/rules`, { expression })).status).toBe(201);
    expect((await service.api.post(`${path}/activate`)).status).toBe(200);
    const { headers } = await service.api.get(path);
    expect((await service.api.patch(path, change, headers.get('etag'))).status).toBe(200);
    return id;
  }

  async function judged(id: string): Promise<void> {
    const { body } = await service.api.post(`/v1/programs/${id}/eligibility-runs`);
    expect(await ended(service.api, body.id as string)).toMatchObject({ state: 'succeeded', done: PEOPLE });
  }

  async function given(code: string, borders: readonly number[]) {
    const id = await founded(code, 'income >= 0.0', { cap: PLACES, priority: 'income' });
    await judged(id);
    const [places] = await service.rows<{ id: string }>(
      `select id from platform.operation where kind = 'give-places' and program_id = $1`,
      [id],
    );
    const kills = await service.killAtBorders(places!.id, borders);
    const { state, counts, done } = await ended(service.api, places!.id);
    return { kills, state, counts, done, found: (await service.rows<{ who: string }>(GIVEN, [id]))[0]! };
  }

  it('gives every place once, by priority, and ends as undisturbed', async () => {
    const undisturbed = await given('PLACES', []);
    expect(undisturbed).toMatchObject({ kills: 0, state: 'succeeded', done: PLACES, counts: { enrolled: PLACES } });
    expect(undisturbed.found).toMatchObject({
      states: { enrolled: PLACES, waitlisted: PEOPLE - PLACES },
      moves: PLACES,
      told: PLACES,
    });
    const highest = await founded('HIGHEST', `income >= ${PEOPLE - PLACES}.0`);
    await judged(highest);
    expect((await service.rows(ELIGIBLE, [highest]))[0]).toEqual({ who: undisturbed.found.who });
    const { kills, ...disturbed } = await given('PLACES_TOO', [1, 5_001]);
    expect(kills).toBeGreaterThan(0);
    expect({ kills: 0, ...disturbed }).toEqual(undisturbed);
  }, 300_000);

  it('counts everybody once in a preview of a rule', async () => {
    const id = await founded('PREVIEWED', 'income >= 0.0');
    const path = `/v1/programs/${id}/rules`;
    const ordered = await service.api.post(`${path}/preview`, { expression: 'income >= 4000.0' });
    expect(ordered.status).toBe(202);
    expect(await service.killAtBorders(ordered.body.id as string, [1, 5_001])).toBeGreaterThan(0);
    expect(await ended(service.api, ordered.body.id as string)).toMatchObject({ state: 'succeeded', done: PEOPLE });
    const { body } = await service.api.get(`${path}/previews/${ordered.body.id as string}`);
    const { eligible, notEligible } = body.everybody as Record<'eligible' | 'notEligible', Counted>;
    expect(Math.abs(eligible.count! - 8_000)).toBeLessThan(FAR);
    expect(Math.abs(notEligible.count! - 4_000)).toBeLessThan(FAR);
  }, 300_000);
});
