import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { goOnWithCheckpoints } from '#platform/backup/go-on-with-checkpoints.js';
import { restoreBackup } from '#platform/backup/restore-backup.js';
import { writeBackup } from '#platform/backup/write-backup.js';
import type { DatabaseUrls } from '#platform/database/database-urls.js';
import { grantAccess } from '#platform/database/grant-access.js';
import { SCHEMA } from '../../migrations/index.js';
import { startTestApp } from '../support/app.js';
import { drop, emptyDatabases, paired, testDatabases } from '../support/database.js';
import { finished } from '../support/finished.js';

const MASTER = randomBytes(32).toString('base64');

describe('the file of checkpoints, of data that were restored', () => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-checkpoints-'));
  const at = (name: string): string => join(folder, name);
  const numbersOf = (name: string): number[] =>
    readFileSync(join(at(name), 'checkpoints.jsonl'), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { number: number }).number);
  let living: DatabaseUrls;
  let restored: DatabaseUrls;

  /** A life of the service, in which something happens; its orderly end writes a checkpoint. Gives what verification said. */
  async function live(urls: DatabaseUrls, audit: string): Promise<string> {
    const settings = { AMPARO_MASTER_KEY: MASTER, AMPARO_AUDIT_DIR: at(audit) };
    const amparo = await startTestApp(settings, { urls, drop: () => Promise.resolve() });
    try {
      const admin = await amparo.api('registry_admin');
      return ((await finished(admin, await admin.post('/v1/audit/verify'))) as { state: string }).state;
    } finally {
      await amparo.close();
    }
  }

  beforeAll(async () => {
    living = (await testDatabases()).urls;
    await live(living, 'old');
    await writeBackup(living.owner, 'data', at('data'));
    await live(living, 'old');
    restored = await emptyDatabases();
    await restoreBackup(restored.owner, 'data', at('data'), SCHEMA.data);
    await grantAccess(paired(restored, living), SCHEMA.grants);
  }, 240_000);
  afterAll(async () => {
    await drop(living, restored);
    rmSync(folder, { recursive: true, force: true });
  });

  it('begins with those that the data know of, holds, and goes on', async () => {
    expect(numbersOf('old')).toEqual([1, 2]);
    expect(await goOnWithCheckpoints(restored.owner, at('old'), at('new'))).toEqual({ kept: 1, beyond: 1 });
    expect(numbersOf('new')).toEqual([1]);
    expect(await live(paired(restored, living), 'new')).toBe('succeeded');
    expect(numbersOf('new')).toEqual([1, 2]);
    expect(numbersOf('old')).toEqual([1, 2]); // the evidence
  }, 120_000);

  it('is begun only where none is, and from one of the same data', async () => {
    const begin = (from: string, to: string) => expect(goOnWithCheckpoints(living.owner, at(from), at(to))).rejects;
    await begin('old', 'old').toThrow(/is evidence/);
    await begin('old', 'new').toThrow(/already/);
    await begin('new', 'newer').toThrow(/does not hold the last checkpoint/);
  });
});
