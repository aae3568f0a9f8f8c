import { setTimeout as pause } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { LookupRegistrants } from '../../src/registry/lookup-registrants/lookup-registrants.service.js';
import { CopyRows } from '#platform/database/copy-rows.js';
import { idBytes, newId } from '#platform/ids/ids.js';
import { BlindIndex } from '#platform/vault/blind-index.js';
import { KeyRing, type RootKey } from '#platform/vault/key-ring.js';
import { KeysMoved, KeyStore } from '#platform/vault/key-store.js';
import { RingKeeper } from '#platform/vault/ring-keeper.js';
import { RootKeys } from '#platform/vault/root-keys.js';
import { WorkerPool } from '#platform/workers/worker-pool.js';
import { loadConfig } from '../../config/environment.js';
import { makeApp } from '../../src/app.setup.js';
import type { ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp, testEnvironment } from '../support/app.js';
import { connected } from '../support/database.js';
import { personWith, takeIn } from '../support/registry-people.js';

const MASTER = Buffer.alloc(32, 5).toString('base64');
const values = Array.from({ length: 300 }, (_, index) => `V-${1000 + index}`);

describe('keys that change while two replicas serve', () => {
  let amparo: TestApp;
  let other: NestFastifyApplication;
  let admin: ApiClient;
  let idType: string;

  const of = <T>(app: NestFastifyApplication, type: abstract new (...needs: never[]) => T): T =>
    app.get<T>(type, { strict: false });
  const keys = <T>(text: string, given: unknown[] = []): Promise<T[]> =>
    connected(amparo.urls.keys, async (client) => (await client.query(text, given)).rows as T[]);
  const data = <T>(text: string, given: unknown[] = []): Promise<T[]> =>
    connected(amparo.urls.data, async (client) => (await client.query(text, given)).rows as T[]);
  const statesOf = async (purpose: string): Promise<string[]> =>
    (
      await keys<{ state: string }>('select state from keys.root_key where purpose = $1 order by version', [purpose])
    ).map(({ state }) => state);
  const find = (app: NestFastifyApplication, value: string): Promise<string[]> =>
    of(app, LookupRegistrants).find('voter_card', value);

  async function rotate(key: string): Promise<string> {
    const { status, body, headers } = await admin.post('/v1/keys/rotations', { key });
    expect([status, headers.get('location')]).toEqual([202, `/v1/operations/${body.id}`]);
    return body.id as string;
  }

  async function ended(
    id: string,
    meanwhile: () => Promise<unknown> = () => pause(50),
  ): Promise<Record<string, unknown>> {
    for (;;) {
      const { body } = await admin.get(`/v1/operations/${id}`);
      if (!['queued', 'running'].includes(body.state as string)) return body as Record<string, unknown>;
      await meanwhile();
    }
  }

  beforeAll(async () => {
    amparo = await startTestApp({ AMPARO_MASTER_KEY: MASTER });
    const settings = { ...testEnvironment(amparo.dataDirectory), AMPARO_MASTER_KEY: MASTER };
    other = await makeApp(loadConfig(settings), amparo.urls);
    await other.init();
    admin = await amparo.api('registry_admin');
    const made = await admin.post('/v1/id-types', {
      code: 'voter_card',
      name: 'Voter card',
      class: 'functional',
      pattern: 'V-?[0-9]{4}',
    });
    idType = made.body.id as string;
    await takeIn(
      amparo.app,
      values.map((value) => personWith(idType, value)),
    );
  });
  afterAll(async () => {
    await other.close();
    await amparo.close();
  });

  it('shows every key with its state and what is under it, and nothing of the key', async () => {
    const { status, body } = await admin.get('/v1/keys');
    expect(status).toBe(200);
    const shown = body.data as Record<string, unknown>[];
    expect(shown.map(({ purpose }) => purpose)).toEqual([
      'audit',
      'handle',
      'index',
      'link',
      'match',
      'registrant',
      'service',
    ]);
    expect(shown.find(({ purpose }) => purpose === 'registrant')).toEqual({
      purpose: 'registrant',
      version: 1,
      state: 'primary',
      master: expect.stringMatching(/^local:[0-9a-f]{12}$/) as unknown,
      inUse: 300,
      knownBy: 2,
      createdAt: expect.any(String) as unknown,
      changedAt: expect.any(String) as unknown,
    });
    expect(shown.find(({ purpose }) => purpose === 'index')).toMatchObject({ inUse: 300 });
  });

  it('is refused to whoever may not rotate, for a key there is not, and without a next master key', async () => {
    const clerk = await amparo.api('program_manager', { programs: [] });
    expect((await clerk.post('/v1/keys/rotations', { key: 'index' })).status).toBe(403);
    expect((await clerk.get('/v1/keys')).status).toBe(403);
    expect((await admin.post('/v1/keys/rotations', { key: 'handle' })).status).toBe(400);
    const { status, body } = await admin.post('/v1/keys/rotations', { key: 'master' });
    expect([status, body.type]).toEqual([422, 'urn:amparo:vault:no-next-master-key']);
  });

  it('waits with a new registrant key for a replica that does not have it, and runs once at a time', async () => {
    const stranger = newId();
    await keys(`insert into keys.replica values ($1, '{registrant:1}', now() + interval '1 hour')`, [stranger]);
    const id = await rotate('registrant');
    expect((await admin.post('/v1/keys/rotations', { key: 'registrant' })).body.type).toBe(
      'urn:amparo:operations:already-under-way',
    );
    for (let look = 0; (await statesOf('registrant')).length < 2; look++) await pause(50);
    await pause(2_500); // both replicas have it by now
    expect(await statesOf('registrant')).toEqual(['primary', 'pending']);
    expect(of(other, KeyRing).primary('registrant').version).toBe(1);
    await keys('update keys.replica set seen_at = now() where id = $1', [stranger]); // and now it falls silent
    const operation = await ended(id, async () => expect(await find(other, values[7]!)).toHaveLength(1));
    expect(operation).toMatchObject({ state: 'succeeded', done: 300, total: 300, counts: { rewrapped: 300 } });
    expect(await statesOf('registrant')).toEqual(['disabled', 'primary']);
    expect(await keys('select distinct kek_version from keys.registrant_key')).toEqual([{ kek_version: 2 }]);
  }, 60_000);

  it('wraps new people under the new key, and finds the old and the new', async () => {
    await takeIn(other, [personWith(idType, 'V-9001')]);
    expect(await keys(`select count(*)::int as n from keys.registrant_key where kek_version = 2`)).toEqual([
      { n: 301 },
    ]);
    for (const value of [values[0]!, values[299]!, 'V-9001']) {
      expect(await find(amparo.app, value)).toHaveLength(1);
      expect(await find(other, value)).toHaveLength(1);
    }
  });

  /** The other replica as it is when it stood still during a rotation: with the ring of before. */
  async function stoodStill(ring: readonly RootKey[], work: () => Promise<unknown>): Promise<void> {
    of(other, KeyRing).replace(ring);
    await work();
    await of(other, RingKeeper).refresh();
  }

  it('refuses what a replica that stood still wraps under the old key, and lets it read at once', async () => {
    const now = of(other, KeyRing).roots;
    const before = now
      .filter(({ purpose }) => purpose !== 'registrant')
      .concat({ purpose: 'registrant', version: 1, primary: true, key: new Uint8Array(32) });
    await stoodStill(before, async () => {
      const id = newId();
      const made = of(other, KeyRing).newSubjectKey(idBytes(id));
      const row = new CopyRows(4).row().uuid(id).integer(made.generation).integer(made.kekVersion).bytes(made.wrapped);
      await expect(of(other, KeyStore).add([row.take()])).rejects.toThrow(KeysMoved);
    });
    await stoodStill(before, async () => expect(await find(other, values[3]!)).toHaveLength(1));
    await stoodStill(before, async () => {
      const [row] = await keys<{ registrant_id: string }>('select registrant_id from keys.registrant_key limit 1');
      expect((await of(other, KeyStore).fetch([row!.registrant_id])).size).toBe(1);
    });
    await expect(
      keys(`update keys.root_key set state = 'disabled' where purpose = 'registrant' and version = 2`),
    ).rejects.toThrow('still wraps keys');
  });

  it('finds everybody at every moment of a rotation of the index, those who come meanwhile too', async () => {
    const old = of(other, KeyRing).roots;
    const id = await rotate('index');
    let round = 0;
    const operation = await ended(id, async () => {
      const value = `V-${8000 + round}`;
      await takeIn(round % 2 ? other : amparo.app, [personWith(idType, value)]);
      for (const app of [amparo.app, other])
        for (const one of [value, values[(round * 7) % 300]!])
          expect([one, await find(app, one)]).toEqual([one, [expect.any(String)]]);
      round++;
    });
    expect(operation).toMatchObject({ state: 'succeeded' });
    expect(round).toBeGreaterThan(5);
    expect(await statesOf('index')).toEqual(['disabled', 'primary']);
    const versions = await data(
      'select index_version as v, count(*)::int as n from registry.identifier_index group by 1',
    );
    expect(versions).toEqual([{ v: 2, n: 301 + round }]);
    expect(await data('select required, allowed, complete from registry.index_key')).toEqual([
      { required: [2], allowed: [2], complete: [2] },
    ]);
    await stoodStill(old, async () => expect(await find(other, values[5]!)).toHaveLength(1)); // asked again with the new key
  }, 60_000);

  it('refuses entries under other versions than are in force, whoever writes them', async () => {
    const [row] = await data<{ id: string; registrant_id: string }>(
      'select id, registrant_id from registry.identifier limit 1',
    );
    const write = (version: number): Promise<unknown> =>
      data('insert into registry.identifier_index values ($1, 7, $2, $3, $4)', [
        idType,
        row!.registrant_id,
        row!.id,
        version,
      ]);
    await expect(write(1)).rejects.toThrow('indexed under other keys');
    await data('update registry.index_key set required = $1, allowed = $1', [[2, 3]]);
    await expect(write(2)).rejects.toThrow('indexed under other keys');
    await data('update registry.index_key set required = $1, allowed = $1', [[2]]);
  });

  it('destroys a key only when it is disabled, and then for ever', async () => {
    const destroy = (path: string) => admin.post(`/v1/keys/${path}/destroy`);
    expect((await destroy('registrant/2')).body).toMatchObject({
      type: 'urn:amparo:vault:key-in-service',
      state: 'primary',
    });
    expect((await destroy('registrant/9')).status).toBe(404);
    expect((await destroy('nothing/1')).status).toBe(404);
    expect((await destroy('registrant/one')).status).toBe(400);
    for (const path of ['registrant/1', 'registrant/1', 'index/1'])
      expect((await destroy(path)).body).toMatchObject({ state: 'destroyed', inUse: 0 });
    expect(await keys(`select count(*)::int as n from keys.root_key where wrapped is null`)).toEqual([{ n: 2 }]);
    expect(await find(amparo.app, values[11]!)).toHaveLength(1);
  });

  it('does a task again with new threads when it met a key the old ones were not born with', async () => {
    const pool = of(other, WorkerPool);
    const entries = of(other, BlindIndex).of(idType, 'V1000');
    expect(entries.map(({ version }) => version)).toEqual([2]);
    const module = new URL('../../src/registry/rotate-index-key/fill-index.worker.js', import.meta.url).href;
    const task = {
      version: 3,
      selection: {
        ids: (await data<{ id: string }>('select id from registry.identifier limit 2')).map(({ id }) => id),
      },
    };
    await expect(pool.run(module, 'default', task)).rejects.toThrow('No key-encryption key of version 3');
    await of(amparo.app, RootKeys).add('index', 3);
    await expect(pool.run(module, 'default', task)).resolves.toMatchObject({ seen: 2, entries: 2 });
  });
});
