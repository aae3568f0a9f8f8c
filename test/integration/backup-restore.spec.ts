import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addLedger, settleRestores, writeLedger } from '#platform/backup/ledger.js';
import { restoreBackup } from '#platform/backup/restore-backup.js';
import { writeBackup } from '#platform/backup/write-backup.js';
import type { DatabaseUrls } from '#platform/database/database-urls.js';
import { grantAccess } from '#platform/database/grant-access.js';
import { newId } from '#platform/ids/ids.js';
import { SCHEMA } from '../../migrations/index.js';
import { checkData } from '../../scripts/check-data.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { connected, drop, emptyDatabases, paired, testDatabases } from '../support/database.js';
import { TestPeople } from '../support/people.js';
import { fillProgram } from '../support/programs.js';
import { absorb, card, individual } from '../support/registrants.js';

const PEOPLE = 30;
const MASTER = randomBytes(32).toString('base64');
const LATER = 'Later1799999999999';

/**
 * Every table of ours, but for two that the living write on, who is there, and that something was restored, and for the facts, which are
 * put in an order of their own: see `restored-facts`.
 */
const DIGESTS = `
  select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public') and c.relname not in ('restore', 'replica', 'fact') order by 1`;

const digests = (url: string): Promise<[string, string][]> =>
  connected(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(DIGESTS);
    const found: [string, string][] = [];
    for (const { name } of rows) {
      const sql = `select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as digest from ${name} t`;
      found.push([name, (await client.query<{ digest: string }>(sql)).rows[0]!.digest]);
    }
    return found;
  });

describe('a backup', () => {
  let folder: string;
  let living: DatabaseUrls;
  let erased: string;
  let before: [string, string][][];
  const restored: DatabaseUrls[] = [];

  const at = (name: string): string => join(folder, name);
  const boot = (urls: DatabaseUrls): Promise<TestApp> =>
    startTestApp({ AMPARO_MASTER_KEY: MASTER }, { urls, drop: () => Promise.resolve() });

  /** New databases, filled from what was backed up of the sides. */
  async function restoredFrom(...sides: readonly ('data' | 'keys')[]): Promise<DatabaseUrls> {
    const urls = await emptyDatabases();
    restored.push(urls);
    if (sides.includes('keys')) await restoreBackup(urls.keys, 'keys', at('keys'), SCHEMA.keys);
    if (sides.includes('data')) await restoreBackup(urls.owner, 'data', at('data'), SCHEMA.data);
    if (sides.includes('data')) await grantAccess(urls, SCHEMA.grants);
    return urls;
  }

  /** The one who was erased after the backup is nowhere; the others are there and open. */
  async function holds(urls: DatabaseUrls): Promise<void> {
    const amparo = await boot(urls);
    try {
      const admin = await amparo.api('registry_admin');
      const lookUp = async (index: number): Promise<number> =>
        (await admin.post('/v1/registrants/lookup', { idType: 'card', value: `V-${1000 + index}` })).status;
      expect([await lookUp(0), await lookUp(1), await lookUp(PEOPLE - 1)]).toEqual([404, 200, 200]);
      const people = new TestPeople(amparo);
      expect((await admin.get(`/v1/registrants/${people.handle(erased)}`)).status).toBe(404);
    } finally {
      await amparo.close();
    }
    expect((await checkData(urls.worker, urls.keys)).filter(({ broken }) => broken > 0)).toEqual([]);
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'amparo-backup-'));
    living = (await testDatabases()).urls;
    const amparo = await boot(living);
    const admin = await amparo.api('registry_admin');
    const type = { code: 'card', name: 'Card', class: 'functional', pattern: 'V-?[0-9]{4}' };
    const cardType = (await admin.post('/v1/id-types', type)).body.id as string;
    const everybody = Array.from({ length: PEOPLE }, (_, index) =>
      individual({
        identifiers: [card(cardType, `V-${1000 + index}`)],
        contacts: [{ kind: 'phone', value: '+254700123456' }],
      }),
    );
    await absorb(amparo, everybody, newId());
    const ids = await connected(living.data, async (client) => {
      const { rows } = await client.query<{ id: string }>('select id from registry.registrant order by id');
      await fillProgram(
        client,
        'NORTH',
        rows.slice(0, 2).map(({ id }) => id),
      );
      return rows.map(({ id }) => id);
    });
    erased = ids[0]!;
    await writeBackup(living.owner, 'data', at('data')); // the service runs on
    await writeBackup(living.keys, 'keys', at('keys'));
    before = [await digests(living.data), await digests(living.keys)];
    const officer = await amparo.api('data_protection_officer');
    const people = new TestPeople(amparo);
    const answer = await officer.post(`/v1/registrants/${people.handle(erased)}/erase`, { reason: 'requested' });
    expect(answer.status).toBe(200);
    await amparo.close();
    await writeLedger(living, at('ledger.json'));
  }, 240_000);
  afterAll(async () => {
    await drop(living, ...restored);
    rmSync(folder, { recursive: true, force: true });
  });

  it('gives back every row of every table, behind the same walls', async () => {
    const urls = await restoredFrom('data', 'keys');
    expect([await digests(urls.data), await digests(urls.keys)]).toEqual(before);
    const walls = `select count(*)::int as n from pg_class where relforcerowsecurity`;
    const triggers = `select count(*)::int as n from pg_trigger where not tgisinternal and tgenabled = 'O'`;
    for (const sql of [walls, triggers])
      expect(await connected(urls.data, async (client) => (await client.query(sql)).rows)).toEqual(
        await connected(living.data, async (client) => (await client.query(sql)).rows),
      );
  }, 120_000);

  it('holds nobody in clear', () => {
    const all = ['registry.identifier', 'registry.contact', 'registry.registrant'].map((name) =>
      readFileSync(join(at('data'), `${name}.copy.gz`)),
    );
    expect(all.every((file) => file.length > 0 && !file.includes('254700123456') && !file.includes('V-1001'))).toBe(
      true,
    );
  });

  it('of the data alone erases anew, by the key store, whoever was erased since', async () => {
    const urls = await restoredFrom('data');
    await holds(paired(urls, living));
  }, 120_000);

  it('of the key store alone erases anew by the data', async () => {
    const urls = await restoredFrom('keys');
    await holds(paired(living, urls));
  }, 120_000);

  it('of both serves nobody before it has a ledger, and then erases anew by that', async () => {
    const urls = await restoredFrom('data', 'keys');
    await expect(boot(urls)).rejects.toThrow(/neither knows who was erased since/);
    await addLedger(urls, at('ledger.json'));
    await holds(urls);
  }, 120_000);

  it('of both serves when somebody says that there is no newer ledger', async () => {
    const urls = await restoredFrom('data', 'keys');
    await settleRestores(urls, 'nothing-newer');
    const amparo = await boot(urls);
    const admin = await amparo.api('registry_admin');
    const known = await admin.post('/v1/registrants/lookup', { idType: 'card', value: 'V-1000' });
    await amparo.close();
    expect(known.status).toBe(200);
  }, 120_000);

  it('is refused when it is not whole, not what was written, of the other side, of a later version, or has no empty place', async () => {
    const urls = await emptyDatabases();
    restored.push(urls);
    const refused = (name: string, side: 'data' | 'keys', url = urls.owner) =>
      expect(restoreBackup(url, side, at(name), side === 'data' ? SCHEMA.data : SCHEMA.keys)).rejects;
    await refused('data', 'keys').toThrow(/is a backup of the data/);
    await refused('data', 'data', living.owner).toThrow(/is not empty/);
    const manifest = readFileSync(join(at('keys'), 'manifest.json'), 'utf8');
    writeFileSync(
      join(at('keys'), 'manifest.json'),
      manifest.replace('"migrations": [', `"migrations": [ "${LATER}",`),
    );
    await refused('keys', 'keys', urls.keys).toThrow(/later version, which has Later1799999999999/);
    rmSync(join(at('keys'), 'manifest.json'));
    await refused('keys', 'keys', urls.keys).toThrow(/was not finished/);
    appendFileSync(join(at('data'), 'registry.contact.copy.gz'), 'x');
    await refused('data', 'data').toThrow();
    expect(
      await connected(urls.data, async (client) => (await client.query('select id from registry.registrant')).rows),
    ).toEqual([]);
  }, 120_000);
});
