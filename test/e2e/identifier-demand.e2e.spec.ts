import type { ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { connected } from '../support/database.js';
import { ended } from '../support/registrants.js';

const RULE = { expression: 'fits' };

describe('an identifier that a program demands (behaviour 18)', () => {
  let amparo: TestApp;
  let admin: ApiClient;
  let manager: ApiClient;
  const people: Record<string, string> = {};

  async function register(body: object): Promise<string> {
    const answer = await admin.post('/v1/registrants', { kind: 'individual', attributes: { fits: true }, ...body });
    expect(answer.status).toBe(201);
    return answer.body.id as string;
  }
  const held = (idType: string, value: string, expiresOn?: string) => ({
    identifiers: [{ idType, value, ...(expiresOn ? { expiresOn } : {}) }],
  });
  async function makeInvalid(id: string): Promise<void> {
    const path = `/v1/registrants/${id}/identifiers`;
    const [identifier] = (await admin.get(path)).body.data as { id: string }[];
    expect((await admin.patch(`${path}/${identifier!.id}`, { status: 'invalid' }, '"1"')).status).toBe(200);
  }
  async function founded(code: string, target: 'individual' | 'group', rule: object): Promise<string> {
    const id = (await admin.post('/v1/programs', { code, name: code, target })).body.id as string;
    expect((await manager.post(`/v1/programs/${id}/rules`, { ...RULE, ...rule })).status).toBe(201);
    expect((await manager.post(`/v1/programs/${id}/activate`)).status).toBe(200);
    return id;
  }
  async function judged(program: string): Promise<Record<string, number>> {
    const run = await manager.post(`/v1/programs/${program}/eligibility-runs`);
    const { state, counts } = await ended(manager, run.body.id as string);
    expect(state).toBe('succeeded');
    const { digest, ...told } = counts;
    expect(Number.isSafeInteger(digest)).toBe(true);
    return told;
  }
  const verdicts = async (program: string, names: readonly string[]): Promise<Record<string, unknown>> =>
    Object.fromEntries(
      await Promise.all(
        names.map(async (name) => {
          const { body } = await manager.get(`/v1/programs/${program}/verdicts/${people[name]}`);
          return [name, body.reason ?? body.outcome] as const;
        }),
      ),
    );

  beforeAll(async () => {
    amparo = await startTestApp();
    [admin, manager] = [await amparo.api('registry_admin'), await amparo.api('program_admin')];
    for (const [code, idClass] of [
      ['national_id', 'foundational'],
      ['birth_number', 'foundational'],
      ['tax_number', 'functional'],
    ])
      await admin.post('/v1/id-types', { code, name: code, class: idClass, pattern: '[A-Z][0-9]+' });
    await admin.post('/v1/attributes', { key: 'fits', name: 'Fits', dataType: 'boolean', appliesTo: 'both' });
    people['national'] = await register(held('national_id', 'N1'));
    people['unexpiredBirth'] = await register(held('birth_number', 'B1', new Date().toISOString().slice(0, 10))); // its last day
    people['expired'] = await register(held('national_id', 'N2', '2020-01-31'));
    people['invalid'] = await register(held('national_id', 'N3'));
    await makeInvalid(people['invalid']);
    people['otherClass'] = await register(held('tax_number', 'T1'));
    people['none'] = await register({});
    people['unfit'] = await register({ attributes: { fits: false } });
    people['unknown'] = await register({ attributes: {} });
  });
  afterAll(() => amparo.close());

  const names = ['national', 'unexpiredBirth', 'expired', 'invalid', 'otherClass', 'none', 'unfit', 'unknown'];

  it('is any of a class, valid and unexpired; whoever has none is not eligible, and can be told why', async () => {
    const program = await founded('FOUNDATIONAL', 'individual', { requiredIdentifier: { class: 'foundational' } });
    expect(await judged(program)).toEqual({
      judged: 8,
      eligible: 2,
      not_eligible: 6,
      unknown: 0,
      identifier_missing: 3,
      identifier_expired: 1,
      identifier_invalid: 1,
      enrolled: 2,
    });
    expect(await verdicts(program, names)).toEqual({
      national: 'eligible',
      unexpiredBirth: 'eligible',
      expired: 'identifier_expired',
      invalid: 'identifier_invalid',
      otherClass: 'identifier_missing',
      none: 'identifier_missing',
      unfit: 'not_eligible', // by the rule: another card would not help
      unknown: 'identifier_missing',
    });
    const { status, body } = await manager.get(`/v1/programs/${program}/verdicts/${people['expired']}`);
    expect([status, body]).toEqual([
      200,
      {
        registrantId: people['expired'],
        programId: program,
        outcome: 'not_eligible',
        reason: 'identifier_expired',
        ruleVersion: 1,
        asOf: expect.any(String) as unknown,
      },
    ]);
  });

  it('stays with the next version that does not speak of it, changes and goes with one that does', async () => {
    const program = await founded('CHANGING', 'individual', { requiredIdentifier: { idType: 'tax_number' } });
    expect(await judged(program)).toMatchObject({ eligible: 1, enrolled: 1, identifier_missing: 6 });
    const version = async (body: object): Promise<unknown> =>
      (await manager.post(`/v1/programs/${program}/rules`, { ...RULE, ...body })).body.requiredIdentifier;
    expect(await version({})).toEqual({ class: null, idType: 'tax_number' });
    expect(await judged(program)).toMatchObject({ eligible: 1, enrolled: 0 });
    expect(await version({ requiredIdentifier: { class: 'functional' } })).toEqual({
      class: 'functional',
      idType: null,
    });
    expect(await judged(program)).toMatchObject({ eligible: 1, enrolled: 0 });
    expect(await version({ requiredIdentifier: null })).toBeNull();
    expect(await judged(program)).toEqual({ judged: 8, eligible: 6, not_eligible: 1, unknown: 1, enrolled: 5 });
    expect(await verdicts(program, ['none'])).toEqual({ none: 'eligible' });
    const { data } = (await manager.get(`/v1/programs/${program}/rules`)).body as {
      data: { requiredIdentifier: unknown }[];
    };
    expect(data.map(({ requiredIdentifier }) => requiredIdentifier !== null)).toEqual([true, true, true, false]);
  });

  it('of a group is its own or that of its head, and of no other member', async () => {
    const group = (members: object[], identifiers: object = {}) => register({ kind: 'group', members, ...identifiers });
    const head = (name: string) => ({ registrantId: people[name], isHead: true });
    const member = (name: string) => ({ registrantId: people[name], relationship: 'child' });
    people['gone'] = await register(held('national_id', 'N9'));
    people['own'] = await group([head('none')], held('national_id', 'G1'));
    people['ofHead'] = await group([head('national'), member('none')]);
    people['ofMember'] = await group([head('none'), member('national')]);
    people['ofExpiredHead'] = await group([head('expired'), member('national')]);
    people['empty'] = await group([]);
    people['ofDisabledHead'] = await group([head('gone')]);
    await admin.post(`/v1/registrants/${people['gone']}/disable`, { reason: 'moved_away' });
    const groups = ['own', 'ofHead', 'ofMember', 'ofExpiredHead', 'empty', 'ofDisabledHead'];
    const program = await founded('HOUSEHOLDS', 'group', { requiredIdentifier: { class: 'foundational' } });
    expect(await judged(program)).toMatchObject({ judged: 6, eligible: 2, enrolled: 2 });
    expect(await verdicts(program, groups)).toEqual({
      own: 'eligible',
      ofHead: 'eligible',
      ofMember: 'identifier_missing',
      ofExpiredHead: 'identifier_expired',
      empty: 'identifier_missing',
      ofDisabledHead: 'identifier_missing',
    });
  });

  it('names the reason in the history of whom it moves, and enrols nobody of before who is disabled', async () => {
    const program = await founded('WAITING', 'individual', { requiredIdentifier: { idType: 'birth_number' } });
    await judged(program);
    const moved = (sql: string) =>
      connected(amparo.urls.data, async (client) => (await client.query(sql, [program])).rows);
    await moved(
      `insert into programs.enrolment (id, registrant_id, program_id, state, state_since)
       select platform.uuid_v7(), v.registrant_id, $1, 'draft', now() from programs.verdict v
        where v.program_id = $1 and v.reason is not null`,
    );
    await judged(program);
    const reasons = `select h.to_state, h.reason, count(*)::int as n from programs.enrolment_history h
       join programs.enrolment e on e.id = h.enrolment_id where e.program_id = $1 group by 1, 2 order by 1, 2`;
    expect(await moved(reasons)).toEqual([
      { to_state: 'enrolled', reason: 'eligible', n: 1 },
      { to_state: 'not_eligible', reason: 'identifier_missing', n: 6 },
    ]);
  });

  it.each([
    [{ class: 'foundational', idType: 'tax_number' }, 422, '#/requiredIdentifier'],
    [{ idType: 'passport' }, 422, '#/requiredIdentifier/idType'],
    [{}, 400, '#/requiredIdentifier/class'],
    [{ class: 'biometric' }, 400, '#/requiredIdentifier/class'],
    [{ idType: 'Tax number!' }, 400, '#/requiredIdentifier/idType'],
    [{ class: 'foundational', expired: true }, 400, '#/requiredIdentifier'],
    ['foundational', 400, '#/requiredIdentifier'],
  ])('is refused as %j', async (requiredIdentifier, status, pointer) => {
    const program = (await admin.get('/v1/programs')).body.data[0].id as string;
    const answer = await manager.post(`/v1/programs/${program}/rules`, { ...RULE, requiredIdentifier });
    expect([answer.status, (answer.body.errors as { pointer: string }[]).map((one) => one.pointer)]).toEqual([
      status,
      expect.arrayContaining([expect.stringContaining(pointer)]) as unknown,
    ]);
  });

  it('is refused when its ID type is no more in use, and told to nobody outside of the program', async () => {
    const [type] = (
      (await admin.get('/v1/id-types?limit=200')).body.data as { id: string; code: string; revision: number }[]
    ).filter(({ code }) => code === 'birth_number');
    await admin.patch(`/v1/id-types/${type!.id}`, { active: false }, `"${type!.revision}"`);
    const programs = (await admin.get('/v1/programs')).body.data as { id: string; code: string }[];
    const [first] = programs;
    const answer = await manager.post(`/v1/programs/${first!.id}/rules`, {
      ...RULE,
      requiredIdentifier: { idType: 'birth_number' },
    });
    expect([answer.status, answer.body.type]).toEqual([422, 'urn:amparo:programs:identifier-demand-unfit']);
    const other = await amparo.api('program_manager', { programs: ['HOUSEHOLDS'], subject: 'other' });
    expect((await other.get(`/v1/programs/${first!.id}/verdicts/${people['expired']}`)).status).toBe(404);
    const household = programs.find(({ code }) => code === 'HOUSEHOLDS')!;
    expect((await other.get(`/v1/programs/${household.id}/verdicts/${people['own']}`)).status).toBe(200);
    expect((await other.get(`/v1/programs/${household.id}/verdicts/${people['none']}`)).status).toBe(404);
  });
});
