import { setTimeout as pause } from 'node:timers/promises';
import { type OpenedProfile, OpenProfiles } from '#registry';
import type { ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { connected } from '../support/database.js';
import { TestPeople } from '../support/people.js';
import { EVERYTHING } from '../support/profile.judge.js';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const bank = (value: string) => ({ paymentAccounts: [{ kind: 'bank' as const, value }] });
const ago = (days: number): Date => new Date(Date.now() - days * DAY);

describe('profiles opened as of an instant', () => {
  let amparo: TestApp;
  let admin: ApiClient;
  let people: TestPeople;
  let door: OpenProfiles;

  beforeAll(async () => {
    amparo = await startTestApp({ AMPARO_COOLING_OFF_HOURS: '48' });
    admin = await amparo.api('registry_admin');
    people = new TestPeople(amparo);
    door = amparo.app.get(OpenProfiles, { strict: false });
  });
  afterAll(() => amparo.close());

  const seen = async (ids: readonly string[], asOf = new Date(), purpose: 'eligibility' | 'payment' = 'eligibility') =>
    (await door.judge<null, OpenedProfile>(ids, asOf, purpose, EVERYTHING)).results;
  const one = async (id: string, asOf?: Date): Promise<OpenedProfile | undefined> => (await seen([id], asOf))[0];
  const payee = async (id: string, asOf?: Date) => (await seen([id], asOf, 'payment'))[0]!.payee;
  const membersAt = async (group: string, asOf?: Date): Promise<string[]> =>
    (await one(group, asOf))!.members.map(({ registrantId }) => registrantId);
  const disable = (id: string, since: Date) =>
    people.rows(`update registry.registrant set status = 'disabled', status_since = $2 where id = $1`, [id, since]);
  const forget = (id: string) =>
    connected(amparo.urls.keys, (client) =>
      client.query('delete from keys.registrant_key where registrant_id = $1', [id]),
    );
  const instant = async (): Promise<Date> => {
    await pause(2);
    const now = new Date();
    await pause(2);
    return now;
  };

  it('are those in force then, however often they changed since', async () => {
    const ana = await people.individual({ attributes: { income: 1 } });
    const first = await instant();
    await people.rewrite(ana, 2, { income: 2 });
    const second = await instant();
    await people.rewrite(ana, 3, { income: 3 });
    const third = await instant();
    const incomes = [];
    for (const at of [first, second, third]) incomes.push((await one(ana, at))!.attributes['income']);
    expect(incomes).toEqual([1, 2, 3]);
  });

  it('are the first known ones of members who were registered later than they belonged', async () => {
    const ben = await people.individual({ attributes: { income: 1 } });
    await instant();
    await people.rewrite(ben, 2, { income: 2 });
    await instant();
    await people.rewrite(ben, 3, { income: 3 });
    const group = await people.group();
    const path = `/v1/registrants/${people.handle(group)}/members`;
    await admin.post(path, { registrantId: people.handle(ben), startedAt: ago(9).toISOString() });
    expect((await one(group, ago(1)))!.members).toMatchObject([{ registrantId: ben, attributes: { income: 1 } }]);
    expect((await one(group))!.members).toMatchObject([{ attributes: { income: 3 } }]);
  });

  it('hold the members a group had then: an ended membership does not count from its end on', async () => {
    const [ana, ben, group] = [await people.individual(), await people.individual(), await people.group()];
    const path = `/v1/registrants/${people.handle(group)}/members`;
    const add = async (id: string, body: object) =>
      (await admin.post(path, { registrantId: people.handle(id), ...body })).body.id as string;
    await add(ana, { startedAt: ago(9).toISOString(), isHead: true });
    const ofBen = await add(ben, { startedAt: ago(6).toISOString() });
    const end = ago(3);
    await admin.post(`${path}/${ofBen}/end`, { endedAt: end.toISOString() });
    expect(await membersAt(group, ago(10))).toEqual([]);
    expect(await membersAt(group, ago(7))).toEqual([ana]);
    expect(await membersAt(group, new Date(end.getTime() - 1))).toEqual([ana, ben]);
    expect(await membersAt(group, end)).toEqual([ana]);
    expect(await membersAt(group)).toEqual([ana]);
  });

  it('leave out members who were disabled then, whatever became of them since', async () => {
    const [ana, ben] = [await people.individual(), await people.individual()];
    const group = await people.group([{ registrantId: ana, isHead: true }, { registrantId: ben }]);
    const move = (to: 'disable' | 'enable') =>
      admin.post(`/v1/registrants/${people.handle(ben)}/${to}`, { reason: 'other' });
    const instants = [await instant()];
    for (const to of ['disable', 'enable', 'disable', 'enable'] as const) {
      await move(to);
      instants.push(await instant());
    }
    const counts: number[] = [];
    for (const at of instants) counts.push((await membersAt(group, at)).length);
    expect(counts).toEqual([2, 1, 2, 1, 2]);
  });

  it('leave out the erased, and members disabled by then; who is disabled keeps a profile', async () => {
    const [ana, ben, cleo] = [await people.individual(), await people.individual(), await people.individual()];
    const group = await people.group([ana, ben, cleo].map((registrantId) => ({ registrantId })));
    const before = await instant();
    await disable(ben, new Date());
    await forget(cleo);
    expect(await membersAt(group)).toEqual([ana]);
    expect(await membersAt(group, before)).toEqual([ana, ben]);
    const profiles = await seen([ana, ben, cleo]);
    expect(profiles.map(({ registrantId }) => registrantId)).toEqual([ana, ben]);
    const scanned: string[] = [];
    for await (const { ids } of door.scan(
      { kind: 'individual', asOf: new Date(), after: null },
      'eligibility',
      EVERYTHING,
    ))
      scanned.push(...ids);
    expect(scanned).toContain(ana);
    expect(scanned).not.toContain(ben);
    expect(scanned).not.toContain(cleo);
  });

  it('name who collects: the person, or the representative of a group, else its head', async () => {
    const [ana, ben] = [await people.individual(bank('A')), await people.individual(bank('B'))];
    const group = await people.group([
      { registrantId: ana, isHead: true },
      { registrantId: ben, isRepresentative: true },
    ]);
    const headed = await people.group([{ registrantId: ana, isHead: true }, { registrantId: ben }]);
    expect(await payee(ana)).toEqual({ registrantId: ana, accounts: [{ kind: 'bank', value: 'A' }] });
    expect(await payee(group)).toMatchObject({ registrantId: ben });
    expect(await payee(headed)).toMatchObject({ registrantId: ana });
    expect((await one(group))!.payee).toBeNull(); // nobody asked for a payment
    await disable(ben, new Date());
    expect(await payee(group)).toMatchObject({ registrantId: ana });
    expect(await payee(await people.group([{ registrantId: ana }]))).toBeNull();
  });

  it('name a nominee once the cooling-off is over, and as long as it is in force', async () => {
    const [ana, zoe] = [await people.individual(bank('A')), await people.individual(bank('Z'))];
    const group = await people.group([{ registrantId: ana, isHead: true }]);
    for (const beneficiary of [ana, group]) {
      const path = `/v1/registrants/${people.handle(beneficiary)}/payees`;
      const validTo = new Date(Date.now() + 9 * DAY);
      const named = await admin.post(path, {
        registrantId: people.handle(zoe),
        kind: 'nominee',
        validTo: validTo.toISOString(),
      });
      expect(named.status).toBe(201);
      const usable = new Date(named.body.usableFrom as string).getTime();
      expect((await payee(beneficiary))!.registrantId).toBe(ana);
      expect((await payee(beneficiary, new Date(usable - 1)))!.registrantId).toBe(ana);
      const then = await payee(beneficiary, new Date(usable));
      expect(then).toEqual({ registrantId: zoe, accounts: [{ kind: 'bank', value: 'Z' }] });
      expect((await payee(beneficiary, validTo))!.registrantId).toBe(ana);
      await admin.post(`${path}/${named.body.id}/end`, { endedAt: new Date(usable + DAY).toISOString() });
      expect((await payee(beneficiary, new Date(usable + DAY - 1)))!.registrantId).toBe(zoe);
      expect((await payee(beneficiary, new Date(usable + DAY)))!.registrantId).toBe(ana);
    }
  });

  it('pass over a payee who is disabled or erased, and take an alternate where nobody else collects', async () => {
    const [ana, zoe, yan] = [await people.individual(bank('A')), await people.individual(), await people.individual()];
    const group = await people.group([{ registrantId: ana }]);
    const name = (id: string, kind: string) =>
      admin.post(`/v1/registrants/${people.handle(group)}/payees`, { registrantId: people.handle(id), kind });
    await name(zoe, 'nominee');
    await pause(2);
    await name(yan, 'alternate');
    await name(ana, 'alternate');
    const later = new Date(Date.now() + 49 * HOUR);
    expect((await payee(group, later))!.registrantId).toBe(zoe);
    await disable(zoe, new Date());
    expect((await payee(group, later))!.registrantId).toBe(ana); // named last
    await forget(ana);
    expect((await payee(group, later))!.registrantId).toBe(yan);
    expect(await payee(group)).toBeNull(); // all of them still cool off
  });

  it('hold no account in its cooling-off, and first the one that became usable last', async () => {
    const ana = await people.individual({
      paymentAccounts: [
        { kind: 'bank', value: 'first' },
        { kind: 'wallet', value: 'second' },
      ],
    });
    const accounts = async (asOf?: Date) => (await payee(ana, asOf))!.accounts.map(({ value }) => value);
    expect(await accounts()).toEqual(['first', 'second']); // as they were told
    const usable = new Date(Date.now() + 48 * HOUR);
    const set = (change: string) =>
      people.rows(`update registry.payment_account set ${change} where registrant_id = $1 and kind = 'wallet'`, [ana]);
    await set(`usable_from = '${usable.toISOString()}'`);
    expect(await accounts()).toEqual(['first']);
    expect(await accounts(new Date(usable.getTime() - 1))).toEqual(['first']);
    expect(await accounts(usable)).toEqual(['second', 'first']);
    await set(`status = 'invalid'`);
    expect(await accounts(usable)).toEqual(['first']);
  });
});
