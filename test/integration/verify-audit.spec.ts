import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { WriteCheckpoints } from '#platform/audit/write-checkpoints.service.js';
import { CheckpointSigner } from '#platform/vault/checkpoint-signer.js';
import type { ApiClient } from '../support/api-client.js';
import { startTestApp, testEnvironment, type TestApp } from '../support/app.js';
import { connected } from '../support/database.js';

const run = promisify(execFile);

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What is tampered with, and what the command must say of it. $1 is the stream of the event, $2 its seq. */
const TAMPERINGS: readonly (readonly [string, string, RegExp])[] = [
  [
    'an event that was changed',
    `update audit.event set outcome = 'failed' where stream = $1 and seq = $2`,
    /the event is not the one that was chained/,
  ],
  ['an event that was deleted', 'delete from audit.event where stream = $1 and seq = $2', /the event is missing/],
];

describe('npm run audit:verify', () => {
  const secret = 'Jacaranda Close 17';
  let amparo: TestApp;
  let admin: ApiClient;
  let environment: NodeJS.ProcessEnv;
  let checkpoints: string;

  beforeAll(async () => {
    amparo = await startTestApp({ AMPARO_MASTER_KEY: MASTER_KEY });
    admin = await amparo.api('registry_admin');
    const { data, keys, owner, worker } = amparo.urls;
    environment = {
      PATH: process.env['PATH'] ?? '',
      ...testEnvironment(amparo.dataDirectory),
      AMPARO_MASTER_KEY: MASTER_KEY,
      DATABASE_URL: data,
      AMPARO_OWNER_DATABASE_URL: owner,
      AMPARO_WORKER_DATABASE_URL: worker,
      AMPARO_KEY_DATABASE_URL: keys,
    };
    checkpoints = join(amparo.dataDirectory, 'audit', 'checkpoints.jsonl');
    const user = (await admin.post('/v1/users', { issuer: 'i', subject: 's', organisation: 'o' })).body.id as string;
    const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
    await admin.post('/v1/grants', { userId: user, role: 'auditor', expiresAt, reason: secret });
    for (let n = 0; n < 10; n++) await admin.get('/v1/users');
    await amparo.app.get(WriteCheckpoints, { strict: false }).write();
  });
  afterAll(() => amparo.close());

  const command = async (args: readonly string[] = [], more: NodeJS.ProcessEnv = {}): Promise<Ended> => {
    try {
      const env = { ...environment, ...more };
      return { code: 0, ...(await run(process.execPath, ['dist/scripts/verify-audit.js', ...args], { env })) };
    } catch (error) {
      const { code, stdout, stderr } = error as Ended;
      return { code, stdout, stderr };
    }
  };
  const sql = <T>(statement: string, values: unknown[] = []): Promise<T[]> =>
    connected(amparo.urls.data, async (client) => {
      await client.query('set session_replication_role = replica');
      return (await client.query(statement, values)).rows as T[];
    });
  /** What the trail and its file hold as it is: neither values nor reasons may be told. */
  const tellsNothing = ({ stdout, stderr }: Ended, ...values: readonly string[]): void => {
    for (const value of [secret, MASTER_KEY, ...values]) expect(`${stdout}${stderr}`).not.toContain(value);
    expect(`${stdout}${stderr}`).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-|postgres:\/\/|"facts"/);
  };

  it('exits 0 and counts what holds, with the keys of the key store or with one from a file', async () => {
    const sound = await command();
    expect([sound.code, sound.stderr]).toEqual([0, '']);
    expect(sound.stdout).toMatch(/^1[0-9] events and 1 checkpoints hold\n$/);
    const [[, pem]] = [...amparo.app.get(CheckpointSigner, { strict: false }).publicKeys()] as [[string, string]];
    const file = join(amparo.dataDirectory, 'auditor.pem');
    writeFileSync(file, pem);
    expect(await command(['--key', file])).toMatchObject({ code: 0, stdout: sound.stdout });
  });

  it.each(TAMPERINGS)('exits 1 and names the row of %s, and no value of it', async (_what, tampering, told) => {
    const [row] = await sql<{ stream: number; seq: number; text: string }>(
      `select stream, seq::int, to_jsonb(e)::text as text from audit.event e order by stream, seq limit 1`,
    );
    const { stream, seq, text } = row!;
    const head = [stream, seq] as const;
    await sql('create table kept as select * from audit.event where stream = $1 and seq = $2', [...head]);
    await sql(tampering, [...head]);
    const broken = await command();
    expect([broken.code, broken.stderr]).toEqual([1, '']);
    expect(broken.stdout).toMatch(new RegExp(`^BROKEN stream ${stream}, seq ${seq}: ${told.source}`));
    tellsNothing(broken, ...Object.values(JSON.parse(text) as Record<string, unknown>).filter(isTelling));
    await sql('delete from audit.event where stream = $1 and seq = $2', [...head]);
    await sql('insert into audit.event select * from kept');
    await sql('drop table kept');
    expect((await command()).code).toBe(0);
  });

  it('exits 1 and names the line of a file of checkpoints that was edited', async () => {
    const text = readFileSync(checkpoints, 'utf8');
    writeFileSync(checkpoints, text.replace(/"at":"\d{4}/, '"at":"1999'));
    const broken = await command();
    expect(broken.code).toBe(1);
    expect(broken.stdout).toMatch(/^BROKEN checkpoint 1: the line is not the one that was signed$/m);
    tellsNothing(broken, (JSON.parse(text.split('\n')[0]!) as { signature: string }).signature);
    writeFileSync(checkpoints, text);
  });

  it('exits with neither 0 nor a report when it could not look, and says why in one line', async () => {
    const unread = await command(['--key', join(amparo.dataDirectory, 'missing.pem')]);
    const away = await command([], { AMPARO_WORKER_DATABASE_URL: amparo.urls.worker.replace(/:\d+\//, ':9/') });
    const wrongKey = await command([], { AMPARO_MASTER_KEY: Buffer.alloc(32, 7).toString('base64') });
    for (const failed of [unread, away, wrongKey]) {
      expect([failed.code, failed.stdout]).toEqual([2, '']);
      expect(failed.stderr.trim().split('\n')).toHaveLength(1);
      tellsNothing(failed);
    }
  });
});

const MASTER_KEY = Buffer.alloc(32, 3).toString('base64');
/** Words of an event that would tell who or what: short codes stand in any line. */
const isTelling = (value: unknown): value is string => typeof value === 'string' && value.length > 12;
