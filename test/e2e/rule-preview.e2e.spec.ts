import { newId } from '#platform/ids/ids.js';
import type { ApiAnswer, ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { finished } from '../support/finished.js';
import { TestPeople } from '../support/people.js';
import { ProgramUnderTest } from '../support/program-under-test.js';

/** More than a chunk. The first thousand have no need on file, the next 2 500 are enrolled. */
const PEOPLE = 6_000;
/** Noise, and numbers rounded for the sake of others, go no further: one draw in three millions lies beyond 300. */
const FAR = 600;

const needOf = (at: number): Record<string, number> => (at < 1_000 ? {} : { need: at });

type Row = Record<'all' | 'eligible' | 'notEligible' | 'unknown', { count: number | null; roundedTo: number | null }>;

describe('the preview of a rule', () => {
  let amparo: TestApp;
  let people: TestPeople;
  let manager: ApiClient;
  let program: ProgramUnderTest;

  beforeAll(async () => {
    amparo = await startTestApp({ AMPARO_PREVIEWS_PER_DAY: '8' });
    const registrar = await amparo.api('registry_admin');
    const need = { key: 'need', name: 'Need', dataType: 'integer', appliesTo: 'individual' };
    expect((await registrar.post('/v1/attributes', need)).status).toBe(201);
    people = new TestPeople(amparo);
    await people.write(
      Array.from({ length: PEOPLE }, (_, at) => ({
        registrantId: newId(),
        kind: 'individual' as const,
        change: 'created' as const,
        profileVersion: 1,
        record: { attributes: needOf(at), openCodes: {} },
      })),
    );
    manager = await amparo.api('program_admin');
    program = await ProgramUnderTest.founded(manager, 'PREVIEWED', 'need < 3500');
    await program.judged();
  }, 60_000);
  afterAll(() => amparo.close());

  const order = (expression: string, as = manager): Promise<ApiAnswer> =>
    as.post(`${program.path}/rules/preview`, { expression });
  const previewed = async (expression: string): Promise<ApiAnswer['body']> => {
    const { id } = await finished(manager, await order(expression));
    const found = await manager.get(`${program.path}/rules/previews/${id as string}`);
    expect(found.status).toBe(200);
    return found.body;
  };
  const near = ({ count }: Row['all'], is: number): void => {
    expect(count).not.toBeNull();
    expect(Math.abs(count! - is)).toBeLessThan(FAR);
  };

  it('counts whom it would find eligible, and who of the enrolled and the others would change', async () => {
    const before = await people.rows('select count(*)::int, max(as_of) from programs.verdict');
    const { everybody, enrolled, others, minimumCell } = (await previewed('need >= 2000')) as Record<string, Row> & {
      minimumCell: number;
    };
    near(everybody!.eligible, 4_000);
    near(everybody!.notEligible, 1_000);
    near(everybody!.unknown, 1_000);
    near(enrolled!.eligible, 1_500);
    near(enrolled!.notEligible, 1_000);
    near(others!.eligible, 2_500);
    expect(enrolled!.unknown).toEqual({ count: null, roundedTo: null });
    expect(minimumCell).toBe(10);
    expect(await people.rows('select count(*)::int, max(as_of) from programs.verdict')).toEqual(before);
    expect((await manager.get(`${program.path}/rules`)).body.data).toHaveLength(1);
  });

  it('shows nothing of a few, whatever the noise', async () => {
    const { everybody, enrolled } = (await previewed('need == 4000')) as Record<string, Row>;
    expect([everybody!.eligible.count, enrolled!.eligible.count]).toEqual([null, null]);
  });

  it('is refused as a rule is that does not fit, and costs nothing then', async () => {
    for (let times = 0; times < 10; times++) {
      const refused = await order('unheard_of > 1');
      expect([refused.status, refused.body.type]).toEqual([422, 'urn:amparo:programs:rule-invalid']);
    }
    expect((await manager.get(`${program.path}/rules/previews/${newId()}`)).status).toBe(404);
  });

  it('keeps nothing of anybody, nor a small count', async () => {
    const [{ text }] = (await people.rows<{ text: string }>(
      `select (select string_agg(p::text, ' ') from programs.rule_preview p)
           || (select string_agg(coalesce(o.cursor::text, '') || o.counts::text, ' ') from platform.operation o where o.kind = 'preview-rule') as text`,
    )) as [{ text: string }];
    expect(text).toMatch(/published/);
    expect(text.match(/"count": ?[1-9](?=[,}])/g)).toBeNull();
    expect(text).not.toContain('tally');
  });

  it('stops when it is cancelled', async () => {
    const { id } = (await order('need > 1')).body as { id: string };
    await manager.post(`/v1/operations/${id}/cancel`);
    await program.settled();
    const { state } = (await manager.get(`/v1/operations/${id}`)).body;
    const found = await manager.get(`${program.path}/rules/previews/${id}`);
    expect([state, found.status]).toEqual(state === 'cancelled' ? ['cancelled', 404] : ['succeeded', 200]);
  });

  it('has a budget for each caller in a program, and for the program', async () => {
    const statuses = async (as: ApiClient): Promise<number[]> => {
      const answers: number[] = [];
      for (let asked = 0; asked < 9; asked++) {
        answers.push((await order('need > 2', as)).status);
        await program.settled();
      }
      return answers;
    };
    const [second, third] = [
      await amparo.api('program_manager', { subject: 'second' }),
      await amparo.api('program_manager', { subject: 'third' }),
    ];
    expect((await statuses(second)).filter((status) => status === 202)).toHaveLength(8);
    const rest = await statuses(third);
    expect(rest.filter((status) => status === 202)).toHaveLength(16 - 3 - 8);
    expect(rest.at(-1)).toBe(429);
  }, 60_000);
});
