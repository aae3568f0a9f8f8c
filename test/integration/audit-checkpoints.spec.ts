import { appendFileSync, readFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AuditTrail } from '#platform/audit/audit-trail.js';
import type { TrailReport } from '#platform/audit/verify-trail/trail-report.js';
import { CheckpointsDisagree, WriteCheckpoints } from '#platform/audit/write-checkpoints.service.js';
import { keyNameOf } from '#platform/vault/checkpoint-signer.js';
import { verifyAudit } from '../../scripts/verify-audit.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { connected } from '../support/database.js';

describe('checkpoints of the audit trail', () => {
  let amparo: TestApp;
  let folder: string;
  let path: string;

  const record = (): Promise<void> =>
    amparo.app.get(AuditTrail, { strict: false }).record({
      action: 'test:word',
      objectKind: null,
      objectId: null,
      programId: null,
      outcome: 'succeeded',
    });
  const write = (leastAge?: number): Promise<void> =>
    amparo.app.get(WriteCheckpoints, { strict: false }).write(leastAge);
  const lines = (): string[] => readFileSync(path, 'utf8').split('\n').slice(0, -1);
  /** With the public key that lies beside the file, as another institution would. */
  function verify(): Promise<TrailReport> {
    const [pem] = readdirSync(folder).filter((name) => name.endsWith('.pem'));
    const text = readFileSync(join(folder, pem!), 'utf8');
    expect(pem).toBe(`checkpoint-key-${keyNameOf(text)}.pem`);
    return verifyAudit(amparo.urls.worker, folder, new Map([[keyNameOf(text), text]]));
  }

  beforeAll(async () => {
    amparo = await startTestApp();
    folder = join(amparo.dataDirectory, 'audit');
    path = join(folder, 'checkpoints.jsonl');
  });
  afterAll(() => amparo.close());

  it('are written when something has happened, by one replica a minute', async () => {
    await write();
    expect(readdirSync(amparo.dataDirectory)).not.toContain('audit');
    await record();
    await Promise.all([write(), write(), write()]);
    expect(lines()).toHaveLength(1);
    await write();
    expect(lines()).toHaveLength(1);
    await record();
    await write(50);
    expect(lines()).toHaveLength(1);
    await write();
    expect(lines()).toHaveLength(2);
    expect(await verify()).toEqual({ events: 2, checkpoints: 2, faults: [] });
  });

  it('go on after a crash in the middle of a line, and between file and database', async () => {
    const whole = readFileSync(path, 'utf8');
    appendFileSync(path, '{"at":"2026-01-01T00:0');
    expect((await verify()).faults).toEqual([]);
    await record();
    await write();
    expect(lines()).toHaveLength(3);
    expect(readFileSync(path, 'utf8').startsWith(whole)).toBe(true);
    await connected(amparo.urls.data, (client) =>
      client.query(`set session_replication_role = replica; delete from audit.checkpoint where number = 3`),
    );
    expect((await verify()).faults).toEqual([]);
    await record();
    await write();
    expect(await verify()).toEqual({ events: 4, checkpoints: 4, faults: [] });
  });

  it('are not written over a file that was cut short or exchanged', async () => {
    const whole = readFileSync(path, 'utf8');
    await record();
    truncateSync(path, whole.length - lines().at(-1)!.length - 1);
    await expect(write()).rejects.toThrow(CheckpointsDisagree);
    expect((await verify()).faults).toMatchObject([{ kind: 'checkpoint-missing', seq: 4 }]);
    writeFileSync(path, whole.replace('"number":4', '"number":5'));
    await expect(write()).rejects.toThrow(CheckpointsDisagree);
    writeFileSync(path, whole);
    await write();
    expect(await verify()).toEqual({ events: 5, checkpoints: 5, faults: [] });
  });
});
