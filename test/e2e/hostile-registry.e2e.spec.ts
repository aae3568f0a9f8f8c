import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Api } from '../../demo/main-job/api.js';
import { Cast } from '../../demo/main-job/cast.js';
import { type ServiceProcess, startService } from '../../demo/main-job/service.js';
import { startTestApp, testEnvironment, type TestApp } from '../support/app.js';
import { testDatabases } from '../support/database.js';
import { forgetEverybody } from '../support/forget-everybody.js';
import { digestOf, openedRegistry } from '../support/opened-registry.js';
import { type Peer, startSocialRegistry } from '../support/peers.js';
import { describeBoth, pulled, settled } from '../support/pulled.js';

const PEOPLE = 100;
/** Several pages of individuals, the last of them not full. */
const PAGE = 60;
const ANSWER_SECONDS = 2;
const MOST_MB_MORE = 150;

type Dialect = 'openg2p' | 'dci';

interface Case {
  readonly kind: string;
  readonly dialects?: readonly Dialect[];
  readonly times?: number;
  readonly delayMs?: number;
  /** The run ends at once as failed; without: it gets over the fault. */
  readonly problem?: string;
}

/** Of how an answer is sent: both dialects are asked through one client, which sees these. */
const ON_THE_WIRE: readonly Case[] = [
  { kind: 'slow', delayMs: 3_000 },
  { kind: 'trickle', delayMs: 200 },
  { kind: 'reset' },
  { kind: 'reset-mid-page' },
  { kind: 'truncated-json' },
  { kind: 'wrong-type' },
  { kind: 'wrong-charset' },
  { kind: 'gzip-bomb' },
  { kind: 'huge-page' },
  { kind: 'error-401' },
  { kind: 'error-403', problem: 'sr-sync:source-status-403' },
  { kind: 'error-429' },
  { kind: 'error-500', times: 3 },
  { kind: 'error-503' },
  { kind: 'redirect', problem: 'sr-sync:source-status-302' },
];

/** Of what it holds: each dialect has its own way to see these. */
const OF_THE_CONTENT: readonly Case[] = [
  { kind: 'duplicate-page' },
  { kind: 'reordered' },
  { kind: 'missing-page', dialects: ['dci'], problem: 'sr-sync:source-page-repeated' },
  { kind: 'cursor-loop', times: 3 },
  { kind: 'cursor-loop', dialects: ['openg2p'], times: 50, problem: 'sr-sync:source-page-repeated' },
  { kind: 'empty-page' },
  { kind: 'bad-signature', dialects: ['dci'] },
  { kind: 'expired-signature', dialects: ['dci'] },
  { kind: 'replay' },
  { kind: 'schema-drift' },
  { kind: 'future' },
  { kind: 'id-reuse' },
];

/** Every way a peer can fail, and what becomes of the run it befalls. The next run finds a peer that behaves. */
const EACH = [...ON_THE_WIRE.map((one): Case => ({ dialects: ['openg2p'], ...one })), ...OF_THE_CONTENT].flatMap(
  ({ dialects = ['openg2p', 'dci'], ...one }) =>
    dialects.map((dialect) => ({ ...one, dialect, title: `${one.kind}${one.times ? ` x ${one.times}` : ''}` })),
);

describe('a social registry that does not behave', () => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-hostile-'));
  let registry: Peer;
  let service: ServiceProcess;
  let reader: TestApp;
  let admin: Api;
  let sources: Readonly<Record<Dialect, string>>;
  const oracle: Partial<Record<Dialect, { people: number; digest: string }>> = {};
  let peakBefore = 0;

  const state = () => digestOf(openedRegistry(reader.app, reader.urls));
  const everybody = async (): Promise<string[]> => {
    const people: string[] = [];
    for await (const one of openedRegistry(reader.app, reader.urls)) people.push(one);
    return people;
  };
  const order = (path: string, body: object): Promise<Response> =>
    fetch(`${registry.url}/admin/${path}`, { method: 'POST', body: JSON.stringify(body) });
  const met = async (kind: string): Promise<number> => {
    const faults = (await (await fetch(`${registry.url}/admin/faults`)).json()) as Record<string, number>;
    return faults[kind] ?? 0;
  };

  beforeAll(async () => {
    registry = await startSocialRegistry({ SOCIAL_REGISTRY_PEOPLE: `${PEOPLE}`, SOCIAL_REGISTRY_SIGN: 'jws' });
    const databases = await testDatabases();
    const { urls } = databases;
    const AMPARO_MASTER_KEY = randomBytes(32).toString('base64');
    reader = await startTestApp({ AMPARO_MASTER_KEY, AMPARO_CONCURRENT_OPERATIONS: '0' }, databases);
    service = await startService(folder, {
      ...testEnvironment(folder),
      AMPARO_MASTER_KEY,
      AMPARO_SOURCE_ANSWER_SECONDS: `${ANSWER_SECONDS}`,
      DATABASE_URL: urls.data,
      AMPARO_OWNER_DATABASE_URL: urls.owner,
      AMPARO_WORKER_DATABASE_URL: urls.worker,
      AMPARO_KEY_DATABASE_URL: urls.keys,
    });
    admin = await new Cast(service.url, urls.owner, folder).as('admin');
    const keys = { signatures: 'required', jwksUrl: `${registry.url}/.well-known/jwks.json` };
    sources = await describeBoth(admin, registry.url, PAGE, keys);
    for (const dialect of ['openg2p', 'dci'] as const) {
      expect(await pulled(admin, sources[dialect])).toMatchObject({ state: 'succeeded', counts: { quarantined: 0 } });
      oracle[dialect] = await state();
      await forgetEverybody(urls);
    }
    peakBefore = service.peakMb() ?? 0;
  }, 60_000);

  afterAll(async () => {
    await service?.stop();
    await registry?.stop();
    await reader?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  afterEach(async () => {
    await order('faults', { kind: 'slow', times: 0 });
    await forgetEverybody(reader.urls);
  });

  it('tells both dialects of the same people', () => {
    expect(oracle.openg2p!.people).toBeGreaterThan(PEOPLE);
    expect(oracle.dci!.people).toBe(oracle.openg2p!.people);
  });

  it.each(EACH)(
    '$dialect: $title: nobody is lost, nobody doubled',
    async ({ kind, dialect, times = 1, delayMs, problem }) => {
      const before = await met(kind);
      await order('faults', { kind, times, after: 3, ...(delayMs ? { delayMs } : {}) });
      const first = await pulled(admin, sources[dialect]);
      expect(await met(kind)).toBeGreaterThan(before);
      expect([first.state, first.problem]).toEqual(problem ? ['failed', problem] : ['succeeded', null]);
      if (!problem && kind !== 'id-reuse') expect(await state()).toEqual(oracle[dialect]);
      await order('faults', { kind, times: 0 });
      expect((await pulled(admin, sources[dialect])).state).toBe('succeeded');
      expect(await state()).toEqual(oracle[dialect]);
    },
    30_000,
  );

  it('is left alone after five failures in a row, and asked again by itself', async () => {
    const before = await met('error-500');
    await order('faults', { kind: 'error-500', times: 1_000, after: 3 });
    const broken = await pulled(admin, sources.dci, ({ problem }) => problem === 'sr-sync:source-circuit-open');
    expect([broken.state, await met('error-500')]).toEqual(['queued', before + 5]);
    await order('faults', { kind: 'error-500', times: 0 });
    expect((await settled(admin, broken.id)).state).toBe('succeeded');
    expect(await state()).toEqual(oracle.dci);
  }, 60_000);

  it('takes no more memory than one that does', () => {
    expect((service.peakMb() ?? 0) - peakBefore).toBeLessThan(MOST_MB_MORE);
  });

  it.each(['openg2p', 'dci'] as const)(
    '%s: households that leave while they are read are at most still there',
    async (dialect) => {
      await order('faults', { kind: 'deletes', times: 1, after: 3 });
      await pulled(admin, sources[dialect]);
      expect((await pulled(admin, sources[dialect])).state).toBe('succeeded');
      const found = await everybody();
      await forgetEverybody(reader.urls);
      await pulled(admin, sources[dialect]);
      const there = await everybody();
      expect(there.filter((one) => !found.includes(one))).toEqual([]);
      expect(found.length).toBeLessThanOrEqual(oracle[dialect]!.people);
    },
    30_000,
  );
});
