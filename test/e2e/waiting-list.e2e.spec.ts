import fc from 'fast-check';
import { FirstOf, servedBefore } from '../../src/programs/give-places/first-of.js';
import type { ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { asSuperuser, connected } from '../support/database.js';
import { peopleInNeed } from '../support/people-in-need.js';
import { ProgramUnderTest } from '../support/program-under-test.js';

const AT_ONCE = 32;

describe('the waiting list of a program with few places', () => {
  let amparo: TestApp;
  let admin: ApiClient;
  /** Handles by need: 0 to 95, and one nobody knows it of. */
  let people: string[];

  beforeAll(async () => {
    amparo = await startTestApp();
    admin = await amparo.api('program_admin');
    people = await peopleInNeed(amparo, [...Array.from({ length: 96 }, (_, need) => need), null]);
  });
  afterAll(() => amparo.close());

  const needs = async (program: ProgramUnderTest, state: string): Promise<number[]> =>
    Object.entries(await program.states())
      .filter(([, held]) => held === state)
      .map(([id]) => people.indexOf(id))
      .toSorted((a, b) => a - b);
  const capped = async (code: string, cap: number, priority: string | null): Promise<ProgramUnderTest> => {
    const program = await ProgramUnderTest.founded(admin, code, 'true');
    await program.change({ cap, priority });
    return program;
  };
  const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, n) => from + n);

  it('takes the eligible beyond the places, and gives these in the order of priority', async () => {
    const program = await capped('FEW', 10, 'need * 2');
    const counts = await program.judged();
    expect(counts).toMatchObject({ judged: 97, eligible: 97, enrolled: 0, waitlisted: 97 });
    expect(await needs(program, 'enrolled')).toEqual(range(86, 96));
    expect(await needs(program, 'waitlisted')).toEqual([...range(0, 86), 96]); // of whom nobody knows comes last
    const [one] = await program.enrolments('&state=enrolled');
    expect((await admin.get(`/v1/enrolments/${one!.id}/history`)).body.data).toMatchObject([
      { fromState: 'draft', toState: 'waitlisted', reason: 'eligible', ruleVersion: 1 },
      { fromState: 'waitlisted', toState: 'enrolled', reason: 'place_given', ruleVersion: 1 },
    ]);
    await program.judged(); // nothing is free: nobody moves
    expect(await needs(program, 'enrolled')).toEqual(range(86, 96));
  });

  it('moves up when there are more places, or none of them is limited any more', async () => {
    const program = await capped('MORE', 5, 'need');
    await program.judged();
    await program.change({ cap: 8 });
    await program.settled();
    expect(await needs(program, 'enrolled')).toEqual(range(88, 96));
    await program.change({ cap: 3 }); // nobody leaves
    await program.settled();
    expect(await needs(program, 'enrolled')).toEqual(range(88, 96));
    await program.change({ cap: null });
    await program.settled();
    expect(await needs(program, 'enrolled')).toEqual(range(0, 97));
  });

  it('moves up when somebody leaves, not when somebody is paused', async () => {
    const program = await capped('LEAVE', 2, '0 - need');
    await program.judged();
    const [one, two] = await program.enrolments('&state=enrolled');
    await program.move(one!, 'pause', 'requested');
    await program.settled();
    expect(await needs(program, 'enrolled')).toHaveLength(1);
    await program.move(two!, 'exit', 'deceased');
    await program.settled();
    expect(await needs(program, 'enrolled')).toEqual([2]);
  });

  it('serves who waits longest where no priority is said', async () => {
    const program = await capped('LONGEST', 0, null);
    await program.judged();
    const list = await program.enrolments('&state=waitlisted');
    await connected(asSuperuser(amparo.urls.data), (client) =>
      client.query(
        `update programs.enrolment set state_since = state_since - interval '1 day' where id in
           (select id from programs.enrolment where program_id = $1 order by registrant_id desc limit 3)`,
        [program.path.split('/').at(-1)],
      ),
    );
    await program.change({ cap: 3 });
    await program.settled();
    expect(await needs(program, 'enrolled')).toEqual([94, 95, 96]);
    expect(list).toHaveLength(97);
  });

  it('forgets whom a new verdict refuses', async () => {
    const program = await capped('REFUSED', 1, 'need');
    await program.judged();
    await program.rule('need > 90');
    await program.judged();
    expect(await needs(program, 'waitlisted')).toEqual(range(91, 95));
    expect(await needs(program, 'not_eligible')).toEqual([...range(0, 91), 96]);
    expect(await needs(program, 'enrolled')).toEqual([95]);
  });

  it('refuses a priority that is no number of the declared attributes, and says where', async () => {
    const program = await capped('TYPED', 1, null);
    for (const priority of ['need > 3', 'unheard_of', 'need +']) {
      const { headers } = await admin.get(program.path);
      const refused = await admin.patch(program.path, { priority }, headers.get('etag'));
      expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, '#/priority']);
      expect(refused.body.errors[0].message).toMatch(/line 1, column \d+/);
    }
  });

  it(`never gives more places than there are, with ${AT_ONCE} leaving at once, and leaves none free`, async () => {
    const program = await capped('RACE', 40, 'need');
    await program.judged();
    const leaving = (await program.enrolments('&state=enrolled')).slice(0, AT_ONCE);
    const id = program.path.split('/').at(-1);
    let most = 0;
    const race = new AbortController();
    const watching = connected(asSuperuser(amparo.urls.data), async (client) => {
      while (!race.signal.aborted) {
        const { rows } = await client.query<{ taken: number }>(
          `select count(*)::int as taken from programs.enrolment where program_id = $1 and state in ('enrolled', 'paused')`,
          [id],
        );
        most = Math.max(most, rows[0]!.taken);
      }
    });
    const [all, cap] = await Promise.all([
      Promise.all(leaving.map((one) => program.move(one, 'exit', 'moved'))),
      program.change({ cap: 48 }),
    ]);
    expect(cap).toBeUndefined();
    expect(all.map(({ status }) => status)).toEqual(Array.from({ length: AT_ONCE }, () => 200));
    await program.settled();
    race.abort();
    await watching;
    expect(most).toBeLessThanOrEqual(48);
    expect(await needs(program, 'enrolled')).toHaveLength(48);
    expect(await needs(program, 'waitlisted')).toHaveLength(97 - AT_ONCE - 48);
  });

  it('keeps no number that tells something of a person', async () => {
    const columns = await connected(asSuperuser(amparo.urls.data), (client) =>
      client.query<{ name: string }>(
        `select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'programs' and column_name ~ 'priority|score|rank'`,
      ),
    );
    expect(columns.rows).toEqual([{ name: 'program.priority' }]); // the expression
  });

  it('serves in the order of a plain sort, whatever comes in which parts', () => {
    const waiting = fc.record({
      id: fc.uuid(),
      priority: fc.option(fc.integer({ min: -3, max: 3 })),
      since: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(waiting, { selector: ({ id }) => id, maxLength: 60 }),
        fc.integer({ min: 1, max: 70 }),
        fc.integer({ min: 1, max: 9 }),
        (all, most, part) => {
          const first = new FirstOf(most);
          for (let from = 0; from < all.length; from += part) first.add(all.slice(from, from + part));
          expect(first.ids()).toEqual(
            all
              .toSorted(servedBefore)
              .slice(0, most)
              .map(({ id }) => id),
          );
        },
      ),
    );
  });
});
