import { Clock } from '#platform/time/clock.js';
import type { ApiAnswer, ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { TestPeople } from '../support/people.js';

const HOUR = 3_600_000;
const typeOf = ({ status, body }: ApiAnswer): unknown => [status, body.type.replace('urn:amparo:registry:', '')];

describe('who is named to collect', () => {
  let amparo: TestApp;
  let admin: ApiClient;
  let people: TestPeople;
  let now: Date;

  beforeAll(async () => {
    amparo = await startTestApp();
    admin = await amparo.api('registry_admin');
    people = new TestPeople(amparo);
    amparo.app.get(Clock, { strict: false }).now = () => now;
  });
  beforeEach(() => {
    now = new Date();
  });
  afterAll(() => amparo.close());

  const hours = (count: number): string => new Date(now.getTime() + count * HOUR).toISOString();
  const pathOf = (id: string): string => `/v1/registrants/${people.handle(id)}/payees`;
  const name = (beneficiary: string, payee: string, more: object = {}): Promise<ApiAnswer> =>
    admin.post(pathOf(beneficiary), { registrantId: people.handle(payee), kind: 'nominee', ...more });
  const end = (beneficiary: string, id: unknown, body: object = {}): Promise<ApiAnswer> =>
    admin.post(`${pathOf(beneficiary)}/${String(id)}/end`, body);
  const listed = async (id: string, query = ''): Promise<Record<string, unknown>[]> =>
    (await admin.get(`${pathOf(id)}${query}`)).body.data as Record<string, unknown>[];

  it('is shown by handles, with validity and the end of the cooling-off', async () => {
    const [ana, zoe] = [await people.individual(), await people.individual()];
    const named = await name(ana, zoe);
    expect(named.status).toBe(201);
    expect(named.headers.get('etag')).toBe('"1"');
    expect(named.body).toEqual({
      id: expect.stringMatching(/^[\w-]{22}$/) as unknown,
      beneficiaryId: people.handle(ana),
      registrantId: people.handle(zoe),
      kind: 'nominee',
      validFrom: hours(0),
      validTo: null,
      usableFrom: hours(72),
      revision: 1,
    });
    expect(await listed(ana)).toEqual([named.body]);
    expect((await admin.get(`${pathOf(ana)}/${named.body.id}`)).body).toEqual(named.body);
    expect((await admin.get(`${pathOf(zoe)}/${named.body.id}`)).status).toBe(404);
    const group = await people.group();
    const alternate = await name(group, zoe, { kind: 'alternate', validFrom: hours(200), validTo: hours(300) });
    expect(alternate.body).toMatchObject({ validFrom: hours(200), validTo: hours(300), usableFrom: hours(72) });
  });

  it('is one nominee at a time; another follows when the one before has ended', async () => {
    const [ana, zoe, yan] = [await people.individual(), await people.individual(), await people.individual()];
    const first = await name(ana, zoe);
    expect(typeOf(await name(ana, yan))).toEqual([409, 'nominee-exists']);
    expect(typeOf(await name(ana, yan, { validFrom: hours(500) }))).toEqual([409, 'nominee-exists']);
    expect(typeOf(await name(ana, zoe, { kind: 'alternate' }))).toEqual([409, 'payee-overlaps']);
    expect((await name(ana, yan, { kind: 'alternate' })).status).toBe(201);
    await end(ana, first.body.id, { endedAt: hours(100) });
    expect(typeOf(await name(ana, yan, { validFrom: hours(99), validTo: hours(120) }))).toEqual([
      409,
      'nominee-exists',
    ]);
    const cleo = await people.individual();
    expect((await name(ana, cleo, { validFrom: hours(100) })).status).toBe(201);
  });

  it('ends at an instant to come, never later than it would, and is kept', async () => {
    const [ana, zoe] = [await people.individual(), await people.individual()];
    const { id } = (await name(ana, zoe)).body as { id: string };
    expect(typeOf(await end(ana, id, { endedAt: hours(-1) }))).toEqual([422, 'instant-unfit']);
    expect((await end(ana, id, { endedAt: hours(10) })).body).toMatchObject({ validTo: hours(10), revision: 2 });
    expect(typeOf(await end(ana, id, { endedAt: hours(11) }))).toEqual([409, 'payee-ended']);
    expect((await end(ana, id)).body).toMatchObject({ validTo: hours(0), revision: 3 });
    expect(typeOf(await end(ana, id))).toEqual([409, 'payee-ended']);
    expect(await listed(ana)).toEqual([]);
    expect(await listed(ana, '?ended=true')).toMatchObject([{ id, revision: 3 }]);
    const later = await name(ana, zoe, { validFrom: hours(50) });
    const never = await end(ana, later.body.id);
    expect(never.body).toMatchObject({ validFrom: hours(50), validTo: hours(50) });
    expect((await name(ana, zoe, { validFrom: hours(40) })).status).toBe(201); // what never began is in nobody's way
  });

  it('is an active individual, and another than the beneficiary', async () => {
    const [ana, gone, group] = [await people.individual(), await people.individual(), await people.group()];
    await people.rows(`update registry.registrant set status = 'disabled' where id = $1`, [gone]);
    expect(typeOf(await name(ana, ana))).toEqual([422, 'payee-of-oneself']);
    expect(typeOf(await name(ana, group))).toEqual([422, 'not-an-individual']);
    expect(typeOf(await name(ana, gone))).toEqual([409, 'registrant-not-active']);
    expect(typeOf(await name(gone, ana))).toEqual([409, 'registrant-not-active']);
    const nobody = { registrantId: 'AAAAAAAAAAAAAAAAAAAAAA', kind: 'nominee' };
    expect(typeOf(await admin.post(pathOf(ana), nobody))).toEqual([422, 'unknown-registrant']);
    expect((await admin.get(`/v1/registrants/${nobody.registrantId}/payees`)).status).toBe(404);
    for (const unfit of [{ validTo: hours(-1) }, { validTo: hours(2), validFrom: hours(3) }])
      expect(typeOf(await name(group, ana, unfit))).toEqual([422, 'instant-unfit']);
    for (const bad of [{ kind: 'friend' }, { validFrom: '2026-01-01' }, { registrantId: 'Amina' }, { name: 'Amina' }])
      expect((await name(group, ana, bad)).status).toBe(400);
    expect(await people.rows('select from registry.payee where registrant_id = any($1)', [[ana, gone, group]])).toEqual(
      [],
    );
  });

  it('is one nominee also when many are named at once, and when the database is written by hand', async () => {
    const ana = await people.individual();
    const others = await people.individuals(10);
    const answers = await Promise.all(others.map((other) => name(ana, other)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array<number>(9).fill(409)]);
    const byHand = people.rows(
      `insert into registry.payee select gen_random_uuid(), registrant_id, gen_random_uuid(), kind, valid_from, valid_to,
         usable_from, revision, created_by, created_at from registry.payee where registrant_id = $1`,
      [ana],
    );
    await expect(byHand).rejects.toThrow('payee_one_nominee');
  });

  it('is named by those who may, for the whole registry', async () => {
    const [ana, zoe] = [await people.individual(), await people.individual()];
    const body = { registrantId: people.handle(zoe), kind: 'nominee' };
    await admin.post('/v1/programs', { code: 'NORTH', name: 'North', target: 'group' });
    const limited = await amparo.api('registry_admin', { programs: ['NORTH'], subject: 'limited' });
    expect((await limited.get(pathOf(ana))).status).toBe(404);
    expect((await limited.post(pathOf(ana), body)).status).toBe(404);
    expect((await (await amparo.api('data_protection_officer')).post(pathOf(ana), body)).status).toBe(403);
  });
});
