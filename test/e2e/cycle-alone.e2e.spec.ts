import { startTestApp, type TestApp } from '../support/app.js';
import { connected } from '../support/database.js';
import { GivingProgram } from '../support/cycle-under-test.js';
import { fillProgram } from '../support/programs.js';

const SCHEMAS = ['programs', 'entitlements', 'disbursements'];

/** Table, then the row as it is written there, with the transaction that wrote it. */
type Rows = ReadonlyMap<string, ReadonlySet<string>>;

describe('a cycle that is checked', () => {
  let amparo: TestApp;
  let program: GivingProgram;

  const written = (): Promise<Rows> =>
    connected(amparo.urls.data, async (client) => {
      const { rows: tables } = await client.query<{ name: string }>(
        `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where c.relkind = 'r' and n.nspname = any($1) order by 1`,
        [SCHEMAS],
      );
      const found = new Map<string, ReadonlySet<string>>();
      for (const { name } of tables) {
        const { rows } = await client.query<{ row: string }>(`select xmin || ' ' || to_jsonb(t) as row from ${name} t`);
        found.set(name, new Set(rows.map(({ row }) => row)));
      }
      return found;
    });
  /** Rows of before that are not there any more as they were, and rows that are new, each as table and content. */
  const touched = (before: Rows, after: Rows): [string, Record<string, unknown>][] =>
    [...before].flatMap(([table, rows]) => {
      const now = after.get(table)!;
      const differing = [...rows].filter((row) => !now.has(row)).concat([...now].filter((row) => !rows.has(row)));
      return differing.map((row): [string, Record<string, unknown>] => [
        table,
        JSON.parse(row.slice(row.indexOf('{'))) as Record<string, unknown>,
      ]);
    });

  beforeAll(async () => {
    amparo = await startTestApp();
    program = await GivingProgram.founded(amparo, 'OWN');
    const people = await program.people.individuals(12);
    await connected(amparo.urls.data, (client) => fillProgram(client, 'OTHER', people));
    await program.flat('12.50');
    await program.funded('1000.00');
    await program.enrolled();
    await (await program.cycle({ name: 'Paid' })).waiting().then((cycle) => cycle.approved());
    await (await program.cycle({ name: 'Prepared' })).prepared();
  });
  afterAll(() => amparo.close());

  it('leaves every row of other cycles and other programs as it stands, to the byte', async () => {
    const cycle = await program.cycle({ name: 'Checked' });
    const before = await written();
    expect(await cycle.prepared()).toMatchObject({ cash: 12 });
    const prepared = touched(before, await written());
    expect(prepared.filter(([table]) => table === 'entitlements.entitlement')).toHaveLength(12);
    expect(prepared.filter(([, row]) => !belongsTo(cycle.id, row))).toEqual([]);
    await cycle.submitted();
    await cycle.approved();
    const approved = touched(before, await written());
    const elsewhere = approved.filter(([, row]) => !belongsTo(cycle.id, row));
    const tables = new Set(elsewhere.map(([table]) => table));
    // what is reserved for it, its history and sign-off hang on its own rows
    for (const table of tables) expect(OF_THE_CYCLE).toContain(table);
    const foreign = elsewhere.filter(([, row]) => 'program_id' in row && row['program_id'] !== program.id);
    expect(foreign).toEqual([]);
  });

  it('and so does a run of eligibility with every cycle and other programs', async () => {
    const before = await written();
    await program.enrolled();
    const found = touched(before, await written());
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(([table]) => !table.startsWith('programs.'))).toEqual([]);
    expect(found.filter(([, row]) => row['program_id'] !== program.id)).toEqual([]);
  });
});

const OF_THE_CYCLE = [
  'entitlements.entitlement_history',
  'entitlements.fund_account',
  'entitlements.fund_entry',
  'entitlements.fund_posting',
  'entitlements.sign_off',
];

const belongsTo = (cycleId: string, row: Record<string, unknown>): boolean =>
  row['id'] === cycleId || row['cycle_id'] === cycleId;
