import type { ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { ended } from '../support/registrants.js';
import { give, makeUser } from '../support/users.js';

const RULE = 'age(birth_date) >= 60 && (income < 1800 || disabled) && in_area("N")';

describe('why a verdict is what it is (behaviour 25)', () => {
  let amparo: TestApp;
  let [admin, manager]: ApiClient[] = [];
  let program = '';
  const people: Record<string, string> = {};

  const explained = async (who: string, client = admin!) =>
    (await client.get(`${program}/verdicts/${people[who]}/explanation`)).body;

  beforeAll(async () => {
    amparo = await startTestApp();
    [admin, manager] = [await amparo.api('registry_admin'), await amparo.api('program_admin')];
    await admin.post('/v1/code-lists', { code: 'area', name: 'Areas', values: [{ code: 'N', name: 'North' }] });
    const area = { key: 'place', name: 'Area', dataType: 'code', codeList: 'area', appliesTo: 'both', storage: 'open' };
    await admin.post('/v1/attributes', { ...area, dimension: 'area' });
    for (const [key, dataType] of Object.entries({ birth_date: 'date', income: 'decimal', disabled: 'boolean' }))
      await admin.post('/v1/attributes', { key, name: key, dataType, appliesTo: 'individual' });
    for (const [name, attributes] of Object.entries({
      fit: { birth_date: '1940-01-01', income: 20, disabled: false, place: 'N' },
      rich: { birth_date: '1940-01-01', income: 9000.25, disabled: false, place: 'N' },
      young: { birth_date: '2001-02-03', income: 20, disabled: true },
    }))
      people[name] = (await admin.post('/v1/registrants', { kind: 'individual', attributes })).body.id as string;
    const { body } = await admin.post('/v1/programs', { code: 'PENSION', name: 'Pension', target: 'individual' });
    program = `/v1/programs/${body.id}`;
    expect((await manager.post(`${program}/rules`, { expression: RULE })).status).toBe(201);
    await manager.post(`${program}/activate`);
    const run = await manager.post(`${program}/eligibility-runs`);
    expect((await ended(manager, run.body.id as string)).state).toBe('succeeded');
  });
  afterAll(() => amparo.close());

  it('is told clause by clause, with the direction of a change and no value', async () => {
    const told = await explained('rich');
    expect(told).toMatchObject({ outcome: 'not_eligible', reason: null, ruleVersion: 1 });
    expect(told.clauses).toEqual([
      {
        part: 1,
        text: 'age(birth_date) >= 60',
        attributes: ['birth_date'],
        result: 'passed',
        missing: [],
        changes: [],
      },
      {
        part: 2,
        text: 'income < 1800',
        attributes: ['income'],
        result: 'failed',
        missing: [],
        changes: [{ attribute: 'income', direction: 'lower' }],
      },
      {
        part: 2,
        text: 'disabled',
        attributes: ['disabled'],
        result: 'failed',
        missing: [],
        changes: [{ attribute: 'disabled', direction: 'other' }],
      },
      { part: 3, text: 'in_area("N")', attributes: ['place'], result: 'passed', missing: [], changes: [] },
    ]);
    const young = await explained('young');
    expect(young.clauses).toMatchObject([
      { result: 'failed', changes: [{ attribute: 'birth_date', direction: 'lower' }] },
      { result: 'passed' },
      { result: 'passed' },
      { result: 'unknown', missing: ['place'], changes: [{ attribute: 'place', direction: 'known' }] },
    ]);
    expect(JSON.stringify([told, young])).not.toMatch(/9000|2001-02-03/);
  });

  it('is told of the state of an enrolment, by the version and the profile of its instant', async () => {
    const enrolment = (await admin!.get(`${program}/enrolments`)).body.data[0];
    const before = await admin!.get(`${program}/enrolments/${enrolment.id}/explanation`);
    expect([before.status, before.body.outcome]).toEqual([200, 'eligible']);
    const changed = await admin!.patch(`/v1/registrants/${people['fit']}`, { attributes: { income: 5000 } }, '"1"');
    expect(changed.status).toBe(200);
    await manager!.post(`${program}/rules`, { expression: 'income > 1' });
    const after = await admin!.get(`${program}/enrolments/${enrolment.id}/explanation`);
    expect(after.body).toEqual(before.body);
  });

  it('tells no results to whoever may not be shown attributes, and nothing outside of the program', async () => {
    const user = await makeUser(amparo, admin!, 'blind');
    const id = program.split('/').at(-1)!;
    expect((await give(admin!, user, 'program_manager', { programIds: [id], dataClasses: [] })).status).toBe(201);
    const { clauses, outcome } = await explained('rich', user.client);
    expect(outcome).toBe('not_eligible');
    expect(clauses[1]).toEqual({
      part: 2,
      text: 'income < 1800',
      attributes: ['income'],
      result: null,
      missing: [],
      changes: [],
    });
    await admin!.post('/v1/programs', { code: 'OTHER', name: 'Other', target: 'individual' });
    const other = await amparo.api('program_manager', { programs: ['OTHER'], subject: 'other' });
    expect((await other.get(`${program}/verdicts/${people['rich']}/explanation`)).status).toBe(404);
  });
});
