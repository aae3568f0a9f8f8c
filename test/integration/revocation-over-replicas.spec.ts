import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { issueDevelopmentToken } from '#access';
import { ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { testDatabases, type TestDatabases } from '../support/database.js';
import { give, makeUser, type TestUser } from '../support/users.js';

const CALLERS = 24;
const BEFORE = 1000;
const AFTER = 1000;

interface Seen {
  /** Of the monotonic clock, in milliseconds, when the request was sent. */
  readonly began: number;
  readonly status: number;
}

/** Two applications over one database: what one takes back, the other has never had. */
describe('a revocation, over two replicas under load', () => {
  let databases: TestDatabases;
  let replicas: readonly [TestApp, TestApp];
  let folder: string;
  let admin: ApiClient;
  let user: TestUser;

  beforeAll(async () => {
    databases = await testDatabases();
    folder = mkdtempSync(join(tmpdir(), 'amparo-replicas-'));
    const shared = { AMPARO_DATA_DIR: folder, AMPARO_MASTER_KEY: randomBytes(32).toString('base64') };
    const kept = { ...databases, drop: () => Promise.resolve() };
    replicas = [await startTestApp(shared, kept), await startTestApp(shared, kept)];
    const first: TestApp = { ...replicas[0], dataDirectory: folder };
    admin = await adminOf(first);
    user = await makeUser(first, admin, 'worker');
  });
  afterAll(async () => {
    for (const replica of replicas ?? []) await replica.close();
    await databases?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function adminOf(app: TestApp): Promise<ApiClient> {
    const order = { role: 'registry_admin', subject: 'admin', organisation: 'development', programs: [] } as const;
    const { owner: databaseUrl } = databases.urls;
    return app.anyone(
      await issueDevelopmentToken({ ...order, databaseUrl, dataDirectory: app.dataDirectory, validSeconds: 3600 }),
    );
  }

  /** Asks both replicas in turn, many at a time, until `AFTER` requests have begun after `end` was answered. */
  async function underLoad(end: () => Promise<unknown>): Promise<{ seen: Seen[]; endedAt: number }> {
    const clients = replicas.map(({ url }) => new ApiClient(url, user.client.token));
    const seen: Seen[] = [];
    let endedAt = Number.POSITIVE_INFINITY;
    let [begun, begunAfter] = [0, 0];
    let warmUp!: () => void;
    const warm = new Promise<void>((resolve) => (warmUp = resolve));
    const call = async (replica: number): Promise<void> => {
      while (begunAfter < AFTER) {
        const began = performance.now();
        if (++begun === BEFORE) warmUp();
        if (began > endedAt) begunAfter++;
        const { status } = await clients[replica]!.get('/v1/programs?limit=1');
        seen.push({ began, status });
      }
    };
    const callers = Array.from({ length: CALLERS }, (_, index) => call(index % 2));
    await warm;
    await end();
    endedAt = performance.now();
    await Promise.all(callers);
    return { seen, endedAt };
  }

  it.each<[string, number, (grantId: string) => Promise<unknown>]>([
    ['of a grant', 403, (grantId) => admin.post(`/v1/grants/${grantId}/revoke`)],
    ['of a user', 401, () => admin.post(`/v1/users/${user.id}/deactivate`)],
  ])(
    '%s: no request that began after it succeeds',
    async (_name, refusal, end) => {
      const given = await give(admin, user, 'program_manager');
      const { seen, endedAt } = await underLoad(() => end(given.body.id as string));
      const [before, after] = [
        seen.filter(({ began }) => began <= endedAt),
        seen.filter(({ began }) => began > endedAt),
      ];
      expect(new Set(after.map(({ status }) => status))).toEqual(new Set([refusal]));
      expect(before.filter(({ status }) => status === 200).length).toBeGreaterThan(BEFORE / 2);
      expect(after.length).toBeGreaterThanOrEqual(AFTER);
    },
    180_000,
  ); // a few seconds on a machine of its own
});
