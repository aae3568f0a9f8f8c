import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { issueDevelopmentToken } from '#access';
import { type ServiceProcess, startService } from '../../demo/main-job/service.js';
import { checkData } from '../../scripts/check-data.js';
import { ApiClient } from '../support/api-client.js';
import { connected, testDatabases, type TestDatabases } from '../support/database.js';
import { declare, imported, upload } from '../support/imports.js';

const ROWS = 24_000;
const KILLS = 3;

/** One in ten has an ID of a row before, one in seven a broken one: rows depend on each other across chunks. */
const FILE = `given_name,identifier:card\n${Array.from({ length: ROWS }, (_, index) => {
  const card = index % 10 === 9 ? Math.floor(index / 3) : index;
  return `"Person ${index}",${index % 7 === 6 ? 'V-1' : `V-${100_000 + card}`}`;
}).join('\r\n')}\r\n`;

interface Progress {
  readonly state: string;
  readonly done: number;
}

async function importKilled(databases: TestDatabases, kills: number) {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-import-'));
  const { data, keys, owner, worker } = databases.urls;
  const environment = {
    NODE_ENV: 'test',
    PORT: '0',
    LOG_LEVEL: 'info',
    DATABASE_URL: data,
    AMPARO_OWNER_DATABASE_URL: owner,
    AMPARO_WORKER_DATABASE_URL: worker,
    AMPARO_KEY_DATABASE_URL: keys,
    AMPARO_MASTER_KEY: randomBytes(32).toString('base64'),
    AMPARO_LEASE_SECONDS: '2',
    AMPARO_SCHEDULE: 'off',
  };
  const who = { role: 'registry_admin', subject: 'admin', organisation: 'ministry', programs: [] } as const;
  let service: ServiceProcess = await startService(folder, environment);
  const token = await issueDevelopmentToken({ ...who, databaseUrl: owner, dataDirectory: folder, validSeconds: 3600 });
  try {
    await declare(new ApiClient(service.url, token));
    const key = { 'idempotency-key': 'the-same-file-again' };
    const query = 'content=individuals&policy=skip';
    await upload(new ApiClient(service.url, token), query, FILE, key);
    let killed = 0;
    for (let last = 0; killed < kills;) {
      const { state, done } = await beyond(data, last);
      if (state !== 'running') break;
      await service.kill();
      killed++;
      last = done;
      service = await startService(folder, environment);
    }
    const report = await imported(new ApiClient(service.url, token), query, FILE, key);
    const broken = (await checkData(worker, keys)).filter((check) => check.broken > 0);
    return {
      killed,
      told: [report.state, report.counts, report.rules, report.errors],
      stored: await stored(data),
      broken,
    };
  } finally {
    await service.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The import as the database has it, once it has got further than before. */
const beyond = (url: string, last: number): Promise<Progress> =>
  connected(url, async (client) => {
    for (;;) {
      const { rows } = await client.query<Progress>('select state, done::int as done from platform.operation');
      if (rows[0]!.done > last || rows[0]!.state === 'succeeded') return rows[0]!;
      await pause(5);
    }
  });

const stored = (url: string): Promise<unknown> =>
  connected(url, async (client) => {
    const { rows } = await client.query(`
      select (select count(*) from registry.registrant) as registrants, (select count(*) from registry.identifier) as identifiers,
             (select count(distinct token) from matching.match_token) as tokens, (select count(*) from registry.import_error) as errors,
             (select count(*) from registry.import) as imports, (select count(*) from registry.import_chunk) as chunks`);
    return rows[0];
  });

describe('kill -9 in the middle of an import', () => {
  const opened: TestDatabases[] = [];

  afterAll(async () => {
    for (const databases of opened) await databases.drop();
  });

  it('is gone on from by itself, and ends as the undisturbed one: no row lost, none doubled', async () => {
    for (let i = 0; i < 2; i++) opened.push(await testDatabases());
    const undisturbed = await importKilled(opened[0]!, 0);
    const disturbed = await importKilled(opened[1]!, KILLS);
    expect(undisturbed.told[1]).toMatchObject({ rows: ROWS });
    expect(undisturbed.broken).toEqual([]);
    expect(disturbed.killed).toBeGreaterThan(0);
    expect({ ...disturbed, killed: 0 }).toEqual(undisturbed);
  }, 240_000);
});
