import { randomBytes } from 'node:crypto';
import { OpenProfiles } from '#registry';
import { newId } from '#platform/ids/ids.js';
import type { DatabaseUrls } from '#platform/database/database-urls.js';
import { checkData } from '../../scripts/check-data.js';
import type { ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { backup, connected, drop, paired, testDatabases } from '../support/database.js';
import { TestPeople } from '../support/people.js';
import { EVERYTHING } from '../support/profile.judge.js';
import { absorb, card, individual } from '../support/registrants.js';

const [EVERYBODY, ERASED] = [1_000, 200];
const SOURCE = newId();
const MASTER = randomBytes(32).toString('base64');
const TABLES = ['identifier', 'identifier_index', 'contact', 'payment_account', 'profile_history'];

const count = (url: string, sql: string, values: unknown[] = []): Promise<number> =>
  connected(
    url,
    async (client) => (await client.query<{ n: number }>(`select count(*)::int as n from ${sql}`, values)).rows[0]!.n,
  );

describe('an erasure', () => {
  let current: DatabaseUrls;
  let old: DatabaseUrls;
  let cardType: string;
  /** Raw ids, in the order of the cards V-1000, V-1001, ... */
  let ids: string[];

  const records = () =>
    Array.from({ length: EVERYBODY }, (_, index) =>
      individual({
        link: ['card', `V-${1000 + index}`],
        attributes: { full_name: `Person ${index}` },
        identifiers: [card(cardType, `V-${1000 + index}`)],
        contacts: [{ kind: 'phone', value: '+254700123456' }],
        paymentAccounts: [{ kind: 'bank', value: `KE00${index}` }],
      }),
    );
  const boot = (urls: DatabaseUrls): Promise<TestApp> =>
    startTestApp({ AMPARO_MASTER_KEY: MASTER }, { urls, drop: () => Promise.resolve() });
  const lookUp = async (admin: ApiClient, index: number): Promise<number> =>
    (await admin.post('/v1/registrants/lookup', { idType: 'voter_card', value: `V-${1000 + index}` })).status;

  /** Whoever was erased is nowhere, the others are where they were, and both ledgers say the same. */
  async function holds(urls: DatabaseUrls): Promise<void> {
    const amparo = await boot(urls);
    try {
      const admin = await amparo.api('registry_admin');
      const people = new TestPeople(amparo);
      const erased = ids.slice(0, ERASED);
      const door = amparo.app.get(OpenProfiles, { strict: false });
      expect((await door.judge(erased, new Date(), 'eligibility', EVERYTHING)).ids).toEqual([]);
      expect((await door.judge(ids, new Date(), 'eligibility', EVERYTHING)).ids).toHaveLength(EVERYBODY - ERASED);
      for (const index of [0, 1, 57, ERASED - 1]) {
        expect(await lookUp(admin, index)).toBe(404);
        expect((await admin.get(`/v1/registrants/${people.handle(ids[index]!)}`)).status).toBe(404);
      }
      expect(await lookUp(admin, ERASED)).toBe(200);
      for (const table of TABLES)
        expect([table, await count(urls.data, `registry.${table} where registrant_id = any($1)`, [erased])]).toEqual([
          table,
          0,
        ]);
      expect(await count(urls.data, 'matching.match_token where registrant_id = any($1)', [erased])).toBe(0);
      expect(await count(urls.data, `registry.registrant where status = 'erased' and profile_sealed = ''`)).toBe(
        ERASED,
      );
      expect(await count(urls.keys, 'keys.registrant_key where registrant_id = any($1)', [erased])).toBe(0);
      const ledger = (url: string, table: string) =>
        connected(
          url,
          async (client) =>
            (await client.query(`select registrant_id, reason, erased_by, erased_at from ${table} order by 1`)).rows,
        );
      expect(await ledger(urls.data, 'registry.erasure')).toEqual(await ledger(urls.keys, 'keys.erasure'));
      expect(await count(urls.keys, 'keys.erasure')).toBe(ERASED);
      expect((await checkData(urls.worker, urls.keys)).filter(({ broken }) => broken > 0)).toEqual([]);
    } finally {
      await amparo.close();
    }
  }

  beforeAll(async () => {
    current = (await testDatabases()).urls;
    let amparo = await boot(current);
    const admin = await amparo.api('registry_admin');
    const type = { code: 'voter_card', name: 'Voter card', class: 'functional', pattern: 'V-?[0-9]{4}' };
    cardType = (await admin.post('/v1/id-types', type)).body.id as string;
    await admin.post('/v1/attributes', { key: 'full_name', name: 'Name', dataType: 'text', appliesTo: 'both' });
    await absorb(amparo, records(), SOURCE);
    ids = await connected(current.data, async (client) => {
      const found = await client.query<{ id: string }>('select id from registry.registrant order by id');
      return found.rows.map(({ id }) => id);
    });
    await amparo.close();
    old = await backup(current);

    amparo = await boot(current);
    const people = new TestPeople(amparo);
    const eraser = await amparo.api('data_protection_officer');
    for (const id of ids.slice(0, ERASED)) {
      const answer = await eraser.post(`/v1/registrants/${people.handle(id)}/erase`, { reason: 'requested' });
      expect([answer.status, answer.body.reason]).toEqual([200, 'requested']);
    }
    await amparo.close();
  }, 240_000);
  afterAll(() => drop(current, old));

  it('leaves nothing that opens, and nothing to find by', () => holds(current), 120_000);

  it('is done once, for those who are there, with a reason of the list', async () => {
    const amparo = await boot(current);
    const [admin, people] = [await amparo.api('registry_admin'), new TestPeople(amparo)];
    const path = (id: string): string => `/v1/registrants/${people.handle(id)}/erase`;
    const officer = await amparo.api('data_protection_officer');
    const again = await officer.post(path(ids[0]!), { reason: 'other' });
    expect([again.status, again.body.reason]).toEqual([200, 'requested']);
    expect(await count(current.data, 'registry.registrant where id = $1 and revision = 2', [ids[0]])).toBe(1);
    expect((await admin.post(path(ids[0]!), { reason: 'other' })).status).toBe(403);
    expect((await officer.post(path(newId()), { reason: 'other' })).status).toBe(404);
    expect((await officer.post(path(ids[999]!), { reason: 'because of Amina' })).status).toBe(400);
    expect((await admin.post(`/v1/registrants/${people.handle(ids[0]!)}/enable`, { reason: 'other' })).status).toBe(
      404,
    );
    await absorb(
      amparo,
      records().map((one) => ({ ...one, attributes: { full_name: 'Changed' } })),
      SOURCE,
    );
    expect(await count(current.data, 'registry.registrant')).toBe(EVERYBODY);
    await amparo.close();
    await holds(current);
  }, 120_000);

  it('was in the middle when the process died: the next boot finishes it', async () => {
    await connected(current.data, async (client) => {
      await client.query(`update registry.registrant set status = 'active', profile_sealed = '\\x01' where id = $1`, [
        ids[3],
      ]);
      await client.query('delete from registry.erasure where registrant_id = $1', [ids[3]]);
    });
    await holds(current);
  }, 120_000);

  it('is not undone by an old backup of the data, nor by one of the key store', async () => {
    expect(await count(old.data, `registry.registrant where status = 'active'`)).toBe(EVERYBODY);
    expect(await count(old.keys, 'keys.registrant_key')).toBe(EVERYBODY);
    await holds(paired(old, current));
    await holds(paired(current, old));
  }, 240_000);
});
