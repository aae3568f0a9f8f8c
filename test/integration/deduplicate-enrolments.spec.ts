import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { RequestContext } from '#platform/context/request-context.js';
import type { ChunkProgress, OperationRun } from '#platform/operations/operation.js';
import { DeduplicateEnrolments } from '../../src/programs/deduplicate-enrolments/deduplicate-enrolments.service.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { DuplicatesDesk } from '../support/deduplication.js';

const PEOPLE = 16;
const VALUES = 7;

/** What one person holds: a card or a phone of a few there are. */
interface Held {
  readonly who: number;
  readonly value: number;
  readonly kind: 'identifier' | 'contact';
  readonly how: 'valid' | 'invalid' | 'expired';
}

/** One look at the program: what everybody holds by then, who has left, and what was found to mean nothing since the last. */
interface Look {
  readonly held: readonly Held[];
  readonly gone: readonly number[];
  readonly dismisses: boolean;
}

const held = fc.record<Held>({
  who: fc.nat(PEOPLE - 1),
  value: fc.nat(VALUES - 1),
  kind: fc.constantFrom('identifier', 'contact'),
  how: fc.constantFrom('valid', 'valid', 'valid', 'invalid', 'expired'),
});
const look = fc.record<Look>({
  held: fc.uniqueArray(held, { maxLength: 24, selector: ({ who, value, kind }) => `${who} ${value} ${kind}` }),
  gone: fc.uniqueArray(fc.nat(PEOPLE - 1), { maxLength: 3 }),
  dismisses: fc.boolean(),
});

/** Pairs that are dismissed when a look dismisses. */
const isDismissed = (a: number, b: number): boolean => (a + b) % 3 === 0;
const counts = ({ kind, how }: Held): boolean => how === 'valid' || (how === 'expired' && kind === 'contact'); // contacts do not expire

/** Everybody who is like somebody, by union and find: the other way to say what a cluster is. */
class Oracle {
  private readonly matched = new Set<string>();
  private readonly dismissed = new Set<string>();

  dismiss(): void {
    for (const match of this.matched) {
      const [a, b] = match.split(' ').map(Number) as [number, number];
      if (isDismissed(a, b)) this.dismissed.add(match);
    }
  }

  clusters({ held: all, gone }: Look): number[][] {
    const parent = Array.from({ length: PEOPLE }, (_, index) => index);
    const root = (of: number): number => (parent[of] === of ? of : root(parent[of]!));
    const living = all.filter((one) => counts(one) && !gone.includes(one.who));
    for (const a of living)
      for (const b of living)
        if (a.who < b.who && a.kind === b.kind && a.value === b.value) {
          const match = `${a.who} ${b.who} ${a.kind} ${a.value}`;
          this.matched.add(match);
          if (!this.dismissed.has(match)) parent[root(a.who)] = root(b.who);
        }
    const groups = new Map<number, number[]>();
    for (let who = 0; who < PEOPLE; who++) groups.set(root(who), [...(groups.get(root(who)) ?? []), who]);
    return [...groups.values()].filter((group) => group.length > 1);
  }
}

describe('clusters of duplicates', () => {
  let amparo: TestApp;
  let desk: DuplicatesDesk;
  let ids: string[];
  let program: string;

  beforeAll(async () => {
    amparo = await startTestApp();
    desk = await DuplicatesDesk.open(amparo);
    ids = (await desk.people.individuals(PEOPLE)).toSorted();
    program = await desk.program('RANDOM', { contacts: ['phone'], mostOthers: 100 });
    await desk.enrol(program, ids);
  });
  afterAll(() => amparo.close());

  /** Forgets what was found and decided before. */
  async function forget(): Promise<void> {
    for (const table of [
      'duplicate_match',
      'duplicate_member',
      'duplicate_history',
      'known_duplicate',
      'duplicate_cluster',
    ])
      await desk.people.rows(`delete from programs.${table} where program_id = $1`, [program]);
  }

  async function arrange({ held: all, gone }: Look): Promise<void> {
    for (const table of ['matching.match_token', 'registry.identifier', 'registry.contact'])
      await desk.people.rows(`delete from ${table} where registrant_id = any($1::uuid[])`, [ids]);
    const told = JSON.stringify(all.map((one) => ({ ...one, id: ids[one.who], row: randomUUID() })));
    await desk.people.rows(
      `with told as (select * from jsonb_to_recordset($1::jsonb) t (id uuid, "row" uuid, value int, kind text, how text)),
       cards as (
         insert into registry.identifier (id, registrant_id, id_type_id, value_sealed, status, expires_on, created_at)
         select "row", id, (select y.id from registry.id_type y where code = 'national_id'), '\\x00',
                case how when 'invalid' then 'invalid' else 'valid' end, case how when 'expired' then date '2020-01-01' end, now()
           from told where kind = 'identifier'),
       phones as (
         insert into registry.contact (id, registrant_id, kind, value_sealed, status, created_at)
         select "row", id, 'phone', '\\x00', case how when 'invalid' then 'invalid' else 'valid' end, now()
           from told where kind = 'contact')
       insert into matching.match_token (token, value_id, registrant_id, kind)
       select substring(sha256(int4send(value) || kind::bytea) for 16), "row", id, kind from told`,
      [told],
    );
    await desk.people.rows(
      `update programs.enrolment set state = case when registrant_id = any($2::uuid[]) then 'exited' when state = 'exited' then 'enrolled' else state end,
              ended_at = case when registrant_id = any($2::uuid[]) then now() end where program_id = $1`,
      [program, gone.map((who) => ids[who])],
    );
  }

  /** A run without the queue; `stops` after so many chunks, as if the process had died before the next. */
  async function run(id = randomUUID(), cursor: unknown = null, stops = Number.POSITIVE_INFINITY): Promise<unknown> {
    const [version] = await desk.people.rows<{ id: string }>(
      'select id from programs.deduplication_version where program_id = $1 order by version desc limit 1',
      [program],
    );
    const uow = amparo.app.get(UnitOfWork, { strict: false });
    let last = cursor;
    let done = 0;
    const operation: OperationRun = {
      id,
      subject: program,
      parameters: { asOf: new Date().toISOString(), deduplicationId: version!.id },
      createdBy: randomUUID(),
      cursor,
      signal: new AbortController().signal,
      chunk: (work: () => Promise<ChunkProgress>) =>
        uow.run(async () => {
          if (done++ >= stops) throw new Error('died');
          ({ cursor: last } = await work());
        }),
    };
    const actor = { userId: operation.createdBy, organisation: 'o', reach: '', programs: [program] };
    const handler = amparo.app.get(DeduplicateEnrolments, { strict: false });
    await RequestContext.runAs('test', actor, () => uow.asWorker(() => handler.run(operation))).catch(
      (error: unknown) => {
        if ((error as Error).message !== 'died') throw error;
      },
    );
    return last;
  }

  async function compareWith(oracle: Oracle, one: Look): Promise<void> {
    const expected = oracle.clusters(one).map((cluster) => cluster.map((who) => ids[who]!));
    expect(await desk.clusters(program)).toEqual(expected.toSorted());
    const inCluster = new Set(expected.flat());
    const states = await desk.states(program);
    const wanted = (id: string, who: number): string =>
      one.gone.includes(who) ? 'exited' : inCluster.has(id) ? 'duplicated' : 'enrolled';
    expect(ids.map((id) => states[id])).toEqual(ids.map(wanted));
  }

  it('are the connected components of what is shared, look after look, whatever was dismissed in between', async () => {
    const scenario = fc.array(look, { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(scenario, async (looks) => {
        await forget();
        await desk.people.rows(
          `update programs.enrolment set state = 'enrolled', ended_at = null where program_id = $1`,
          [program],
        );
        const oracle = new Oracle();
        for (const one of looks) {
          await arrange(one);
          await run();
          await compareWith(oracle, one);
          const before = await desk.people.rows('select id, revision from programs.duplicate_cluster order by id');
          await run();
          await compareWith(oracle, one);
          expect(await desk.people.rows('select id, revision from programs.duplicate_cluster order by id')).toEqual(
            before,
          );
          if (!one.dismisses) continue;
          oracle.dismiss();
          await dismiss();
        }
      }),
      { numRuns: 15 },
    );
  }, 240_000);

  async function dismiss(): Promise<void> {
    const pairs = ids.flatMap((a, i) => ids.slice(i + 1).map((b, j) => [a, b, isDismissed(i, i + 1 + j)] as const));
    const wanted = pairs.filter(([, , dismissed]) => dismissed);
    await desk.people.rows(
      `update programs.duplicate_match m set dismissed_in = $3 from unnest($1::uuid[], $2::uuid[]) p (a, b)
        where m.registrant_a = p.a and m.registrant_b = p.b`,
      [wanted.map(([a]) => a), wanted.map(([, b]) => b), randomUUID()],
    );
  }

  it('are the same when the process dies after any chunk and another goes on', async () => {
    const chain: Look = {
      held: Array.from({ length: PEOPLE - 1 }, (_, who) => [
        { who, value: 100 + who, kind: 'identifier', how: 'valid' } as const,
        { who: who + 1, value: 100 + who, kind: 'identifier', how: 'valid' } as const,
      ]).flat(),
      gone: [],
      dismisses: false,
    };
    for (let chunks = 0; chunks < 6; chunks++) {
      await forget();
      await desk.people.rows(
        `update programs.enrolment set state = 'enrolled', ended_at = null where program_id = $1`,
        [program],
      );
      await arrange(chain);
      const id = randomUUID();
      await run(id, await run(id, null, chunks));
      await compareWith(new Oracle(), chain);
    }
    const moves = await desk.people.rows<{ n: number }>(
      `select count(*)::int as n from programs.duplicate_member where program_id = $1 and held_from = 'enrolled'`,
      [program],
    );
    expect(moves).toEqual([{ n: PEOPLE }]);
  }, 60_000);
});
