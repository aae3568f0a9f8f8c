import { newId } from '#platform/ids/ids.js';
import type { ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { connected } from '../support/database.js';
import { TestPeople } from '../support/people.js';
import { ended } from '../support/registrants.js';

interface Shown {
  id: string;
  at: string;
  action: string;
  actorId: string | null;
  objectKind: string | null;
  objectIds: string[];
  registrants: string[];
  programId: string | null;
  outcome: string;
  route: string | null;
}

describe('reading the audit trail', () => {
  let amparo: TestApp;
  let people: TestPeople;
  let admin: ApiClient;
  let auditor: ApiClient;
  let officer: ApiClient;
  let amina: string;
  let kofi: string;
  let program: string;
  let began: string;

  const shown = async (client: ApiClient, path: string): Promise<Shown[]> => {
    const { status, body } = await client.get(path);
    expect([path, status]).toEqual([path, 200]);
    return body.data as Shown[];
  };

  beforeAll(async () => {
    amparo = await startTestApp();
    people = new TestPeople(amparo);
    [admin, auditor, officer] = [
      await amparo.api('registry_admin'),
      await amparo.api('auditor', { organisation: 'court' }),
      await amparo.api('data_protection_officer'),
    ];
    began = new Date().toISOString();
    [amina, kofi] = [await people.individual(), await people.individual()];
    for (const id of [amina, amina, kofi]) await admin.get(`/v1/registrants/${people.handle(id)}`);
    const made = await admin.post('/v1/programs', { code: 'CASH', name: 'Cash', target: 'individual' });
    program = made.body.id as string;
    expect(made.status).toBe(201);
    await admin.get(`/v1/programs/${program}/enrolments`);
    await admin.get(`/v1/programs/${newId()}/enrolments`);
  });
  afterAll(() => amparo.close());

  it('shows who did what, newest first, people as handles of the reader', async () => {
    const events = await shown(auditor, '/v1/audit?action=registrant:read');
    expect(events).toHaveLength(3);
    expect(events.map(({ registrants }) => registrants)).toEqual(
      [kofi, amina, amina].map((id) => [people.handle(id, 'registrant', 'court')]),
    );
    expect(events[0]).toMatchObject({ outcome: 'succeeded', route: 'GET:/v1/registrants/:id', objectIds: [] });
    expect(JSON.stringify(events)).not.toContain(amina);
    expect(events.map(({ id }) => id)).toEqual(
      events
        .map(({ id }) => id)
        .toSorted()
        .toReversed(),
    );
  });

  it('finds by actor, program, person and time, page by page', async () => {
    const actor = (await shown(auditor, '/v1/audit?action=registrant:read'))[0]!.actorId!;
    const his = await shown(auditor, `/v1/audit?actor=${actor}`);
    expect(new Set(his.map(({ actorId }) => actorId))).toEqual(new Set([actor]));
    expect((await shown(auditor, `/v1/audit?program=${program}`)).map(({ action }) => action)).toEqual([
      'enrolment:read',
    ]);
    const handle = people.handle(amina, 'registrant', 'court');
    const about = `/v1/audit?registrant=${handle}&action=registrant:read`;
    expect(await shown(auditor, about)).toHaveLength(2);
    expect(await shown(auditor, `${about}&until=${began}`)).toEqual([]);
    expect(await shown(auditor, `${about}&from=${began}`)).toHaveLength(2);
    const first = await auditor.get(`${about}&limit=1`);
    const second = await auditor.get(`${about}&limit=1&cursor=${first.body.nextCursor as string}`);
    expect([first, second].map(({ body }) => (body.data as Shown[]).length)).toEqual([1, 1]);
    expect(second.body.data[0].id).not.toBe(first.body.data[0].id);
    for (const bad of ['actor=me', 'action=a b', 'from=yesterday', 'registrant=x', 'colour=red'])
      expect([bad, (await auditor.get(`/v1/audit?${bad}`)).status]).toEqual([bad, 400]);
  });

  it('shows within programs only, to whom a grant names them', async () => {
    const limited = await amparo.api('auditor', { subject: 'limited', programs: ['CASH'] });
    const events = await shown(limited, '/v1/audit');
    expect(events.map(({ programId }) => programId)).toEqual([program]);
    expect((await limited.post('/v1/audit/verify')).status).toBe(404);
  });

  it('is for auditors, administrators and the data protection officer, and is recorded itself', async () => {
    for (const role of ['program_manager', 'case_worker', 'approver', 'payment_officer', 'client_system'] as const)
      expect([role, (await (await amparo.api(role)).get('/v1/audit')).status]).toEqual([role, 403]);
    for (const client of [admin, auditor, officer]) expect((await client.get('/v1/audit')).status).toBe(200);
    const refused = (await shown(auditor, '/v1/audit?action=audit:read')).filter(
      ({ outcome }) => outcome === 'refused',
    );
    expect(refused.length).toBeGreaterThanOrEqual(5);
  });

  it('tells the data protection officer who looked at a person, and of nobody else', async () => {
    await admin.get('/v1/registrants');
    const path = `/v1/registrants/${people.handle(amina)}/access-log`;
    const events = await shown(officer, path);
    expect(events.filter(({ action }) => action === 'registrant:read')).toHaveLength(3);
    expect(new Set(events.flatMap(({ registrants }) => registrants))).toEqual(new Set([people.handle(amina)]));
    expect((await shown(officer, path))[0]).toMatchObject({ action: 'registrant:access-log' });
    expect(await shown(officer, `/v1/registrants/${people.handle(newId())}/access-log`)).toEqual([]);
    for (const client of [admin, auditor]) expect((await client.get(path)).status).toBe(403);
  });

  it('verifies the trail as an operation, which names the first bad row', async () => {
    const verify = async () => {
      const answer = await auditor.post('/v1/audit/verify');
      expect(answer.status).toBe(202);
      return (await ended(auditor, answer.body.id as string)) as { state: string; counts: object; problem?: string };
    };
    expect(await verify()).toMatchObject({ state: 'succeeded', problem: null, counts: { faults: 0 } });
    const [row] = await connected(amparo.urls.data, async (client) => {
      await client.query('set session_replication_role = replica');
      const edited = await client.query<{ stream: number; seq: string }>(
        `update audit.event set outcome = 'refused' where id = (select min(id::text)::uuid from audit.event) returning stream, seq`,
      );
      return edited.rows;
    });
    expect(await verify()).toMatchObject({
      state: 'failed',
      problem: 'audit:broken',
      counts: { faults: 1, firstBadStream: row!.stream, firstBadSeq: Number(row!.seq) },
    });
  });
});
