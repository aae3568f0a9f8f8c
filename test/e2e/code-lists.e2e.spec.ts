import { newId } from '#platform/ids/ids.js';
import { RegistryService } from '#registry';
import type { ApiAnswer, ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';

const many = (count: number, from = 0) =>
  Array.from({ length: count }, (_, at) => ({ code: `C${String(from + at).padStart(5, '0')}`, name: `Value ${at}` }));
const faultsOf = ({ status, body }: ApiAnswer): unknown => [
  status,
  body.type,
  [...new Set(body.errors.map(({ pointer }: { pointer: string }) => pointer))], // two rules may be broken at one place
];

describe('code lists', () => {
  let amparo: TestApp;
  let admin: ApiClient;

  const made = async (body: { code: string; values?: object[] }): Promise<string> => {
    const answer = await admin.post('/v1/code-lists', { name: 'A list', ...body });
    expect([answer.status, answer.body]).toMatchObject([201, { name: 'A list', code: body.code, revision: 1 }]);
    return `/v1/code-lists/${answer.body.id}`;
  };
  const valuesOf = async (path: string) => (await admin.get(`${path}/values?limit=200`)).body.data as object[];

  beforeAll(async () => {
    amparo = await startTestApp();
    admin = await amparo.api('registry_admin');
  });
  afterAll(() => amparo.close());

  it('are made with their values, listed and read', async () => {
    const values = [
      { code: 'N1', name: 'North one', parentCode: 'N' },
      { code: 'N', name: 'North' },
    ];
    const path = await made({ code: 'area', values });
    const got = await admin.get(path);
    expect([got.status, got.headers.get('etag')]).toEqual([200, '"1"']);
    expect((await admin.get('/v1/code-lists')).body).toEqual({ data: [got.body], nextCursor: null });
    expect(await valuesOf(path)).toEqual([
      { code: 'N', name: 'North', parentCode: null, active: true },
      { code: 'N1', name: 'North one', parentCode: 'N', active: true },
    ]);
  });

  it('have a code of their own', async () => {
    await made({ code: 'twice' });
    const again = await admin.post('/v1/code-lists', { code: 'twice', name: 'x' });
    expect([again.status, again.body.type]).toEqual([409, 'urn:amparo:registry:code-list-exists']);
  });

  it('are changed as the caller saw them: name and values under one ETag', async () => {
    const path = await made({ code: 'changing', values: [{ code: 'a', name: 'A' }] });
    const renamed = await admin.patch(path, { name: 'Renamed' }, '"1"');
    expect([renamed.status, renamed.body.name, renamed.headers.get('etag')]).toEqual([200, 'Renamed', '"2"']);
    const values = [
      { code: 'b', name: 'B', parentCode: 'a' },
      { code: 'a', active: false },
    ];
    expect((await admin.patch(`${path}/values`, { values }, '"1"')).status).toBe(412);
    expect((await admin.patch(`${path}/values`, { values }, null)).status).toBe(428);
    const changed = await admin.patch(`${path}/values`, { values }, '"2"');
    expect([changed.status, changed.headers.get('etag')]).toEqual([200, '"3"']);
    expect(await valuesOf(path)).toEqual([
      { code: 'a', name: 'A', parentCode: null, active: false },
      { code: 'b', name: 'B', parentCode: 'a', active: true },
    ]);
    for (const unknown of [`/v1/code-lists/${newId()}`, `/v1/code-lists/${newId()}/values`]) {
      expect((await admin.get(unknown)).status).toBe(404);
      expect((await admin.patch(unknown, unknown.endsWith('values') ? { values } : { name: 'x' }, '"1"')).status).toBe(
        404,
      );
    }
  });

  it('let one of two changes at once through', async () => {
    const path = await made({
      code: 'raced',
      values: [
        { code: 'a', name: 'A' },
        { code: 'b', name: 'B' },
      ],
    });
    const give = (code: string, parentCode: string) =>
      admin.patch(`${path}/values`, { values: [{ code, parentCode }] }, '"1"');
    const statuses = (await Promise.all([give('a', 'b'), give('b', 'a')])).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([200, 412]);
  });

  it.each([
    [[{ code: 'a' }], 422, ['#/values/0/name']],
    [[{ code: 'a', name: 'A', parentCode: 'z' }], 422, ['#/values/0/parentCode']],
    [
      [
        { code: 'a', name: 'A', parentCode: 'b' },
        { code: 'b', name: 'B', parentCode: 'a' },
      ],
      422,
      ['#/values/0/parentCode', '#/values/1/parentCode'],
    ],
    [
      [
        { code: 'a', name: 'A' },
        { code: 'a', name: 'A' },
      ],
      422,
      ['#/values/1/code'],
    ],
    [[{ code: ' a', name: 'A' }], 400, ['#/values/0/code']],
    [[{ code: 'a\u0000', name: 'A' }], 400, ['#/values/0/code']],
    [[{ code: 'a', name: null }], 400, ['#/values/0/name']],
    [[{ code: 'a', name: 'A', removed: true }], 400, ['#/values/0/removed']],
  ])('are refused with the values %j', async (values, status, pointers) => {
    const answer = await admin.post('/v1/code-lists', { code: 'refused', name: 'x', values });
    const type = status === 422 ? 'registry:codes-unusable' : 'platform:invalid-input';
    expect(faultsOf(answer)).toEqual([status, `urn:amparo:${type}`, pointers]);
    expect(
      (await admin.get('/v1/code-lists?limit=200')).body.data.map(({ code }: { code: string }) => code),
    ).not.toContain('refused');
  });

  it('are paged, values in the order of their codes', async () => {
    const path = await made({ code: 'paged', values: many(450) });
    const seen: string[] = [];
    let next: string | null = `${path}/values?limit=200`;
    while (next !== null) {
      const { body } = await admin.get(next);
      seen.push(...(body.data as { code: string }[]).map(({ code }) => code));
      next = body.nextCursor === null ? null : `${path}/values?limit=200&cursor=${body.nextCursor}`;
    }
    expect(seen).toEqual(many(450).map(({ code }) => code));
    const { nextCursor } = (await admin.get(`${path}/values?limit=1`)).body as { nextCursor: string };
    const other = await made({ code: 'other' });
    expect((await admin.get(`${other}/values?cursor=${nextCursor}`)).status).toBe(400);
  });

  it('stay coarse where their codes stand in clear', async () => {
    const path = await made({ code: 'coarse', values: many(1000) });
    const fine = await made({ code: 'fine', values: many(1001) });
    const declare = (key: string, codeList: string) =>
      admin.post('/v1/attributes', { key, name: key, dataType: 'code', appliesTo: 'both', storage: 'open', codeList });
    expect((await declare('coarse', 'coarse')).status).toBe(201);
    expect(faultsOf(await declare('fine', 'fine'))).toEqual([
      422,
      'urn:amparo:registry:attribute-unusable',
      ['#/storage'],
    ]);
    const more = { values: many(1, 1000) };
    expect(faultsOf(await admin.patch(`${path}/values`, more, '"1"'))).toEqual([
      422,
      'urn:amparo:registry:codes-unusable',
      ['#/values'],
    ]);
    expect((await admin.patch(`${fine}/values`, { values: many(1, 1001) }, '"1"')).status).toBe(200);
  });

  it('and all else that is declared count at once for the values of people', async () => {
    const registry = amparo.app.get(RegistryService, { strict: false });
    const check = async (value: string) =>
      (await registry.declarations()).attributes('individual', { district: value }, '#').faults.length === 0;
    const path = await made({ code: 'districts', values: [{ code: 'D1', name: 'D1' }] });
    expect(await check('D1')).toBe(false);
    const declared = { key: 'district', name: 'District', dataType: 'code', appliesTo: 'both', codeList: 'districts' };
    const { id } = (await admin.post('/v1/attributes', declared)).body as { id: string };
    expect([await check('D1'), await check('D2')]).toEqual([true, false]);
    await admin.patch(
      `${path}/values`,
      {
        values: [
          { code: 'D1', active: false },
          { code: 'D2', name: 'D2' },
        ],
      },
      '"1"',
    );
    expect([await check('D1'), await check('D2')]).toEqual([false, true]);
    await admin.patch(`/v1/attributes/${id}`, { active: false }, '"1"');
    expect(await check('D2')).toBe(false);
    await admin.post('/v1/id-types', { code: 'card', name: 'Card', class: 'functional', pattern: '\\d{4}' });
    const identify = async () =>
      'value' in (await registry.declarations()).identifier({ idType: 'card', value: '1234' }, '#');
    expect(await identify()).toBe(true);
    const [card] = (await admin.get('/v1/id-types')).body.data as [{ id: string }];
    await admin.patch(`/v1/id-types/${card.id}`, { pattern: '\\d{5}' }, '"1"');
    expect(await identify()).toBe(false);
  });
});
