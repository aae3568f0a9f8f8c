import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { newId } from '#platform/ids/ids.js';
import { OperationRunner } from '#platform/operations/operation-runner.js';
import { Clock } from '#platform/time/clock.js';
import { SrSyncSchedule } from '../../src/sr-sync/sr-sync.schedule.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { asSuperuser, testDatabases, type TestDatabases } from '../support/database.js';

const DATES = 12;
const LOOKS = 6;

/** Two applications over one database, both of which look which sources are due. */
describe('a scheduled date, over two replicas', () => {
  let databases: TestDatabases;
  let replicas: readonly TestApp[] = [];
  let folder: string;
  /** One connection: whoever comes while it is asked waits for it. */
  let database: pg.Pool;
  let now = new Date('2026-03-01T00:30:00Z');

  beforeAll(async () => {
    databases = await testDatabases();
    folder = mkdtempSync(join(tmpdir(), 'amparo-replicas-'));
    const shared = { AMPARO_DATA_DIR: folder, AMPARO_MASTER_KEY: randomBytes(32).toString('base64') };
    const kept = { ...databases, drop: () => Promise.resolve() };
    replicas = [await startTestApp(shared, kept), await startTestApp(shared, kept)];
    for (const { app } of replicas) {
      await app.get(OperationRunner, { strict: false }).beforeApplicationShutdown(); // nobody does what is ordered
      app.get(Clock, { strict: false }).now = () => now;
    }
    database = new pg.Pool({ connectionString: asSuperuser(databases.urls.data), max: 1 });
    await database.query(
      `insert into sr_sync.social_registry (id, code, name, dialect, base_url, token_url, client_id, client_secret_sealed, page_size,
                                            mapping, full_schedule, incremental_schedule, scheduled_since, created_by)
       values ($1, 'due', 'Due', 'openg2p', 'http://127.0.0.1:9', 'http://127.0.0.1:9', 'x', '', 1, '{}', '0 */4 * * *', '0 * * * *', $2, $1)`,
      [newId(), now],
    );
  });
  afterAll(async () => {
    await database?.end();
    for (const replica of replicas) await replica.close();
    await databases?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Both look at once, several times; what is ordered ends at once when `ends`. */
  async function look(ends: boolean): Promise<void> {
    const looks = replicas.flatMap(({ app }) =>
      Array.from({ length: LOOKS }, async () => {
        await app.get(SrSyncSchedule, { strict: false }).orderDue();
        if (ends) await database.query(`update platform.operation set state = 'succeeded' where state = 'queued'`);
      }),
    );
    await Promise.all(looks);
  }

  const ordered = async (): Promise<string[]> =>
    (
      await database.query<{ run: string }>(
        `select to_char(created_at at time zone 'UTC', 'HH24:MI ') || mode as run from sr_sync.sync_run order by id`,
      )
    ).rows.map(({ run }) => run);

  it('is exactly one run, even when that has ended before the other replica looks', async () => {
    const expected: string[] = [];
    for (let hour = 1; hour <= DATES; hour++) {
      now = new Date(Date.UTC(2026, 2, 1, hour, 0, 1));
      expected.push(`${String(hour).padStart(2, '0')}:00 ${hour % 4 === 0 ? 'full' : 'incremental'}`);
      await look(true);
    }
    expect(await ordered()).toEqual(expected);
  });

  it('waits for a run that is under way, and is one run then', async () => {
    const before = await ordered();
    now = new Date(Date.UTC(2026, 2, 1, DATES + 1, 0, 1));
    await look(false);
    now = new Date(Date.UTC(2026, 2, 1, DATES + 2, 0, 1));
    await look(false);
    expect((await ordered()).slice(before.length)).toEqual(['13:00 incremental']);
    await database.query(`update platform.operation set state = 'succeeded' where state = 'queued'`);
    await look(true);
    expect((await ordered()).slice(before.length)).toEqual(['13:00 incremental', '14:00 incremental']);
  });
});
