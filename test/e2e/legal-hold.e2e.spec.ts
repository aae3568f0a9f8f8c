import { randomBytes } from 'node:crypto';
import { SEALED_AS } from '#platform/audit/audit-trail.js';
import type { DatabaseUrls } from '#platform/database/database-urls.js';
import { newId } from '#platform/ids/ids.js';
import { ServiceCipher } from '#platform/vault/service-cipher.js';
import { checkData } from '../../scripts/check-data.js';
import type { ApiAnswer, ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { backup, connected, connectedAs, drop, paired, testDatabases } from '../support/database.js';
import { TestPeople } from '../support/people.js';

const MASTER = randomBytes(32).toString('base64');
const REASON = 'The district court asked for her file on Tuesday';
const HELD = 'urn:amparo:registry:under-legal-hold';

describe('a legal hold', () => {
  let urls: DatabaseUrls;
  let amparo: TestApp;
  let officer: ApiClient;
  let people: TestPeople;

  const boot = async (on: DatabaseUrls): Promise<TestApp> => {
    amparo = await startTestApp({ AMPARO_MASTER_KEY: MASTER }, { urls: on, drop: () => Promise.resolve() });
    officer = await amparo.api('data_protection_officer');
    people = new TestPeople(amparo);
    return amparo;
  };
  const to = (id: string, action: string, body?: unknown): Promise<ApiAnswer> =>
    officer.post(`/v1/registrants/${people.handle(id)}/${action}`, body);
  const place = (id: string): Promise<ApiAnswer> => to(id, 'legal-hold', { ground: 'court_order', reason: REASON });
  const lift = (id: string): Promise<ApiAnswer> => to(id, 'legal-hold/lift', { reason: REASON });
  const erase = (id: string): Promise<ApiAnswer> => to(id, 'erase', { reason: 'requested' });
  const shown = (id: string): Promise<ApiAnswer> => officer.get(`/v1/registrants/${people.handle(id)}/legal-hold`);
  const person = (): Promise<string> => people.individual({ attributes: {} });
  const statusAndType = ({ status, body }: ApiAnswer): unknown => [status, body.type];
  const query = <T>(url: string, sql: string, values: unknown[] = []): Promise<T[]> =>
    connected(url, async (client) => (await client.query(sql, values)).rows as T[]);
  const apart = async ({ worker, keys }: DatabaseUrls): Promise<number> =>
    (await checkData(worker, keys)).find(({ rule }) => rule.includes('legal hold'))!.broken;
  const keysOf = async (id: string): Promise<number> =>
    (await query(urls.keys, 'select from keys.registrant_key where registrant_id = $1', [id])).length;

  beforeAll(async () => {
    ({ urls } = await testDatabases());
    await boot(urls);
  });
  afterAll(async () => {
    await amparo.close();
    await drop(urls);
  });

  it('keeps a registrant from being erased until it is lifted, and stays in the history', async () => {
    const id = await person();
    expect((await shown(id)).body).toMatchObject({ held: false, holds: [] });
    const placed = await place(id);
    expect([placed.status, placed.body]).toMatchObject([
      201,
      { id: people.handle(id), held: true, holds: [{ ground: 'court_order', liftedAt: null, liftedBy: null }] },
    ]);
    expect(statusAndType(await erase(id))).toEqual([409, HELD]);
    expect([await keysOf(id), (await shown(id)).body.held]).toEqual([1, true]);
    expect(statusAndType(await place(id))).toEqual([409, 'urn:amparo:registry:hold-already-placed']);
    expect([(await lift(id)).status, statusAndType(await lift(id))]).toEqual([
      200,
      [409, 'urn:amparo:registry:no-hold-to-lift'],
    ]);
    expect((await place(id)).body.holds).toHaveLength(2);
    await lift(id);
    const { holds } = (await shown(id)).body as { holds: { placedBy: string; liftedBy: string; liftedAt: string }[] };
    expect(holds.map(({ placedBy, liftedBy, liftedAt }) => placedBy === liftedBy && liftedAt !== null)).toEqual([
      true,
      true,
    ]);
    expect([(await erase(id)).status, await keysOf(id)]).toEqual([200, 0]);
    for (const answer of [await place(id), await lift(id), await shown(id)]) expect(answer.status).toBe(404);
  });

  it('is placed and lifted by who may, on a ground of the list, with a reason', async () => {
    const id = await person();
    const path = `/v1/registrants/${people.handle(id)}/legal-hold`;
    for (const role of ['registry_admin', 'case_worker', 'auditor'] as const) {
      const other = await amparo.api(role);
      expect((await other.post(path, { ground: 'claim', reason: REASON })).status).toBe(403);
      expect((await other.get(path)).status).toBe(403);
      expect((await other.post(`${path}/lift`, { reason: REASON })).status).toBe(403);
    }
    for (const body of [
      { ground: 'because', reason: REASON },
      { ground: 'claim' },
      { ground: 'claim', reason: 'short' },
    ])
      expect((await officer.post(path, body)).status).toBe(400);
    expect((await place(newId())).status).toBe(404);
    expect((await lift(newId())).status).toBe(404);
    expect((await shown(id)).body.holds).toEqual([]);
  });

  it('is told before it is placed or lifted, the reason sealed', async () => {
    const id = await person();
    await place(id);
    await lift(id);
    const events = await query<{ id: string; action: string; facts: unknown; justification_sealed: Buffer }>(
      urls.data,
      `select id, action, facts, justification_sealed from audit.event
        where object_ids @> array[$1::uuid] and action like 'legal-hold:%' order by id`,
      [id],
    );
    expect(events.map(({ action, facts }) => [action, facts])).toEqual([
      ['legal-hold:place', { ground: 'court_order' }],
      ['legal-hold:lift', {}],
    ]);
    const cipher = amparo.app.get(ServiceCipher, { strict: false });
    for (const event of events) expect(cipher.open(SEALED_AS, event.id, event.justification_sealed)).toBe(REASON);
  });

  it('is not there when the trail cannot be written', async () => {
    const id = await person();
    await query(urls.data, 'alter function audit.append(text[]) rename to append_away');
    try {
      expect((await place(id)).status).toBe(503);
    } finally {
      await query(urls.data, 'alter function audit.append_away(text[]) rename to append');
    }
    expect(await query(urls.keys, 'select from keys.hold where registrant_id = $1', [id])).toEqual([]);
  });

  it('holds against the roles of the application by hand, and is not forgotten by them', async () => {
    const id = await person();
    await place(id);
    for (const [sql, constraint] of [
      [`delete from keys.registrant_key where registrant_id = '${id}'`, 'hold_keeps_key'],
      [
        `update keys.registrant_key set registrant_id = gen_random_uuid() where registrant_id = '${id}'`,
        'hold_keeps_key',
      ],
      [`delete from keys.hold where registrant_id = '${id}'`, 'hold_is_kept'],
      [`update keys.hold set ground = 'other' where registrant_id = '${id}'`, 'hold_is_kept'],
      ['truncate keys.hold', 'hold_is_kept'],
      ['truncate keys.registrant_key, keys.hold', 'hold_is_kept'],
    ])
      await expect(connectedAs(urls.keys, (client) => client.query(sql!))).rejects.toMatchObject({ constraint });
    for (const sql of ['delete from registry.legal_hold', `update registry.legal_hold set ground = 'other'`])
      for (const role of [urls.data, urls.worker])
        await expect(connectedAs(role, (client) => client.query(sql))).rejects.toMatchObject({ code: '42501' });
    await lift(id);
    await expect(
      connectedAs(urls.keys, (client) =>
        client.query(`update keys.hold set lifted_by = null, lifted_at = null where registrant_id = '${id}'`),
      ),
    ).rejects.toMatchObject({ constraint: 'hold_is_kept' });
  });

  it('or an erasure comes first, of twenty of each at once: never both', async () => {
    const ids = await people.individuals(20);
    const ends = await Promise.all(
      ids.map(async (id, index) => {
        const [one, other] = index % 2 ? [place, erase] : [erase, place];
        const both = await Promise.all([one(id), other(id)]);
        const [placed, erased] = index % 2 ? both : both.toReversed();
        return `${placed!.status} ${erased!.status} ${await keysOf(id)}`;
      }),
    );
    expect(ends.filter((end) => end !== '201 409 1' && end !== '404 200 0')).toEqual([]);
    const [contested] = await people.individuals(1);
    const statuses = (await Promise.all(Array.from({ length: 20 }, () => place(contested!)))).map(
      ({ status }) => status,
    );
    expect(statuses.toSorted()).toEqual([201, ...Array.from({ length: 19 }, () => 409)]);
  });

  it('outlives a restored backup of either side, and erasures that wait for it are done when it is lifted', async () => {
    const [released, held, waiting, since, forged] = await people.individuals(5);
    await place(forged!);
    await place(released!);
    await place(waiting!);
    await amparo.close();
    const old = await backup(urls);
    await boot(urls);
    await lift(released!);
    expect((await erase(released!)).status).toBe(200);
    await place(held!);
    await amparo.close();
    // somebody wrote into the key store's ledger by hand
    await query(
      urls.keys,
      `insert into keys.erasure (registrant_id, reason, erased_by, erased_at) values ($1, 'requested', $1, now())`,
      [forged!],
    );
    // ordered on the side that was not restored: the key is back, and so is the hold
    await query(
      urls.data,
      `insert into registry.erasure (registrant_id, reason, erased_by, erased_at) values ($1, 'requested', $1, now())`,
      [waiting!],
    );
    try {
      expect(await apart(paired(urls, old))).toBe(3); // one was placed since, one lifted: told in two ways
      for (const restored of [paired(urls, old), paired(old, urls), urls]) {
        await boot(restored);
        expect(await apart(restored)).toBe(0);
        expect((await shown(released!)).status).toBe(404);
        expect(statusAndType(await erase(held!))).toEqual([409, HELD]);
        expect((await shown(held!)).body.held).toBe(true);
        for (const id of [waiting!, forged!]) expect((await shown(id)).body.held).toBe(true);
        expect((await shown(since!)).body.holds).toEqual([]);
        await amparo.close();
        for (const [url, table] of [
          [restored.keys, 'keys.hold'],
          [restored.data, 'registry.legal_hold'],
        ] as const)
          expect(
            await query(url, `select from ${table} where lifted_at is null and registrant_id = $1`, [held!]),
          ).toHaveLength(1);
      }
      await boot(urls);
      await lift(waiting!);
      await amparo.close();
      await boot(urls);
      expect([(await shown(waiting!)).status, await keysOf(waiting!)]).toEqual([404, 0]);
    } finally {
      await drop(old);
    }
  }, 120_000);
});
