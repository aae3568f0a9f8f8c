import { randomBytes } from 'node:crypto';
import { checkDatabases, UnsafeDatabases } from '#platform/database/check-databases/check-databases.js';
import { DatabaseUrls } from '#platform/database/database-urls.js';
import { grantAccess, roleOf } from '#platform/database/grant-access.js';
import { SCHEMA } from '../../migrations/index.js';
import { asSuperuser, connected, connectedAs, testDatabases, type TestDatabases } from '../support/database.js';

/** Faults of a boot in production; none is an empty list. */
async function faultsOf(urls: DatabaseUrls): Promise<readonly string[]> {
  const warn = (): void => {
    throw new Error('warned in production');
  };
  try {
    await checkDatabases(urls, SCHEMA.grants, { production: true, warn });
    return [];
  } catch (error) {
    if (error instanceof UnsafeDatabases) return error.faults;
    throw error;
  }
}

describe('the databases at boot', () => {
  let databases: TestDatabases;
  let urls: DatabaseUrls;
  const made: string[] = [];
  const suffix = randomBytes(4).toString('hex');

  beforeAll(async () => {
    databases = await testDatabases();
    ({ urls } = databases);
    await grantAccess(urls, SCHEMA.grants); // a copied database lets in whom the default lets in
  });
  afterAll(async () => {
    const roles = made.join(', ');
    if (made.length > 0) await administer(`drop owned by ${roles}`);
    await databases.drop();
    if (made.length > 0)
      await connected(urls.data.replace(/\/[^/]*$/, '/postgres'), (client) => client.query(`drop role ${roles}`));
  });

  const administer = (...statements: readonly string[]): Promise<void> =>
    connected(urls.data, async (client) => {
      for (const statement of statements) await client.query(statement);
    });

  /** A login role of this test alone, given the rights of the role it stands for. */
  async function role(name: string, attributes = ''): Promise<string> {
    const unique = `${name}_${suffix}`;
    await administer(`create role ${unique} login password 'x' ${attributes}`);
    made.push(unique);
    const url = new URL(urls.data);
    [url.username, url.password] = [unique, 'x'];
    return url.href;
  }
  const as = async (application: string, worker: string = urls.worker): Promise<DatabaseUrls> => {
    const changed = new DatabaseUrls(application, urls.keys, { owner: urls.owner, worker });
    await grantAccess(changed, SCHEMA.grants);
    return changed;
  };

  it('pass as the embedded server has them, and nothing is told', async () => {
    expect(await faultsOf(urls)).toEqual([]);
    await checkDatabases(urls, SCHEMA.grants, {
      production: false,
      warn: (told) => {
        throw new Error(told);
      },
    });
  });

  it('pass with roles made by hand, as docs/operations.md says', async () => {
    expect(await faultsOf(await as(await role('hand_app'), await role('hand_worker')))).toEqual([]);
  });

  it('are refused where one role is owner, application, worker and key store, with everything at once', async () => {
    const one = urls.owner;
    const keys = new URL(one);
    keys.pathname = new URL(urls.keys).pathname;
    const name = roleOf(one);
    await administer(`alter role ${name} in database ${new URL(one).pathname.slice(1)} set log_statement = 'all'`);
    await connected(urls.keys, (client) =>
      client.query(`grant connect on database ${keys.pathname.slice(1)} to ${name}`),
    );
    expect(await faultsOf(new DatabaseUrls(one, keys.href))).toEqual([
      `the application role ${name} is the owner of the tables`,
      `the worker role ${name} is the owner of the tables`,
      `the key store is entered as ${name}, the owner role of the data`,
      `the key store is entered as ${name}, the application role of the data`,
      `the key store is entered as ${name}, the worker role of the data`,
      'log_statement is all and must be none (owner, application, worker)',
    ]);
    await administer(`alter role ${name} in database ${new URL(one).pathname.slice(1)} reset all`);
  });

  it('are refused where application and worker are one role', async () => {
    expect(await faultsOf(new DatabaseUrls(urls.data, urls.keys, { owner: urls.owner, worker: urls.data }))).toEqual([
      `the application and the worker enter as one role, ${roleOf(urls.data)}`,
    ]);
  });

  it('are refused where a role is a superuser, has BYPASSRLS, or may become one that has', async () => {
    const bypasser = await role('bypasser', 'bypassrls');
    const climber = await role('climber');
    await administer(`grant ${roleOf(bypasser)} to ${roleOf(climber)}`);
    const superuser = asSuperuser(urls.data);
    expect(await faultsOf(await as(climber))).toEqual([
      `the application role ${roleOf(climber)} may become ${roleOf(bypasser)}, which passes row security by (BYPASSRLS)`,
    ]);
    expect(await faultsOf(await as(superuser, bypasser))).toEqual([
      `the application role ${roleOf(superuser)} is a superuser`,
      `the worker role ${roleOf(bypasser)} passes row security by (BYPASSRLS)`,
    ]);
    expect(await faultsOf(new DatabaseUrls(urls.data, urls.keys, { owner: superuser, worker: urls.worker }))).toEqual([
      `the owner role ${roleOf(superuser)} is a superuser`,
    ]);
  });

  it('are refused where a role owns something, or may become the owner, or reaches files of the server', async () => {
    const holder = await role('holder');
    const reader = await role('reader');
    const changed = await as(holder, reader);
    await administer(
      `alter table registry.contact owner to ${roleOf(holder)}`,
      `grant pg_read_server_files to ${roleOf(reader)}`,
    );
    const faults = await faultsOf(changed);
    expect(faults).toContain(`the application role ${roleOf(holder)} owns registry.contact`);
    expect(faults).toContain(
      `the worker role ${roleOf(reader)} may become pg_read_server_files, which reaches the files of the server`,
    );
    await administer(`alter table registry.contact owner to ${roleOf(urls.owner)}`);
    const heir = await role('heir');
    await administer(`grant ${roleOf(urls.owner)} to ${roleOf(heir)}`);
    expect((await faultsOf(await as(heir)))[0]).toMatch(
      new RegExp(`^the application role ${roleOf(heir)} owns .* and \\d+ things more$`),
    );
  });

  it('are refused where a role may do what the page of grants denies it, by whatever way', async () => {
    const reads = await role('reads');
    const member = await role('member');
    await administer(
      `grant usage on schema matching to ${roleOf(reads)}`,
      `grant select (token) on matching.match_token to ${roleOf(reads)}`,
      `grant truncate on registry.registrant to ${roleOf(reads)}`,
      `grant ${roleOf(reads)} to ${roleOf(member)}`,
    );
    expect(await faultsOf(await as(member))).toEqual([
      `the application role ${roleOf(member)} may do more than it is given (another role it is a member of?): ` +
        'select (token) on matching.match_token; truncate on registry.registrant',
    ]);
    const everything = await role('everything');
    await administer(`grant pg_read_all_data to ${roleOf(everything)}`);
    const [fault, ...more] = await faultsOf(await as(urls.data, everything));
    expect(fault).toBe(
      `the worker role ${roleOf(everything)} may do more than it is given (another role it is a member of?): ` +
        'select on platform.idempotency_key',
    );
    expect(more).toEqual([]);
  });

  describe("the server's log", () => {
    /** Settings of one role in this database, as its administrator might have left them. */
    const set = (url: string, name: string, value: string): Promise<void> =>
      administer(`alter role ${roleOf(url)} in database ${new URL(url).pathname.slice(1)} set ${name} = '${value}'`);
    const reset = (url: string): Promise<void> =>
      administer(`alter role ${roleOf(url)} in database ${new URL(url).pathname.slice(1)} reset all`);
    const shown = (url: string, name: string): Promise<string> =>
      connectedAs(url, async (client) => (await client.query<Record<string, string>>(`show ${name}`)).rows[0]![name]!);

    it.each([
      ['log_statement', 'mod', 'none'],
      ['log_parameter_max_length', '-1', '0'],
      ['log_error_verbosity', 'verbose', 'terse'],
      ['log_min_error_statement', 'error', 'panic'],
    ])('may not have %s %s', async (name, loud, quiet) => {
      await set(urls.worker, name, loud);
      expect(await faultsOf(urls)).toEqual([`${name} is ${loud} and must be ${quiet} (worker)`]);
      await reset(urls.worker);
      expect(await faultsOf(urls)).toEqual([]);
    });

    it('may not have auto_explain write plans', async () => {
      await set(urls.data, 'session_preload_libraries', 'auto_explain');
      expect(await faultsOf(urls)).toEqual(['auto_explain is loaded and must not be (application)']);
      await reset(urls.data);
    });

    it('is quietened by the roles themselves as far as they may, at once and for every later session', async () => {
      const granted = await role('granted');
      await administer(`grant set on parameter log_statement to ${roleOf(granted)}`);
      for (const [name, value] of [
        ['log_parameter_max_length_on_error', '-1'],
        ['debug_print_plan', 'on'],
        ['log_statement', 'all'],
      ] as const)
        await set(granted, name, value);
      const changed = await as(granted);
      expect(await Promise.all([1, 2, 3].map(() => faultsOf(changed)))).toEqual([[], [], []]);
      expect(await shown(granted, 'log_parameter_max_length_on_error')).toBe('0');
      expect(await shown(granted, 'debug_print_plan')).toBe('off');
      expect(await shown(granted, 'log_statement')).toBe('none');
    });
  });

  it('outside of production are told once, in one message that names everything', async () => {
    const told: string[] = [];
    const alone = new DatabaseUrls(urls.owner, urls.keys);
    await checkDatabases(alone, SCHEMA.grants, { production: false, warn: (message) => void told.push(message) });
    expect(told).toEqual([
      `The databases do not keep what they must (docs/operations.md, Databases):\n` +
        `  - the application role ${roleOf(urls.owner)} is the owner of the tables\n` +
        `  - the worker role ${roleOf(urls.owner)} is the owner of the tables`,
    ]);
  });
});
