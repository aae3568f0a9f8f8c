import { SeedConfiguration, type Seeds } from '#registry';
import { readSeeds } from '../../src/seed.js';
import type { ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { ended } from '../support/registrants.js';

type Listed = readonly { readonly code?: string; readonly key?: string }[];

describe('the configuration a registry begins with', () => {
  let amparo: TestApp;
  let admin: ApiClient;
  const seeds = readSeeds();
  const sow = (some: Partial<Seeds> = seeds) =>
    amparo.app.get(SeedConfiguration, { strict: false }).sow({ codeLists: [], idTypes: [], attributes: [], ...some });
  const namesOf = async (path: string): Promise<unknown[]> =>
    ((await admin.get(`${path}?limit=200`)).body.data as Listed).map(({ code, key }) => code ?? key);
  const declared = async () => [
    await namesOf('/v1/id-types'),
    await namesOf('/v1/code-lists'),
    await namesOf('/v1/attributes'),
  ];
  const codes = (listed: readonly unknown[]) => (listed as Listed).map(({ code, key }) => code ?? key);

  beforeAll(async () => {
    amparo = await startTestApp();
    admin = await amparo.api('registry_admin');
  });
  afterAll(() => amparo.close());

  it('is declared whole or not at all, and names what it could not declare', async () => {
    const broken = [
      ...seeds.attributes,
      { key: 'x1', name: 'x', dataType: 'text', appliesTo: 'both', storage: 'open' },
    ];
    await expect(sow({ ...seeds, attributes: broken })).rejects.toMatchObject({ code: 'registry:attribute-unusable' });
    await expect(sow({ idTypes: [seeds.idTypes[0], { code: 'X' }] })).rejects.toMatchObject({
      errors: expect.arrayContaining([expect.objectContaining({ pointer: '#/idTypes/1/code' })]) as unknown,
    });
    expect(await declared()).toEqual([[], [], []]);
  });

  it('leaves what a country has made its own, and adds the rest', async () => {
    const own = { code: 'national_id', name: 'Cédula', class: 'foundational', pattern: '\\d{10}' };
    const { body } = await admin.post('/v1/id-types', own);
    const sown = await sow();
    expect(sown.filter(({ outcome }) => outcome === 'left as it is')).toEqual([
      { what: 'ID type', code: 'national_id', outcome: 'left as it is' },
    ]);
    expect((await admin.get(`/v1/id-types/${body.id}`)).body).toEqual(body);
    expect((await declared()).map((names) => new Set(names))).toEqual(
      [seeds.idTypes, seeds.codeLists, seeds.attributes].map((listed) => new Set(codes(listed))),
    );
    expect(codes(seeds.idTypes)).toEqual(
      expect.arrayContaining(['national_id', 'voter_card', 'tax_number', 'driving_licence', 'social_registry_number']),
    );
  });

  it('changes nothing when it is declared again', async () => {
    const before = [await declared(), (await admin.get('/v1/attributes')).body];
    expect((await sow()).every(({ outcome }) => outcome === 'left as it is')).toBe(true);
    expect([await declared(), (await admin.get('/v1/attributes')).body]).toEqual(before);
  });

  it('serves at once: a country adds its areas, and people are checked by it', async () => {
    const lists = (await admin.get('/v1/code-lists')).body.data as { id: string; code: string }[];
    const area = lists.find(({ code }) => code === 'area')!;
    const values = [
      { code: 'N', name: 'North' },
      { code: 'N-1', name: 'Hill district', parentCode: 'N' },
    ];
    expect((await admin.patch(`/v1/code-lists/${area.id}/values`, { values }, '"1"')).status).toBe(200);
    const person = {
      kind: 'individual',
      attributes: { birth_date: '1990-02-28', sex: 'female', area: 'N-1', monthly_income: '12.50' },
      identifiers: [{ idType: 'voter_card', value: 'V-123456' }],
    };
    const made = await admin.post('/v1/registrants', person);
    expect([made.status, made.body.errors]).toEqual([201, undefined]);
    for (let another = 1; another < 10; another++)
      await admin.post('/v1/registrants', {
        ...person,
        identifiers: [{ idType: 'voter_card', value: `V-12345${another}X` }],
      });
    const counting = (await admin.post('/v1/class-counts')).body as { id: string };
    expect((await ended(admin, counting.id)).state).toBe('succeeded');
    const shown = (await admin.get(`/v1/registrants/${made.body.id}`)).body.attributes as {
      key: string;
      value: unknown;
    }[];
    expect(Object.fromEntries(shown.map(({ key, value }) => [key, value]))).toEqual({
      area: 'N',
      birth_date: expect.stringMatching(/^\d+-\d+$/) as unknown,
      monthly_income: null,
      sex: 'female',
    });
    const wrong = await admin.post('/v1/registrants', { ...person, attributes: { area: 'N-2', given_name: 'x' } });
    expect([wrong.status, wrong.body.errors.map(({ pointer }: { pointer: string }) => pointer)]).toEqual([
      422,
      ['#/attributes/area', '#/attributes/given_name'],
    ]);
  });
});
