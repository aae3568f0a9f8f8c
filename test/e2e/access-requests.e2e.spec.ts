import { OpenKept } from '../../src/registry/open-profiles/open-kept.service.js';
import { BRIAN, PeopleWhoAsk } from '../support/access-requests.js';
import type { ApiAnswer } from '../support/api-client.js';

const NOT_ALLOWED = [409, 'urn:amparo:platform:move-not-allowed'];
const statusAndType = ({ status, body }: ApiAnswer): unknown => [status, body.type];

describe("a person's own access request", () => {
  let people: PeopleWhoAsk;

  beforeAll(async () => {
    people = await PeopleWhoAsk.make();
  });
  afterAll(() => people.amparo.close());

  it('is answered once, and neither answer nor key is kept', async () => {
    const { admin, officer, amina } = people;
    const opened = await people.open(admin, amina);
    const kept = () => people.query('select from platform.idempotency_key');
    const before = await kept();
    const headers = { 'idempotency-key': 'the-same-for-all' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => people.fulfil(officer, amina, opened, headers)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array.from({ length: 9 }, () => 409)]);
    expect(answers.filter(({ body }) => body.answer !== undefined)).toHaveLength(1);
    expect(statusAndType(await people.fulfil(officer, amina, opened, headers))).toEqual(NOT_ALLOWED);
    expect(await kept()).toHaveLength(before.length);
    expect(await people.query('select from registry.access_request where key_sealed is not null')).toEqual([]);
    expect(await people.query('select from_state, to_state, reason from registry.access_request_history')).toEqual([
      { from_state: 'requested', to_state: 'fulfilled', reason: 'answered' },
    ]);
  });

  it('is told before anything is opened: no trail, no answer', async () => {
    const { admin, officer, amina } = people;
    const opened = await people.open(admin, amina);
    const door = people.amparo.app.get(OpenKept, { strict: false });
    const { of } = door;
    let times = 0;
    door.of = (...asked) => {
      times++;
      return of.apply(door, asked);
    };
    await people.query('alter function audit.append(text[]) rename to append_away');
    try {
      expect([(await people.fulfil(officer, amina, opened)).status, times]).toEqual([503, 0]);
    } finally {
      await people.query('alter function audit.append_away(text[]) rename to append');
    }
    expect((await people.requestsOf(amina)).at(-1)).toMatchObject({
      id: opened.body.id,
      state: 'requested',
      reason: null,
    });
    expect([(await people.fulfil(officer, amina, opened)).status, times]).toEqual([200, 1]);
  });

  it('takes two: who opens does not answer; others do neither', async () => {
    const { amparo, admin, officer, amina, brian } = people;
    const opened = await people.open(officer, amina);
    expect(statusAndType(await people.fulfil(officer, amina, opened))).toEqual([
      403,
      'urn:amparo:registry:opener-may-not-answer',
    ]);
    for (const role of ['case_worker', 'program_admin', 'auditor'] as const) {
      const other = await amparo.api(role);
      expect((await people.open(other, amina)).status).toBe(403);
      expect((await other.get(`/v1/registrants/${amina}/access-requests`)).status).toBe(403);
      expect((await people.fulfil(other, amina, opened)).status).toBe(403);
    }
    expect((await people.fulfil(admin, amina, opened)).status).toBe(403);
    const second = await amparo.api('data_protection_officer', { subject: 'second' });
    expect((await people.fulfil(second, brian, opened)).status).toBe(404); // of somebody else
    await people.query(`update access.user_grant set data_classes = array_remove(data_classes, 'payment')
      where user_id = (select id from access.app_user where subject = 'second')`);
    expect(statusAndType(await people.fulfil(second, amina, opened))).toEqual([
      403,
      'urn:amparo:registry:data-class-not-held',
    ]);
    expect((await people.refuse(amina, opened)).body).toMatchObject({ state: 'refused', reason: 'excessive' });
    expect(statusAndType(await people.refuse(amina, opened))).toEqual(NOT_ALLOWED);
    const third = await amparo.api('data_protection_officer', { subject: 'third' });
    expect(statusAndType(await people.fulfil(third, amina, opened))).toEqual(NOT_ALLOWED);
  });

  it('is open once at a time, and for thirty days', async () => {
    const { admin, officer, brian } = people;
    const opened = await people.open(admin, brian);
    const { openedAt, expiresAt } = opened.body as { openedAt: string; expiresAt: string };
    expect(Date.parse(expiresAt) - Date.parse(openedAt)).toBe(30 * 24 * 3_600_000);
    expect(statusAndType(await people.open(officer, brian))).toEqual([409, 'urn:amparo:registry:access-request-open']);
    await people.query(`update registry.access_request set expires_at = now() where state = 'requested'`);
    expect(statusAndType(await people.fulfil(officer, brian, opened))).toEqual(NOT_ALLOWED);
    const again = await people.open(admin, brian);
    expect(again.status).toBe(201);
    expect((await people.requestsOf(brian)).map(({ state, reason }) => [state, reason])).toEqual([
      ['expired', 'time_over'],
      ['requested', null],
    ]);
    await people.refuse(brian, again);
  });

  it('comes with a public key that is fit, a purpose and a reason', async () => {
    const { admin, brian, key } = people;
    const before = await people.query('select from registry.access_request');
    for (const bad of [key.secret, { kty: 'oct', k: 'AAAA' }, { ...key.jwk, crv: 'P-384' }, {}]) {
      const { status, body } = await people.open(admin, brian, { key: bad });
      expect([status, body.type, body.errors[0].pointer]).toEqual([
        422,
        'urn:amparo:vault:recipient-key-unfit',
        '#/key',
      ]);
      expect(JSON.stringify(body)).not.toContain(key.secret.d);
    }
    for (const change of [{ key: 'PEM' }, { purpose: 'curiosity' }, { reason: 'short' }, { extra: 1 }])
      expect((await people.open(admin, brian, change)).status).toBe(400);
    expect((await people.open(admin, 'AAAAAAAAAAAAAAAAAAAAAA')).status).toBe(404);
    expect(await people.query('select from registry.access_request')).toHaveLength(before.length);
  });

  it('keeps its key sealed, and ends with the person', async () => {
    const { admin, officer, brian, key } = people;
    const opened = await people.open(admin, brian);
    const [row] = await people.query<{ sealed: Buffer }>(
      'select key_sealed as sealed from registry.access_request where key_sealed is not null',
    );
    await people.query(`update registry.access_request set registrant_id = $1 where state = 'requested'`, [
      people.aminaId,
    ]);
    expect((await people.fulfil(officer, people.amina, opened)).status).toBe(500); // it is not the key of a request of hers
    await people.query(`update registry.access_request set registrant_id = $1 where state = 'requested'`, [
      people.brianId,
    ]);
    for (const text of [key.jwk.x!, BRIAN.card, 'kty']) expect(row!.sealed.includes(text)).toBe(false);
    expect((await officer.post(`/v1/registrants/${brian}/erase`, { reason: 'requested' })).status).toBe(200);
    for (const answer of [
      await people.fulfil(officer, brian, opened),
      await admin.get(`/v1/registrants/${brian}/access-requests`),
      await people.open(admin, brian),
    ])
      expect(answer.status).toBe(404);
  });
});
