import type { ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { ended } from '../support/registrants.js';

const AREAS = [
  { code: 'N', name: 'North' },
  { code: 'N-1', name: 'Hill', parentCode: 'N' },
  { code: 'S', name: 'South' },
];

const tables = (...given: [string, object][]) => ({
  expression: 'true',
  weightTables: given.map(([name, weights]) => ({ name, weights })),
});

describe('a rule that looks up areas and weights (behaviour 24)', () => {
  let amparo: TestApp;
  let [admin, manager]: ApiClient[] = [];
  let areas = '';
  let programs = 0;
  const people: Record<string, string> = {};

  async function founded(): Promise<string> {
    const code = `LOOK_${++programs}`;
    const { body } = await admin!.post('/v1/programs', { code, name: code, target: 'individual' });
    return `/v1/programs/${body.id}`;
  }
  async function outcomes(program: string): Promise<Record<string, unknown>> {
    expect((await manager!.post(`${program}/activate`)).status).toBe(200);
    const run = await manager!.post(`${program}/eligibility-runs`);
    expect((await ended(manager!, run.body.id as string)).state).toBe('succeeded');
    const said = Object.entries(people).map(async ([name, id]) => {
      const { body } = await manager!.get(`${program}/verdicts/${id}`);
      return [name, body.outcome] as const;
    });
    return Object.fromEntries(await Promise.all(said));
  }

  beforeAll(async () => {
    amparo = await startTestApp();
    [admin, manager] = [await amparo.api('registry_admin'), await amparo.api('program_admin')];
    areas = (await admin.post('/v1/code-lists', { code: 'area', name: 'Areas', values: AREAS })).body.id as string;
    const area = { key: 'place', name: 'Area', dataType: 'code', codeList: 'area', appliesTo: 'both', storage: 'open' };
    await admin.post('/v1/attributes', { ...area, dimension: 'area' });
    await admin.post('/v1/attributes', { key: 'roof', name: 'Roof', dataType: 'text', appliesTo: 'both' });
    for (const [name, attributes] of Object.entries({
      hill: { place: 'N-1', roof: 'tin' },
      south: { place: 'S', roof: 'thatch' },
      nowhere: { roof: 'glass' },
    })) {
      const { status, body } = await admin.post('/v1/registrants', { kind: 'individual', attributes });
      expect(status).toBe(201);
      people[name] = body.id as string;
    }
  });
  afterAll(() => amparo.close());

  it('judges by the areas below, and keeps them as they were when it was saved', async () => {
    const program = await founded();
    expect((await manager!.post(`${program}/rules`, { expression: 'in_area("N")' })).status).toBe(201);
    const change = { values: [{ code: 'N-1', name: 'Hill', parentCode: 'S' }] };
    expect((await admin!.patch(`/v1/code-lists/${areas}/values`, change, '"1"')).status).toBe(200);
    expect(await outcomes(program)).toEqual({ hill: 'eligible', south: 'not_eligible', nowhere: 'unknown' });
  });

  it('judges by the weights of its version, and takes over those of the version before', async () => {
    const program = await founded();
    const weightTables = [{ name: 'roof', weights: { tin: 2, thatch: 9.5 } }];
    const first = await manager!.post(`${program}/rules`, { expression: 'weight("roof", roof) < 5', weightTables });
    expect([first.status, first.body.weightTables]).toEqual([201, weightTables]);
    const second = await manager!.post(`${program}/rules`, { expression: 'weight("roof", roof) > 5' });
    expect([second.status, second.body.weightTables]).toEqual([201, weightTables]);
    expect(await outcomes(program)).toEqual({ hill: 'not_eligible', south: 'eligible', nowhere: 'unknown' });
  });

  it.each<[object, string, string]>([
    [{ expression: 'in_area("X")' }, '#/expression', 'There is no such area (line 1, column 9)'],
    [{ expression: 'in_area(roof)' }, '#/expression', 'in_area() takes the area as a literal (line 1, column 9)'],
    [
      { expression: 'weight("roof", roof) < 5' },
      '#/expression',
      'There is no such table of weights (line 1, column 8)',
    ],
    [tables(['roof', { tin: '2' }]), '#/weightTables/0/weights', 'must hold numbers only'],
    [tables(['roof', {}], ['roof', {}]), '#/weightTables/1/name', 'must not name a table again'],
  ])('%j is refused, saying where', async (rule, pointer, message) => {
    const { status, body } = await manager!.post(`${await founded()}/rules`, rule);
    expect([status, body.errors]).toEqual([422, [{ pointer, message }]]);
  });
});
