import { checkDatabases, UnsafeDatabases } from '#platform/database/check-databases/check-databases.js';
import { grantAccess, roleOf } from '#platform/database/grant-access.js';
import { SCHEMA } from '../../migrations/index.js';
import { connected, type TestDatabases, testDatabases } from '../support/database.js';

describe('a boot over databases whose row security', () => {
  let databases: TestDatabases;
  let role: string;
  let database: string;

  beforeAll(async () => {
    databases = await testDatabases();
    await grantAccess(databases.urls, SCHEMA.grants);
    [role, database] = [roleOf(databases.urls.data), new URL(databases.urls.data).pathname.slice(1)];
  });
  afterAll(() => databases.drop());

  const administer = (statement: string): Promise<unknown> =>
    connected(databases.urls.data, (client) => client.query(statement));

  /** What a boot in production says. */
  async function faults(): Promise<readonly string[]> {
    const strictness = { production: true, warn: () => {} };
    const refused: unknown = await checkDatabases(databases.urls, SCHEMA.grants, strictness).catch(
      (error: unknown) => error,
    );
    return refused instanceof UnsafeDatabases ? refused.faults : [];
  }

  it('is off, not forced, without a policy, or passed by, is refused in production', async () => {
    const breaks = {
      'disable row security': [
        'alter table programs.enrolment disable row level security',
        'alter table programs.enrolment enable row level security',
      ],
      'let the owner pass': [
        'alter table disbursements.batch no force row level security',
        'alter table disbursements.batch force row level security',
      ],
      'drop a policy': [
        'drop policy program_scope on entitlements.cycle',
        'create policy program_scope on entitlements.cycle using (platform.in_scope(program_id))',
      ],
      'let a view pass': [
        'alter view entitlements.v_cycle reset (security_invoker)',
        'alter view entitlements.v_cycle set (security_invoker = true)',
      ],
      'begin beyond': [
        `alter role ${role} in database ${database} set amparo.programs = '*'`,
        `alter role ${role} in database ${database} reset amparo.programs`,
      ],
    };
    const told: Record<string, readonly string[]> = {};
    for (const [name, [fault, repair]] of Object.entries(breaks)) {
      await administer(fault!);
      told[name] = await faults();
      await administer(repair!);
    }
    const notShown = (table: string): string[] => [
      `row security is not enabled, forced and told what to show on ${table}`,
    ];
    expect(told).toEqual({
      'disable row security': notShown('programs.enrolment'),
      'let the owner pass': notShown('disbursements.batch'),
      'drop a policy': notShown('entitlements.cycle'),
      'let a view pass': ['read with the rights of their owner, past row security: entitlements.v_cycle'],
      'begin beyond': [`sessions of the application role ${role} begin with amparo.programs set: reset it`],
    });
    expect(await faults()).toEqual([]);
  });
});
