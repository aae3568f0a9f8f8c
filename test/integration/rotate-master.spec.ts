import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { newId } from '#platform/ids/ids.js';
import { ServiceCipher } from '#platform/vault/service-cipher.js';
import { loadConfig } from '../../config/environment.js';
import { makeApp } from '../../src/app.setup.js';
import { operationsOf } from '../support/operations.js';
import { testEnvironment } from '../support/app.js';
import { connected, type TestDatabases, testDatabases } from '../support/database.js';
import { startVaultStub, type VaultStub } from '../support/vault-transit-stub.js';

/** One deployment that moves its master key from a file to another, to a key service, to a new version there, and back. */
describe('the master key', () => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-rotate-master-'));
  const file = (name: string, content: string | Buffer): string => {
    writeFileSync(join(folder, name), content, { mode: 0o600 });
    return join(folder, name);
  };
  const [first, second] = [file('first', Buffer.alloc(32, 1)), file('second', Buffer.alloc(32, 2))];
  const running = new Set<NestFastifyApplication>();
  let databases: TestDatabases;
  let vault: VaultStub;
  let service: Record<string, string>;
  let sealed: Buffer;

  beforeAll(async () => {
    databases = await testDatabases();
    vault = await startVaultStub();
    service = {
      AMPARO_KEY_SERVICE_URL: `${vault.url}/v1/transit/keys/amparo`,
      AMPARO_KEY_SERVICE_TOKEN_FILE: file('token', vault.token),
    };
    const app = await start({ AMPARO_MASTER_KEY_FILE: first });
    sealed = app.get(ServiceCipher, { strict: false }).seal('test', 'it', 'what was sealed in the beginning');
    await app.close();
  });
  afterAll(async () => {
    for (const app of running) await app.close().catch(() => {});
    await vault.stop();
    await databases.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function start(settings: Record<string, string>): Promise<NestFastifyApplication> {
    const { AMPARO_MASTER_KEY: _, ...rest } = testEnvironment(folder);
    const app = await makeApp(loadConfig({ ...rest, ...settings }), databases.urls);
    running.add(app);
    await app.init();
    return app;
  }

  const masters = (): Promise<string[]> =>
    connected(databases.urls.keys, async (client) => {
      const { rows } = await client.query<{ master_id: string }>('select distinct master_id from keys.root_key');
      return rows.map((row) => row.master_id);
    });

  const order = async (app: NestFastifyApplication): Promise<string> =>
    (await operationsOf(app).order({ kind: 'rotate-master-key', subject: 'master', createdBy: newId() })).id;

  async function ended(app: NestFastifyApplication, id: string): Promise<string> {
    for (;;) {
      const { state } = await operationsOf(app).get(id);
      if (!['queued', 'running'].includes(state)) return state;
      await pause(50);
    }
  }

  const rotate = async (app: NestFastifyApplication): Promise<string> => ended(app, await order(app));

  /** Boots with these settings alone, reads what was sealed in the beginning, and stops. */
  async function opens(settings: Record<string, string>): Promise<boolean> {
    const app = await start(settings);
    const text = app.get(ServiceCipher, { strict: false }).open('test', 'it', sealed);
    await app.close();
    return text === 'what was sealed in the beginning';
  }

  it('moves to the next file when every replica has it, and the first is needed no more', async () => {
    const without = await start({ AMPARO_MASTER_KEY_FILE: first });
    const having = await start({ AMPARO_MASTER_KEY_FILE: first, AMPARO_NEXT_MASTER_KEY_FILE: second });
    const [before] = await masters();
    const id = await order(having);
    await pause(1_500);
    expect([await masters(), (await operationsOf(having).get(id)).state]).toEqual([
      [before],
      expect.stringMatching('queued|running'),
    ]);
    await without.close();
    expect(await ended(having, id)).toBe('succeeded');
    expect(await masters()).toEqual([expect.not.stringMatching(before!)]);
    expect(await rotate(having)).toBe('failed'); // there is no key after the next
    await having.close();
    expect(await opens({ AMPARO_MASTER_KEY_FILE: second })).toBe(true);
    expect(await opens({ AMPARO_MASTER_KEY_FILE: first, AMPARO_NEXT_MASTER_KEY_FILE: second })).toBe(true);
    await expect(start({ AMPARO_MASTER_KEY_FILE: first })).rejects.toThrow('does not open the key store');
  }, 60_000);

  it('moves to a key service, and to new versions there', async () => {
    const moving = await start({
      AMPARO_MASTER_KEY_FILE: second,
      AMPARO_NEXT_KEY_SERVICE_URL: service['AMPARO_KEY_SERVICE_URL']!,
      AMPARO_KEY_SERVICE_TOKEN_FILE: service['AMPARO_KEY_SERVICE_TOKEN_FILE']!,
    });
    expect(await rotate(moving)).toBe('succeeded');
    expect(await masters()).toEqual(['transit:transit/amparo:v1']);
    await moving.close();
    const app = await start(service);
    expect(await rotate(app)).toBe('succeeded');
    expect(await masters()).toEqual(['transit:transit/amparo:v2']);
    await app.close();
    await vault.administer('POST', '/v1/transit/keys/amparo/config', { min_decryption_version: 2 });
    expect(await opens(service)).toBe(true);
  }, 60_000);

  it('is asked for when keys are made or first loaded, and never else', async () => {
    const app = await start(service);
    const asked = vault.asked.length;
    const cipher = app.get(ServiceCipher, { strict: false });
    for (let round = 0; round < 50; round++) cipher.open('x', 'y', cipher.seal('x', 'y', 'z'));
    await pause(2_500); // two turns of the keeper
    expect(vault.asked.slice(asked)).toEqual([]);
    await app.close();
  });

  it('stops the boot with a word about what is wrong with the key service', async () => {
    vault.revoke();
    await expect(start(service)).rejects.toThrow('refuses the token (403)');
    await expect(start({ AMPARO_MASTER_KEY_FILE: second })).rejects.toThrow('does not open the key store');
  });
});
