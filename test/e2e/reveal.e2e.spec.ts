import { OpenRegistrant } from '../../src/registry/open-profiles/open-registrant.service.js';
import type { ApiAnswer, ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { caseWorkers } from '../support/case-workers.js';
import { connected } from '../support/database.js';
import { absorb, card, individual } from '../support/registrants.js';

const shapeOf = ({ status, body }: ApiAnswer): unknown => [status, { ...body, correlationId: 'any' }];
const NOBODY = 'AAAAAAAAAAAAAAAAAAAAAA';
const REASON = 'She stands at the counter and her card is unreadable';
const [NAME, PHONE, BANK, CARD] = ['Amina Yusuf Revealed', '+254700123456', 'KE0012345678', 'V-1234'];

async function peopled(settings: Readonly<Record<string, string>>) {
  const amparo = await startTestApp({ AMPARO_REVEALS_PER_DAY: '1000', ...settings });
  const admin = await amparo.api('registry_admin');
  const type = { code: 'voter_card', name: 'Voter card', class: 'functional', pattern: 'V-?[0-9]{4}' };
  const idTypeId = (await admin.post('/v1/id-types', type)).body.id as string;
  for (const [key, dataType] of [
    ['full_name', 'text'],
    ['rooms', 'integer'],
  ])
    await admin.post('/v1/attributes', { key, name: key, dataType, appliesTo: 'both' });
  await absorb(amparo, [
    individual({
      attributes: { full_name: NAME, rooms: 3 },
      identifiers: [card(idTypeId, CARD)],
      contacts: [{ kind: 'phone', value: PHONE }],
      paymentAccounts: [{ kind: 'bank', value: BANK }],
    }),
    individual({ identifiers: [card(idTypeId, 'V-9999')] }),
  ]);
  const handleOf = async (value: string): Promise<string> =>
    (await admin.post('/v1/registrants/lookup', { idType: 'voter_card', value })).body.data[0].id as string;
  return { amparo, admin, amina: await handleOf(CARD), stranger: await handleOf('V-9999') };
}

const reveal = (
  client: ApiClient,
  handle: string,
  fields: readonly string[],
  purpose = 'legal-order',
  reason = REASON,
): Promise<ApiAnswer> => client.post(`/v1/registrants/${handle}/reveal`, { fields, purpose, reason });

describe('revealing in strict mode', () => {
  it('is not there: everybody gets what an unknown registrant gets', async () => {
    const { amparo, admin, amina } = await peopled({});
    const worker = await amparo.api('case_worker');
    const unknown = shapeOf(await admin.get(`/v1/registrants/${NOBODY}`));
    for (const client of [admin, worker, await amparo.api('auditor')])
      for (const handle of [amina, NOBODY, 'x'])
        expect(shapeOf(await reveal(client, handle, ['contact:phone']))).toEqual(unknown);
    expect(shapeOf(await worker.post(`/v1/registrants/${amina}/reveal`, { nonsense: 1 }))).toEqual(unknown);
    expect((await amparo.anyone().post(`/v1/registrants/${amina}/reveal`, {})).status).toBe(401);
    await amparo.close();
  });
});

describe('revealing in case-work mode', () => {
  let amparo: TestApp;
  let admin: ApiClient;
  let officer: ApiClient;
  let amina: string;
  let stranger: string;

  const query = <T>(sql: string, values: unknown[] = []): Promise<T[]> =>
    connected(amparo.urls.data, async (client) => (await client.query(sql, values)).rows as T[]);

  beforeAll(async () => {
    ({ amparo, admin, amina, stranger } = await peopled({ AMPARO_PRIVACY_MODE: 'case-work' }));
    officer = await amparo.api('data_protection_officer');
  });
  afterAll(() => amparo.close());

  it('shows single fields of one registrant as they are, and keeps the answer out of caches', async () => {
    const fields = ['full_name', 'rooms', 'identifier:voter_card', 'contact:phone', 'account:bank'];
    const { status, body, headers } = await reveal(officer, amina, fields);
    expect([status, body]).toEqual([
      200,
      {
        id: amina,
        purpose: 'legal-order',
        fields: [[NAME], [3], ['V1234'], [PHONE], [BANK]].map((values, index) => ({ field: fields[index], values })),
      },
    ]);
    expect(headers.get('cache-control')).toContain('no-store');
    expect((await reveal(officer, stranger, ['contact:email'])).body.fields).toEqual([
      { field: 'contact:email', values: [] },
    ]);
  });

  it.each([
    ['identity-verification', 'contact:phone', 'contact'],
    ['payment-repair', 'full_name', 'attributes'],
    ['grievance', 'account:bank', 'payment'],
    ['deduplication-review', 'account:wallet', 'payment'],
  ])('for %s does not show %s', async (purpose, field, dataClass) => {
    const { status, body } = await reveal(officer, amina, [field], purpose);
    expect([status, body.type, body.errors]).toEqual([
      422,
      'urn:amparo:registry:fields-not-revealable',
      [{ pointer: '#/fields/0', message: `is of the class ${dataClass}, which the purpose does not allow` }],
    ]);
  });

  it('knows declared fields only, a purpose of the list, and a reason of some length', async () => {
    expect((await reveal(officer, amina, ['nothing', 'identifier:nothing'])).body.errors).toHaveLength(2);
    const six = ['rooms', 'full_name', 'contact:phone', 'contact:email', 'account:bank', 'account:wallet'];
    for (const fields of [[], ['rooms', 'rooms'], ['phone:1'], six])
      expect((await reveal(officer, amina, fields)).status).toBe(400);
    expect((await reveal(officer, amina, ['rooms'], 'curiosity')).status).toBe(400);
    for (const reason of ['too short', 'x'.repeat(501)])
      expect((await reveal(officer, amina, ['rooms'], 'legal-order', reason)).status).toBe(400);
    expect((await reveal(admin, amina, ['rooms'])).status).toBe(403);
  });

  it('asks for a grant of the class of data that reaches the registrant; of others it says nothing', async () => {
    const { worker, elsewhere } = await caseWorkers(amparo, admin, 'rooms == 3');
    expect((await reveal(worker, amina, ['contact:phone'])).body.fields[0].values).toEqual([PHONE]);
    const unknown = shapeOf(await reveal(worker, NOBODY, ['contact:phone']));
    expect(unknown).toMatchObject([404, {}]);
    expect(shapeOf(await reveal(worker, stranger, ['contact:phone']))).toEqual(unknown);
    expect(shapeOf(await reveal(elsewhere, amina, ['contact:phone']))).toEqual(unknown);
    await query(`update access.user_grant set data_classes = array_remove(data_classes, 'contact')
      where user_id = (select id from access.app_user where subject = 'north')`);
    const narrower = await reveal(worker, amina, ['full_name', 'contact:phone']);
    expect([narrower.status, narrower.body.type]).toEqual([403, 'urn:amparo:registry:data-class-not-held']);
    expect(shapeOf(await reveal(worker, stranger, ['contact:phone']))).toEqual(unknown);
    expect((await reveal(worker, amina, ['full_name'])).status).toBe(200);
  });

  it('is told with purpose and fields, the reason sealed, and no value anywhere', async () => {
    await reveal(officer, amina, ['full_name', 'contact:phone'], 'grievance');
    const [told] = await query<{ purpose: string; facts: unknown; justification_sealed: Buffer; object_ids: string[] }>(
      `select * from audit.event where purpose is not null order by id desc limit 1`,
    );
    expect(told).toMatchObject({ purpose: 'grievance', facts: { fields: ['full_name', 'contact:phone'] } });
    expect(told!.object_ids).toHaveLength(1);
    expect(told!.justification_sealed.length).toBeGreaterThan(REASON.length);
    const tables = await query<{ name: string }>(
      `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    for (const { name } of tables)
      for (const text of [NAME, PHONE, BANK, REASON])
        expect([name, await query(`select 1 from ${name} t where t::text ilike '%' || $1 || '%'`, [text])]).toEqual([
          name,
          [],
        ]);
  });

  it('opens nothing while the trail cannot be written', async () => {
    const registrants = amparo.app.get(OpenRegistrant, { strict: false });
    const { reachable } = registrants;
    let opened = 0;
    registrants.reachable = (...asked) => {
      opened++;
      return reachable.apply(registrants, asked);
    };
    await connected(amparo.urls.data, async (client) => {
      await client.query('begin');
      await client.query('lock table audit.event in exclusive mode');
      const withheld = await reveal(officer, amina, ['contact:phone']);
      expect([withheld.status, withheld.body.type]).toEqual([503, 'urn:amparo:audit:unavailable']);
      expect(JSON.stringify(withheld.body)).not.toContain(PHONE);
      await client.query('rollback');
    });
    expect(opened).toBe(0);
    expect((await reveal(officer, amina, ['contact:phone'])).status).toBe(200);
    expect(opened).toBe(1);
    registrants.reachable = reachable;
  });

  it('is one of a person erased no more', async () => {
    expect((await officer.post(`/v1/registrants/${stranger}/erase`, { reason: 'requested' })).status).toBe(200);
    expect((await reveal(officer, stranger, ['contact:phone'])).status).toBe(404);
  });
});

describe('the budget of revealing', () => {
  it('is so many fields of a user in a day, whomever they are of', async () => {
    const { amparo, amina, stranger } = await peopled({
      AMPARO_PRIVACY_MODE: 'case-work',
      AMPARO_REVEALS_PER_DAY: '3',
    });
    const officer = await amparo.api('data_protection_officer');
    expect((await reveal(officer, amina, ['rooms', 'contact:phone'])).status).toBe(200);
    expect((await reveal(officer, NOBODY, ['rooms'])).status).toBe(404);
    const spent = await reveal(officer, stranger, ['rooms']);
    expect([spent.status, spent.body.type]).toEqual([429, 'urn:amparo:platform:budget-spent']);
    expect(Number(spent.headers.get('retry-after'))).toBeGreaterThan(60);
    const other = await amparo.api('data_protection_officer', { subject: 'other' });
    expect((await reveal(other, amina, ['rooms'])).status).toBe(200);
    await amparo.close();
  });
});
