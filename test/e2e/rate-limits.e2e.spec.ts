import { randomBytes } from 'node:crypto';
import { startTestApp, type TestApp } from '../support/app.js';
import { connected, type TestDatabases, testDatabases } from '../support/database.js';

const LIMIT = 100;
/** Points a replica may hold without having spent them. */
const PORTION = LIMIT / 20;

describe('what one caller may ask for in a minute', () => {
  let databases: TestDatabases;
  let replicas: readonly [TestApp, TestApp];
  let trusting: TestApp;

  beforeAll(async () => {
    databases = await testDatabases();
    const kept = { ...databases, drop: () => Promise.resolve() };
    const limits = {
      AMPARO_MASTER_KEY: randomBytes(32).toString('base64'),
      AMPARO_REQUESTS_PER_MINUTE: `${LIMIT}`,
      AMPARO_REFUSALS_PER_MINUTE: `${LIMIT}`,
    };
    const first = await startTestApp(limits, kept);
    const shared = { ...limits, AMPARO_DATA_DIR: first.dataDirectory }; // the key that tokens are signed with
    replicas = [first, await startTestApp(shared, kept)];
    trusting = await startTestApp({ ...shared, AMPARO_TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8' }, kept);
  });
  afterAll(async () => {
    await Promise.all([...replicas, trusting].map((one) => one.close()));
    await databases.drop();
  });

  const tokenOf = async (subject: string): Promise<string> => (await replicas[0].api('auditor', { subject })).token!;
  const statuses = async (
    count: number,
    ask: (n: number) => Promise<{ status: number }>,
  ): Promise<Record<number, number>> => {
    const seen: Record<number, number> = {};
    for (let begun = 0; begun < count; begun += 20)
      for (const { status } of await Promise.all(Array.from({ length: 20 }, (_, n) => ask(begun + n))))
        seen[status] = (seen[status] ?? 0) + 1;
    return seen;
  };

  it('is counted by all replicas together, and each caller by itself', async () => {
    const token = await tokenOf('eager');
    const callers = replicas.map((replica) => replica.anyone(token));
    const seen = await statuses(3 * LIMIT, (n) => callers[n % 2]!.get('/v1/me'));
    expect(seen[200]).toBeLessThanOrEqual(LIMIT);
    expect(seen[200]).toBeGreaterThanOrEqual(LIMIT - 2 * (PORTION - 1));
    expect((seen[200] ?? 0) + (seen[429] ?? 0)).toBe(3 * LIMIT);
    const refused = await callers[0]!.get('/v1/me');
    expect(refused.body.type).toBe('urn:amparo:platform:budget-spent');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect((await replicas[1].anyone(await tokenOf('patient')).get('/v1/me')).status).toBe(200);
  });

  it('costs the database a statement for twenty requests, not for one', async () => {
    const caller = replicas[0].anyone(await tokenOf('counted'));
    for (let n = 0; n < 4 * PORTION; n += 1) await caller.get('/v1/me');
    const { rows } = await connected(databases.urls.data, (client) =>
      client.query<{ points: number }>(
        `select b.points from platform.budget b join access.app_user u on b.key = 'requests:' || u.id where u.subject = 'counted'`,
      ),
    );
    expect(rows[0]!.points % PORTION).toBe(0);
    expect(rows[0]!.points).toBeLessThanOrEqual(5 * PORTION);
  });

  it('ends for an address that comes without good tokens, whatever it says of itself; good tokens still pass', async () => {
    const forged = (n: number) => ({
      'x-forwarded-for': `203.0.113.${n}`,
      'x-real-ip': `203.0.113.${n}`,
      forwarded: `for=203.0.113.${n}`,
    });
    const seen = await statuses(2 * LIMIT, (n) => replicas[n % 2]!.anyone('bad').get('/v1/me', forged(n)));
    expect(seen[401]).toBeLessThanOrEqual(LIMIT);
    expect(seen[401]).toBeGreaterThanOrEqual(LIMIT - 2 * (PORTION - 1));
    expect(seen[429]).toBe(2 * LIMIT - seen[401]!);
    expect((await replicas[0].anyone(await tokenOf('neighbour')).get('/v1/me')).status).toBe(200);
  });

  it('is told apart by the addresses that trusted proxies give, from the last untrusted one on', async () => {
    const from = (address: string) => () => trusting.anyone('bad').get('/v1/me', { 'x-forwarded-for': address });
    expect((await from('198.51.100.1')()).status).toBe(401); // not the address that has used itself up
    const forged = (n: number) => from(`192.0.2.${n}, 198.51.100.7, 10.1.2.3`)(); // what the caller wrote comes first
    const seen = await statuses(2 * LIMIT, forged);
    expect(seen[429]).toBeGreaterThanOrEqual(LIMIT);
    expect((await from('198.51.100.8')()).status).toBe(401);
    const network = (n: number) => from(`2001:db8:1:2::${n.toString(16)}`)();
    expect((await statuses(2 * LIMIT, network))[429]).toBeGreaterThanOrEqual(LIMIT);
    expect((await from('2001:db8:1:3::1')()).status).toBe(401);
  });

  it('keeps no address', async () => {
    const { rows } = await connected(databases.urls.data, (client) =>
      client.query<{ key: string }>("select key from platform.budget where key like 'refusals:%'"),
    );
    expect(rows.length).toBeGreaterThan(2);
    for (const { key } of rows) expect(key).toMatch(/^refusals:[0-9a-f]{64}$/);
  });
});
