import { randomUUID } from 'node:crypto';
import type { ApiAnswer, ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { connected } from '../support/database.js';

const DAY_MS = 24 * 3600 * 1000;
const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();

describe('grants', () => {
  let amparo: TestApp;
  let admin: ApiClient;
  let newcomer: ApiClient;
  let newcomerId: string;
  let programs: Record<'NORTH' | 'SOUTH', string>;
  const idOf = async (client: ApiClient): Promise<string> => (await client.get('/v1/me')).body.userId as string;
  const give = (client: ApiClient, change: Record<string, unknown> = {}): Promise<ApiAnswer> =>
    client.post('/v1/grants', {
      userId: newcomerId,
      role: 'data_protection_officer',
      expiresAt: inDays(1),
      reason: 'a test',
      ...change,
    });
  const change = (sql: string, values: unknown[]) => connected(amparo.urls.data, (client) => client.query(sql, values));
  /** Past what the database holds about grants. */
  const force = (sql: string, values: unknown[]) =>
    connected(amparo.urls.data, async (client) => {
      await client.query('set session_replication_role = replica');
      await client.query(sql, values);
    });

  beforeAll(async () => {
    amparo = await startTestApp();
    admin = await amparo.api('registry_admin');
    newcomer = await amparo.api('client_system', { subject: 'newcomer' });
    newcomerId = await idOf(newcomer);
    const create = async (code: string): Promise<string> =>
      (await admin.post('/v1/programs', { code, name: code, target: 'individual' })).body.id as string;
    programs = { NORTH: await create('NORTH'), SOUTH: await create('SOUTH') };
  });
  afterAll(() => amparo.close());

  it('work on the next request, and stop with the next request after they are revoked', async () => {
    expect((await newcomer.get('/v1/operations')).status).toBe(403);
    const given = await give(admin);
    expect([given.status, given.body.role, given.body.revokedAt]).toEqual([201, 'data_protection_officer', null]);
    expect((await newcomer.get('/v1/operations')).status).toBe(200);
    const revoked = await admin.post(`/v1/grants/${given.body.id}/revoke`);
    expect([revoked.status, typeof revoked.body.revokedAt]).toEqual([200, 'string']);
    expect((await newcomer.get('/v1/operations')).status).toBe(403);
  });

  it('stay revoked since the first time', async () => {
    const { body } = await give(admin);
    const first = await admin.post(`/v1/grants/${body.id}/revoke`);
    expect((await admin.post(`/v1/grants/${body.id}/revoke`)).body.revokedAt).toBe(first.body.revokedAt);
  });

  it("give nothing that is not their giver's to give", async () => {
    const programAdmin = await amparo.api('program_admin', { subject: 'program-admin' });
    const answer = await give(programAdmin, { role: 'registry_admin' });
    expect([answer.status, answer.body.type]).toEqual([422, 'urn:amparo:access:grant-beyond-own']);
    const manager = await amparo.api('program_manager', { subject: 'a-manager' });
    expect((await give(manager, { role: 'case_worker' })).status).toBe(403);
  });

  it('let program administrators give others what they do not hold themselves: to approve, to pay', async () => {
    const programAdmin = await amparo.api('program_admin', { programs: ['NORTH'], subject: 'admin-of-north' });
    const { body: approver } = await admin.post('/v1/users', {
      issuer: 'https://id.example',
      subject: 'ines',
      organisation: 'treasury',
    });
    const given = await give(programAdmin, { userId: approver.id, role: 'approver', programIds: [programs.NORTH] });
    expect([given.status, given.body.permissions.includes('cycle:approve')]).toEqual([201, true]);
    expect((await programAdmin.get('/v1/me')).body.holdings[0].permissions).not.toContain('cycle:approve');
  });

  it('give nothing beyond the programs of their giver', async () => {
    const limited = await amparo.api('program_admin', { programs: ['NORTH'], subject: 'limited' });
    const statusFor = async (programIds?: string[]) =>
      (await give(limited, { role: 'case_worker', ...(programIds ? { programIds } : {}) })).status;
    expect(await statusFor()).toBe(422);
    expect(await statusFor([programs.SOUTH])).toBe(422);
    expect(await statusFor([programs.NORTH, programs.SOUTH])).toBe(422);
    expect(await statusFor([programs.NORTH])).toBe(201);
    const wide = await give(admin);
    const unknown = await limited.post(`/v1/grants/${randomUUID()}/revoke`);
    const foreign = await limited.post(`/v1/grants/${wide.body.id}/revoke`);
    expect([foreign.status, foreign.body.type, foreign.body.detail]).toEqual([
      404,
      unknown.body.type,
      unknown.body.detail,
    ]);
  });

  it('are not given to oneself, by the service and by the database', async () => {
    const userId = await idOf(admin);
    expect((await give(admin, { userId })).body.type).toBe('urn:amparo:access:grant-to-oneself');
    const byHand = change(
      `insert into access.user_grant (id, user_id, permissions, expires_at, granted_by, reason) values ($1, $2, '{x}', now() + interval '1 day', $2, 'x')`,
      [randomUUID(), userId],
    );
    await expect(byHand).rejects.toThrow('user_grant_not_to_oneself');
  });

  it.each([[-1], [91]])('end in the future, at most 90 days ahead: not in %d days', async (days) => {
    expect((await give(admin, { expiresAt: inDays(days) })).body.type).toBe('urn:amparo:access:grant-validity');
  });

  it('count for nothing before they begin and after they end', async () => {
    const { body } = await give(admin);
    for (const span of [
      `valid_from = now() - interval '2 days', expires_at = now() - interval '1 second'`,
      `valid_from = now() + interval '1 hour', expires_at = now() + interval '2 hours'`,
    ]) {
      await force(`update access.user_grant set ${span} where user_id = $1 and granted_by is not null`, [newcomerId]);
      expect((await newcomer.get('/v1/operations')).status).toBe(403);
    }
    await force(
      `update access.user_grant set valid_from = now(), expires_at = now() + interval '1 day' where id = $1`,
      [body.id],
    );
    expect((await newcomer.get('/v1/operations')).status).toBe(200);
  });

  it('need a user who exists, and one who is active', async () => {
    expect((await give(admin, { userId: randomUUID() })).status).toBe(404);
    await change('update access.app_user set active = false where id = $1', [newcomerId]);
    expect((await newcomer.get('/v1/me')).status).toBe(401);
    await change('update access.app_user set active = true where id = $1', [newcomerId]);
    expect((await newcomer.get('/v1/me')).status).toBe(200);
  });

  it('are given to users who are made once', async () => {
    const user = { issuer: 'https://id.example', subject: 'amina', organisation: 'ministry' };
    expect((await admin.post('/v1/users', user)).status).toBe(201);
    const again = await admin.post('/v1/users', user);
    expect([again.status, again.body.type]).toEqual([409, 'urn:amparo:access:user-exists']);
  });
});
