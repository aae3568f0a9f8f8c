import { connected } from '../support/database.js';
import { PopulatedAreas } from '../support/populated-areas.js';
import { give } from '../support/users.js';

describe('a grant for areas and classes of data', () => {
  let areas: PopulatedAreas;

  beforeAll(async () => {
    areas = await PopulatedAreas.begin();
  });
  afterAll(() => areas.amparo.close());

  it('compares only classes of data it is given for', async () => {
    const body = { field: 'attribute:full_name', value: 'Amina Yusuf' };
    const path = `/v1/registrants/${areas.people.handle(areas.of['N-1'])}/compare`;
    const [attributes, identity] = [
      await areas.worker({ areas: ['N'], dataClasses: ['attributes'] }),
      await areas.worker({ areas: ['N'], dataClasses: ['identity'] }),
    ];
    expect((await attributes.client.post(path, body)).body).toMatchObject({ match: true });
    const refused = await identity.client.post(path, body);
    expect([refused.status, refused.body.type]).toEqual([403, 'urn:amparo:access:data-class-not-granted']);
    expect((await identity.client.post(path, { field: 'identifier:card', value: '0000' })).status).toBe(200);
  });

  it('gives nothing that concerns whole programs', async () => {
    const user = await areas.user();
    const refused = await give(areas.admin, user, 'program_manager', { programIds: [areas.programId], areas: ['N'] });
    expect([refused.status, refused.body.type]).toEqual([422, 'urn:amparo:access:grant-of-whole-programs']);
    expect(refused.body.permissions).toContain('cycle:prepare');
    expect(refused.body.permissions).not.toContain('beneficiary:read');
    const whole = await give(areas.admin, user, 'program_manager', { programIds: [areas.otherId] });
    const limited = await give(areas.admin, user, 'program_manager', { programIds: [areas.programId] });
    await connected(areas.amparo.urls.data, async (client) => {
      await client.query('set session_replication_role = replica'); // past what the service and the database refuse
      await client.query(`update access.user_grant set areas = '{N}' where id = $1`, [limited.body.id]);
    });
    const problem = [403, 'urn:amparo:access:whole-program-needed'];
    const [program, cycle] = [`/v1/programs/${areas.programId}`, `/v1/cycles/${areas.cycleId}`];
    const run = await user.client.post(`${program}/eligibility-runs`);
    const fund = await user.client.get(`${program}/fund`);
    expect([run.status, run.body.type, fund.status, fund.body.type]).toEqual([...problem, ...problem]);
    // what is not named by its program is behind row security besides, and not even there
    expect((await user.client.post(`${cycle}/prepare`)).status).toBe(404);
    expect((await user.client.get(cycle)).status).toBe(404);
    expect((await user.client.get(`/v1/disbursement-batches/${areas.batchId}`)).status).toBe(404);
    await areas.admin.post(`/v1/grants/${whole.body.id}/revoke`);
    const guarded = await user.client.get(`/v1/programs/${areas.programId}/fund`);
    expect([guarded.status, guarded.body.type]).toEqual(problem);
    const prepared = await user.client.post(`${cycle}/prepare`);
    expect([prepared.status, prepared.body.type]).toEqual(problem);
  });

  it('is handed on for its areas or below, and for areas there are', async () => {
    const giver = await areas.user();
    const permissions = ['program:read', 'grant:read', 'grant:write'];
    expect((await give(areas.admin, giver, 'program_admin', { permissions, areas: ['N-1'] })).status).toBe(201);
    const taker = await areas.user();
    const wanted = async (areas?: string[]) => {
      const change = {
        permissions: ['program:read'],
        ...(areas ? { areas } : {}),
        expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
      };
      const answer = await give(giver.client, taker, 'case_worker', change);
      return [answer.status, answer.body.beyond ?? answer.body.type];
    };
    expect(await wanted(['N-1-a'])).toEqual([201, undefined]);
    expect(await wanted(['N-1'])).toEqual([201, undefined]);
    expect(await wanted(['N'])).toEqual([422, ['areas']]);
    expect(await wanted(['N-1-a', 'S'])).toEqual([422, ['areas']]);
    expect(await wanted()).toEqual([422, ['areas']]);
    expect(await wanted(['nowhere'])).toEqual([422, 'urn:amparo:access:grant-areas-unknown']);
    const grants = (await giver.client.get(`/v1/grants?userId=${taker.id}`)).body.data as { areas: string[] }[];
    expect(grants.map(({ areas }) => areas)).toEqual([['N-1'], ['N-1-a']]);
  });

  it('has nobody in reach where no attribute is the area', async () => {
    const { client } = await areas.staff(['N']);
    const found = (await areas.admin.get('/v1/attributes')).body.data as {
      id: string;
      key: string;
      revision: number;
      dimension: string | null;
    }[];
    const area = found.find(({ key }) => key === 'place')!;
    expect(area.dimension).toBe('area');
    const changed = await areas.admin.patch(`/v1/attributes/${area.id}`, { dimension: null }, `"${area.revision}"`);
    expect([changed.status, changed.body.dimension]).toEqual([200, null]);
    expect((await client.get('/v1/registrants')).body.data).toEqual([]);
    const back = await areas.admin.patch(`/v1/attributes/${area.id}`, { dimension: 'area' }, `"${area.revision + 1}"`);
    expect(back.status).toBe(200);
    const second = {
      key: 'other',
      name: 'x',
      dataType: 'code',
      codeList: 'area',
      appliesTo: 'both',
      storage: 'open',
      dimension: 'area',
    };
    expect((await areas.admin.post('/v1/attributes', second)).body).toMatchObject({
      type: 'urn:amparo:registry:attribute-unusable',
      errors: [{ pointer: '#/dimension' }],
    });
    const name = found.find(({ key }) => key === 'full_name')!;
    expect(
      (await areas.admin.patch(`/v1/attributes/${name.id}`, { dimension: 'sex' }, `"${name.revision}"`)).status,
    ).toBe(422);
  });
});
