import { randomUUID } from 'node:crypto';
import type { ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { connected } from '../support/database.js';
import { give, inDays, makeUser, type TestUser } from '../support/users.js';

describe('grants that are handed on', () => {
  let amparo: TestApp;
  let founder: ApiClient;
  let programs: Record<'NORTH' | 'SOUTH', string>;
  let made = 0;
  const user = (organisation?: string): Promise<TestUser> =>
    makeUser(amparo, founder, `user-${++made}`, organisation ?? 'development');
  const change = (sql: string, values: unknown[] = []) =>
    connected(amparo.urls.data, (client) => client.query(sql, values));
  const revoke = (by: ApiClient, grantId: string) => by.post(`/v1/grants/${grantId}/revoke`);
  const administrators = async () => (await change('select from access.v_administrator')).rowCount;

  beforeAll(async () => {
    amparo = await startTestApp();
    founder = await amparo.api('registry_admin', { subject: 'founder' });
    const create = async (code: string): Promise<string> =>
      (await founder.post('/v1/programs', { code, name: code, target: 'individual' })).body.id as string;
    programs = { NORTH: await create('NORTH'), SOUTH: await create('SOUTH') };
  });
  afterAll(() => amparo.close());

  it('come out of one grant of their giver, at most three givers long', async () => {
    const line = [await user(), await user(), await user(), await user()] as const;
    const roles = ['registry_admin', 'registry_admin', 'registry_admin'];
    let giver = founder;
    let parent = (await founder.get('/v1/me')).body.holdings[0].grantId as string;
    for (const [index, role] of roles.entries()) {
      const given = await give(giver, line[index]!, role, { expiresAt: inDays(10 - index) });
      expect([given.status, given.body.parentId, given.body.state]).toEqual([201, parent, 'in_force']);
      [giver, parent] = [line[index]!.client, given.body.id as string];
    }
    const fourth = await give(giver, line[3], 'case_worker', { expiresAt: inDays(1) });
    expect([fourth.status, fourth.body.type, fourth.body.beyond]).toEqual([
      422,
      'urn:amparo:access:grant-beyond-own',
      ['depth'],
    ]);
  });

  it('end with the one they came out of, on the next request, however far down', async () => {
    const [near, far] = [await user(), await user()];
    const first = (await give(founder, near, 'registry_admin')).body.id as string;
    const second = (await give(near.client, far, 'case_worker', { expiresAt: inDays(9) })).body.id as string;
    expect((await far.client.get('/v1/programs')).status).toBe(200);
    expect((await revoke(founder, first)).body.state).toBe('revoked');
    expect([(await near.client.get('/v1/users')).status, (await far.client.get('/v1/programs')).status]).toEqual([
      403, 403,
    ]);
    const listed = (await founder.get(`/v1/grants?userId=${far.id}`)).body.data as { id: string; state: string }[];
    expect(listed).toMatchObject([{ id: second, state: 'revoked', revokedAt: null }]);
    expect((await far.client.get('/v1/me')).body.holdings).toEqual([]);
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ['another program', { programIds: ['SOUTH'] }, ['programs']],
    ['every program', {}, ['programs']],
    ['a class of data', { programIds: ['NORTH'], dataClasses: ['payment'] }, ['data-classes']],
    ['a longer time', { programIds: ['NORTH'], expiresAt: inDays(11) }, ['validity']],
  ])('do not give %s their giver does not have', async (_name, wanted, beyond) => {
    const [giver, taker] = [await user(), await user()];
    await give(founder, giver, 'program_admin', {
      programIds: [programs.NORTH],
      dataClasses: ['identity', 'attributes', 'contact'],
    });
    const own = { dataClasses: [], expiresAt: inDays(5), ...wanted };
    const programIds = (wanted['programIds'] as ('NORTH' | 'SOUTH')[] | undefined)?.map((code) => programs[code]);
    const answer = await give(giver.client, taker, 'case_worker', { ...own, ...(programIds ? { programIds } : {}) });
    expect([answer.status, answer.body.beyond]).toEqual([422, beyond]);
  });

  it('may be some permissions of a role, and never one of another', async () => {
    const taker = await user();
    const some = ['program:read', 'enrolment:read'];
    const given = await give(founder, taker, 'program_manager', { permissions: some });
    expect([given.status, given.body.permissions, given.body.role]).toEqual([201, some, 'program_manager']);
    expect((await taker.client.get('/v1/programs')).status).toBe(200);
    expect((await taker.client.get('/v1/operations')).status).toBe(403);
    const other = await give(founder, taker, 'program_manager', { permissions: ['program:read', 'cycle:approve'] });
    expect(other.body.type).toBe('urn:amparo:access:grant-not-of-role');
    for (const permissions of [[], ['no:such'], ['program:read', 'program:read']])
      expect((await give(founder, taker, 'program_manager', { permissions })).status).toBe(400);
  });

  it('are told to their holder whole', async () => {
    const taker = await user();
    const { body } = await give(founder, taker, 'case_worker', {
      programIds: [programs.NORTH],
      dataClasses: ['identity'],
    });
    expect((await taker.client.get('/v1/me')).body).toEqual({
      userId: taker.id,
      organisation: 'development',
      holdings: [
        {
          grantId: body.id,
          role: 'case_worker',
          permissions: body.permissions,
          programIds: [programs.NORTH],
          areas: null,
          dataClasses: ['identity'],
          expiresAt: body.expiresAt,
        },
      ],
    });
  });

  it('are not given back to somebody above', async () => {
    const near = await user();
    await give(founder, near, 'registry_admin');
    const founderId = (await founder.get('/v1/me')).body.userId as string;
    const back = await give(near.client, { id: founderId, client: founder }, 'approver', { expiresAt: inDays(1) });
    expect([back.status, back.body.beyond]).toEqual([422, ['line']]);
  });

  it('are listed by user, program and state, and only those within the own programs', async () => {
    const [local, other] = [await user(), await user()];
    const own = (await give(founder, local, 'program_admin', { programIds: [programs.NORTH] })).body.id as string;
    const foreign = (await give(founder, other, 'auditor', { programIds: [programs.SOUTH] })).body.id as string;
    const ids = async (client: ApiClient, query: string) =>
      ((await client.get(`/v1/grants?limit=200&${query}`)).body.data as { id: string }[]).map(({ id }) => id);
    expect(await ids(founder, `userId=${other.id}`)).toEqual([foreign]);
    expect(await ids(founder, `programId=${programs.SOUTH}`)).toContain(foreign);
    expect(await ids(founder, `programId=${programs.SOUTH}`)).not.toContain(own);
    expect(await ids(local.client, '')).toContain(own);
    expect(await ids(local.client, `userId=${other.id}`)).toEqual([]);
    await revoke(founder, foreign);
    expect(await ids(founder, `userId=${other.id}&state=revoked`)).toEqual([foreign]);
    expect(await ids(founder, `userId=${other.id}&state=in_force`)).toEqual([]);
    const page = (await founder.get('/v1/grants?limit=1')).body;
    const next = (await founder.get(`/v1/grants?limit=1&cursor=${page.nextCursor}`)).body;
    expect(next.data[0].id < page.data[0].id).toBe(true);
    expect((await founder.get('/v1/grants?state=odd')).status).toBe(400);
  });

  it('leave somebody who may give grants everywhere', async () => {
    const root = (await founder.get('/v1/me')).body.holdings[0].grantId as string;
    // the grants of other tests came out of this one: they would end with it
    expect((await revoke(founder, root)).body.type).toBe('urn:amparo:access:last-administrator');
    expect((await founder.get('/v1/users')).status).toBe(200);
    const founderId = (await founder.get('/v1/me')).body.userId as string;
    const helper = await user();
    await give(founder, helper, 'registry_admin');
    await change(
      'update access.user_grant set revoked_at = now() where depth > 0 and user_id <> $1 and revoked_at is null',
      [helper.id],
    );
    const locked = await helper.client.post(`/v1/users/${founderId}/deactivate`);
    expect([locked.status, locked.body.active]).toEqual([200, false]); // the helper is left, and may let them in again
    expect((await founder.get('/v1/me')).status).toBe(401);
    expect((await helper.client.post(`/v1/users/${founderId}/activate`)).body.active).toBe(true);
    await expect(change('update access.app_user set active = false')).rejects.toMatchObject({
      constraint: 'user_grant_last_administrator',
    });
  });

  it('leave one of two who take the other back at once', async () => {
    for (let round = 0; round < 8; round++) {
      const [left, right] = [
        await amparo.api('registry_admin', { subject: `left-${round}` }),
        await amparo.api('registry_admin', { subject: `right-${round}` }),
      ];
      const holds = async (client: ApiClient) => (await client.get('/v1/me')).body.holdings[0].grantId as string;
      const [ofLeft, ofRight] = [await holds(left), await holds(right)];
      await change(
        `update access.user_grant set revoked_at = now() where id <> all($1::uuid[]) and revoked_at is null`,
        [[ofLeft, ofRight]],
      );
      expect(await administrators()).toBe(2);
      const answers = await Promise.all([revoke(left, ofRight), revoke(right, ofLeft)]);
      expect(await administrators()).toBe(1);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    }
    founder = await amparo.api('registry_admin', { subject: 'founder' });
  });

  it('lock out, or let in again, nobody who holds more than the one who does it could give', async () => {
    const turn = (by: TestUser, whom: TestUser, verb = 'deactivate') => by.client.post(`/v1/users/${whom.id}/${verb}`);
    const answer = async (...turned: Parameters<typeof turn>) => (await turn(...turned)).status;
    const [everywhere, manager, admin, both, free] = [
      await user(),
      await user(),
      await user(),
      await user(),
      await user(),
    ];
    await give(founder, everywhere, 'program_admin', { dataClasses: ['attributes'] });
    await give(founder, manager, 'program_manager');
    await give(founder, admin, 'registry_admin');
    await give(founder, both, 'program_manager', { programIds: [programs.NORTH] });
    const more = (await give(founder, both, 'case_worker', { dataClasses: ['payment'] })).body.id as string;
    const refused = await turn(everywhere, admin);
    expect([refused.status, refused.body.type]).toEqual([403, 'urn:amparo:access:user-holds-more']);
    expect((await admin.client.get('/v1/me')).status).toBe(200);
    expect(await answer(everywhere, both)).toBe(403); // one of two grants is beyond them, in a class of data
    await revoke(founder, more);
    expect(await answer(everywhere, both)).toBe(200);
    expect([await answer(everywhere, manager), await answer(everywhere, free)]).toEqual([200, 200]);
    expect([await answer(admin, everywhere), await answer(everywhere, admin, 'activate')]).toEqual([200, 401]);
    expect(await answer(admin, manager, 'activate')).toBe(200);
    expect((await founder.post(`/v1/users/${admin.id}/deactivate`)).status).toBe(200);
    await founder.post(`/v1/users/${everywhere.id}/activate`);
    expect(await answer(everywhere, admin, 'activate')).toBe(403); // letting in gives all that they hold
  });

  it('are for users who are seen, made, locked out and let in by who holds that everywhere', async () => {
    const [local, stranger] = [await user(), await user('elsewhere')];
    await give(founder, local, 'program_admin', { programIds: [programs.NORTH] });
    const listed = (await local.client.get('/v1/users?limit=200')).body.data as { id: string; organisation: string }[];
    expect(listed.map(({ id }) => id)).toContain(local.id);
    expect(new Set(listed.map(({ organisation }) => organisation))).toEqual(new Set(['development']));
    expect((await local.client.get(`/v1/users/${stranger.id}`)).status).toBe(404);
    expect((await local.client.post(`/v1/users/${stranger.id}/deactivate`)).status).toBe(404);
    const refused = await local.client.post(`/v1/users/${local.id}/deactivate`);
    expect([refused.status, refused.body.type]).toEqual([403, 'urn:amparo:access:user-not-yours']);
    expect((await founder.get(`/v1/users/${stranger.id}`)).body).toMatchObject({ id: stranger.id, active: true });
    expect((await founder.get(`/v1/users/${randomUUID()}`)).status).toBe(404);
    expect((await founder.post(`/v1/users/${stranger.id}/deactivate`)).body.active).toBe(false);
    expect((await stranger.client.get('/v1/me')).status).toBe(401);
    expect((await give(founder, stranger, 'auditor')).status).toBe(404);
    expect((await founder.post(`/v1/users/${stranger.id}/activate`)).body.active).toBe(true);
    expect((await stranger.client.get('/v1/me')).status).toBe(200);
    const page = (await founder.get('/v1/users?limit=1')).body;
    expect((await founder.get(`/v1/users?limit=1&cursor=${page.nextCursor}`)).body.data[0].id).not.toBe(
      page.data[0].id,
    );
  });
});
