import pg from 'pg';
import { RequestContext } from '#platform/context/request-context.js';
import { reachingEveryProgram } from '#platform/database/row-scope.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { statement } from '#platform/database/statement.js';
import { newId } from '#platform/ids/ids.js';
import { DATA_GRANTS } from '../../migrations/grants.js';
import { READ_BY_ALL } from '../architecture/row-security.law.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { connected, connectedAs } from '../support/database.js';
import { type FilledProgram, fillProgram } from '../support/programs.js';

const REGISTRANTS = Array.from({ length: 4 }, () => newId());

/** What each table of the walled schemas says of the two programs, to whoever asks. */
const COUNT = statement('test.count-enrolments', 'select program_id as "programId" from programs.enrolment');
const MAKE = statement(
  'test.make-rule',
  `insert into programs.rule_version (id, program_id, version, expression, created_by) values ($1, $2, 9, 'true', $1)`,
);

describe('row security', () => {
  let amparo: TestApp;
  let uow: UnitOfWork;
  let [north, south]: FilledProgram[] = [];
  let tables: string[];

  beforeAll(async () => {
    amparo = await startTestApp();
    uow = amparo.app.get(UnitOfWork, { strict: false });
    await connected(amparo.urls.data, async (client) => {
      north = await fillProgram(client, 'NORTH', REGISTRANTS);
      south = await fillProgram(client, 'SOUTH', REGISTRANTS);
      const { rows } = await client.query<{ name: string }>(
        `select schemaname || '.' || tablename as name from pg_tables
          where (schemaname || '.*' = any($1) or schemaname || '.' || tablename = any($1)) and tablename <> 'allowed_move' order by 1`,
        [DATA_GRANTS.walled],
      );
      tables = rows.map(({ name }) => name).filter((name) => !(name in READ_BY_ALL));
    });
  });
  afterAll(() => amparo.close());

  /** How many rows of each table a transaction with this setting sees, as a role. */
  const seen = (url: string, setting: string | null): Promise<Record<string, number>> =>
    connectedAs(url, async (client) => {
      await client.query('begin');
      if (setting !== null) await client.query(`select set_config('amparo.programs', $1, true)`, [setting]);
      const found: Record<string, number> = {};
      for (const table of tables)
        found[table] = (await client.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]!.n;
      await client.query('commit');
      return found;
    });
  const sum = (found: Record<string, number>): number => Object.values(found).reduce((total, n) => total + n, 0);
  const roles = (): string[] => [amparo.urls.data, amparo.urls.worker, amparo.urls.owner];

  it('shows nothing of any program to a transaction that does not say which it reaches, whoever asks', async () => {
    for (const url of roles()) for (const setting of [null, '', '{}']) expect(sum(await seen(url, setting))).toBe(0);
  });

  it('shows the program that is reached, every one with *, and nothing of another', async () => {
    for (const url of roles()) {
      const [all, one, other] = [
        await seen(url, '*'),
        await seen(url, `{${north!.id}}`),
        await seen(url, `{${south!.id}}`),
      ];
      expect(Object.entries(all).filter(([, rows]) => rows === 0)).toEqual([]);
      for (const table of tables)
        expect([table, one[table]! * 2, other[table]]).toEqual([table, all[table], one[table]]);
      expect(await seen(url, `{${north!.id},${south!.id}}`)).toEqual(all);
      expect(sum(await seen(url, `{${newId()}}`))).toBe(0);
    }
  });

  it('forgets at the end of the transaction: the next one on the same connection sees nothing', async () => {
    await connectedAs(amparo.urls.data, async (client) => {
      for (const end of ['commit', 'rollback']) {
        await client.query('begin');
        await client.query(`select set_config('amparo.programs', '*', true)`);
        await client.query(end);
        expect((await client.query('select from programs.enrolment')).rowCount).toBe(0);
      }
    });
  });

  it('is the same through a published view', async () => {
    await connectedAs(amparo.urls.data, async (client) => {
      const views = [
        'programs.v_enrolment',
        'programs.v_program',
        'entitlements.v_cycle',
        'entitlements.v_entitlement',
      ];
      for (const view of views) expect((await client.query(`select from ${view}`)).rowCount).toBe(0);
      await client.query('begin');
      await client.query(`select set_config('amparo.programs', $1, true)`, [`{${south!.id}}`]);
      for (const view of views) {
        const { rows } = await client.query<{ id: string }>(`select distinct program_id as id from ${view}`);
        expect([view, rows]).toEqual([view, [{ id: south!.id }]]);
      }
    });
  });

  it('refuses to write into another program, and finds nothing of it to change or take away', async () => {
    await connectedAs(amparo.urls.data, async (client) => {
      const asNorth = async (text: string, values: unknown[]): Promise<number | null> => {
        await client.query('begin');
        await client.query(`select set_config('amparo.programs', $1, true)`, [`{${north!.id}}`]);
        try {
          return (await client.query(text, values)).rowCount;
        } finally {
          await client.query('rollback');
        }
      };
      await expect(asNorth(MAKE.text, [newId(), south!.id])).rejects.toMatchObject({ code: '42501' });
      expect(await asNorth(MAKE.text, [newId(), north!.id])).toBe(1);
      const other = [south!.id];
      expect(await asNorth(`update programs.program set name = 'mine' where id = $1`, other)).toBe(0);
      expect(
        await asNorth(`update disbursements.disbursement set outcome_code = 'x' where program_id = $1`, other),
      ).toBe(0);
      await expect(
        asNorth('update programs.enrolment set program_id = $1 where program_id <> $1', other),
      ).rejects.toMatchObject({ code: '42501' });
      await expect(
        asNorth(
          `insert into entitlements.cycle_history (id, cycle_id, from_state, to_state, actor_id, at, reason)
           values (platform.uuid_v7(), $1, 'draft', 'prepared', platform.uuid_v7(), now(), 'x')`,
          [south!.cycles[1]],
        ),
      ).rejects.toMatchObject({ code: '42501' });
      await expect(
        asNorth('update disbursements.delivery_channel set program_id = null where program_id = $1', [north!.id]),
      ).rejects.toMatchObject({ code: '42501' });
    });
  });

  it('leaves no trace of a connection that reaches every program in the address of the others', async () => {
    await connectedAs(reachingEveryProgram(amparo.urls.data), async (client) => {
      expect((await client.query('select from programs.program')).rowCount).toBe(2);
    });
    await connectedAs(amparo.urls.data, async (client) => {
      expect((await client.query('select from programs.program')).rowCount).toBe(0);
    });
  });

  describe('the unit of work', () => {
    const as = <T>(programs: readonly string[] | null, work: () => Promise<T>): Promise<T> =>
      RequestContext.runAs('test', { userId: newId(), organisation: 'o', reach: '', programs }, work);
    const programsSeen = async (): Promise<string[]> => [
      ...new Set((await uow.rows<{ programId: string }>(COUNT)).map(({ programId }) => programId)),
    ];

    it('tells what the actor reaches in every kind of transaction, and alone', async () => {
      const ways: Record<string, () => Promise<string[]>> = {
        alone: programsSeen,
        run: () => uow.run(programsSeen),
        snapshot: () => uow.snapshot(programsSeen),
        bulk: () => uow.asWorker(programsSeen),
        'bulk run': () => uow.asWorker(() => uow.run(programsSeen)),
      };
      for (const [name, way] of Object.entries(ways)) {
        expect([name, await as([south!.id], way)]).toEqual([name, [south!.id]]);
        expect([name, await as([], way)]).toEqual([name, []]);
        expect([name, (await as(null, way)).length]).toEqual([name, 2]);
        expect([name, await way()]).toEqual([name, []]); // nobody: nothing
      }
    });

    it('keeps the actors of requests at the same time apart', async () => {
      const many = Array.from({ length: 200 }, (_, index) => [north!, south!][index % 2]!.id);
      const found = await Promise.all(
        many.map((id, index) => as([id], () => (index % 3 ? programsSeen() : uow.run(programsSeen)))),
      );
      expect(found).toEqual(many.map((id) => [id]));
    });

    it('answers a fault of a statement alone as of any other, and goes on', async () => {
      const refused = as([north!.id], () => uow.change(MAKE, [newId(), south!.id]));
      await expect(refused).rejects.toMatchObject({ sqlState: '42501' });
      const twice = await as([north!.id], async () => {
        const id = newId();
        await uow.change(MAKE, [id, north!.id]);
        return uow.change(MAKE, [id, north!.id]).catch((error: unknown) => error);
      });
      expect(twice).toMatchObject({ sqlState: '23505' });
      expect(await as([north!.id], programsSeen)).toEqual([north!.id]);
    });
  });

  it('changes no plan of the headline question: index scans only, filled tables', async () => {
    await connected(amparo.urls.owner, async (client) => {
      await client.query(
        `insert into programs.enrolment (id, registrant_id, program_id, state, enrolled_at, state_since)
         select platform.uuid_v7(), platform.uuid_v7(), $1, 'enrolled', now(), now() from generate_series(1, 20000)`,
        [south!.id],
      );
      await client.query('analyze programs.enrolment');
    });
    const planOf = async (url: string, setting: string): Promise<string> =>
      connectedAs(url, async (client: pg.Client) => {
        await client.query('begin');
        await client.query(`select set_config('amparo.programs', $1, true)`, [setting]);
        const { rows } = await client.query<Record<string, string>>(
          `explain (costs off) select * from programs.enrolment e
            where e.registrant_id = any($1::uuid[]) and ($2::uuid[] is null or e.program_id = any($2))`,
          [REGISTRANTS, null],
        );
        return rows.map((row) => row['QUERY PLAN']).join('\n');
      });
    for (const setting of ['*', `{${north!.id}}`]) {
      const plan = await planOf(amparo.urls.data, setting);
      expect(plan).toContain('Index Cond: (registrant_id = ANY');
      expect(plan).toContain('current_setting'); // the call is gone: its expression stands in its place
      expect(plan).not.toContain('Seq Scan');
    }
  });
});
