import { newId } from '#platform/ids/ids.js';
import { normalizeFor } from '#registry';
import type { ApiAnswer, ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { absorb, individual } from '../support/registrants.js';

const idType = (code: string, more: object = {}) => ({
  code,
  name: `Card ${code}`,
  class: 'functional',
  pattern: '[0-9A-Z -]+',
  ...more,
});
const attribute = (key: string, more: object = {}) => ({
  key,
  name: `About ${key}`,
  dataType: 'integer',
  appliesTo: 'both',
  ...more,
});
const told = ({ status, body }: ApiAnswer): unknown => [status, body.type];
const pointersOf = ({ status, body }: ApiAnswer): unknown => [
  status,
  body.errors.map(({ pointer }: { pointer: string }) => pointer),
];
const REFUSED = (reason: string): unknown => `urn:amparo:registry:${reason}`;

describe('what a country configures', () => {
  let amparo: TestApp;
  let admin: ApiClient;
  let limited: ApiClient;

  const made = async (path: string, body: unknown): Promise<ApiAnswer> => {
    const answer = await admin.post(path, body);
    expect(answer.status).toBe(201);
    return answer;
  };

  beforeAll(async () => {
    amparo = await startTestApp();
    admin = await amparo.api('registry_admin');
    await admin.post('/v1/programs', { code: 'NORTH', name: 'North', target: 'individual' });
    limited = await amparo.api('registry_admin', { programs: ['NORTH'], subject: 'limited' });
  });
  afterAll(() => amparo.close());

  describe('ID types', () => {
    it('say how values are written alike and checked', async () => {
      const body = idType('tax_number', { normalization: 'digits', checkDigit: 'luhn' });
      const answer = await made('/v1/id-types', body);
      expect(answer.body).toEqual({ id: answer.body.id as string, active: true, revision: 1, ...body });
      const got = await admin.get(`/v1/id-types/${answer.body.id}`);
      expect([got.status, got.body, got.headers.get('etag')]).toEqual([200, answer.body, '"1"']);
    });

    it.each([
      [{ normalization: 'digits', checkDigit: 'mod11-2' }, 422, '#/checkDigit'],
      [{ normalization: 'digits', checkDigit: 'mod37-36' }, 422, '#/checkDigit'],
      [{ pattern: '(' }, 422, '#/pattern'],
      [{ pattern: '(?=x)' }, 422, '#/pattern'],
      [{ checkDigit: 'crc32' }, 400, '#/checkDigit'],
      [{ normalization: null }, 400, '#/normalization'],
    ])('are refused with %j', async (more, status, pointer) => {
      expect(pointersOf(await admin.post('/v1/id-types', idType('refused', more)))).toEqual([status, [pointer]]);
    });

    it('change as the caller saw them, and not otherwise', async () => {
      const { id } = (await made('/v1/id-types', idType('changing'))).body as { id: string };
      const path = `/v1/id-types/${id}`;
      const change = { name: 'Changed', pattern: '\\d+', checkDigit: 'damm', active: false };
      const first = await admin.patch(path, change, '"1"');
      expect([first.status, first.headers.get('etag'), first.body]).toMatchObject([200, '"2"', change]);
      expect(told(await admin.patch(path, { name: 'x' }, '"1"'))).toEqual([412, 'urn:amparo:platform:stale']);
      expect(told(await admin.patch(path, { name: 'x' }, null))).toEqual([428, 'urn:amparo:platform:if-match-missing']);
      expect(told(await admin.patch(`/v1/id-types/${newId()}`, { name: 'x' }, '"1"'))).toEqual([
        404,
        'urn:amparo:platform:not-found',
      ]);
      expect((await admin.patch(path, { checkDigit: null }, '"2"')).body).toMatchObject({
        name: 'Changed',
        checkDigit: null,
        revision: 3,
      });
    });

    it.each([[{ name: null }], [{ code: 'other' }], [{ active: 'no' }], [{ pattern: '' }], [{ revision: 9 }]])(
      'are not changed by %j',
      async (change) => {
        const { id } = (await made('/v1/id-types', idType(`kept_${Object.keys(change)[0]}`))).body as { id: string };
        expect((await admin.patch(`/v1/id-types/${id}`, change, '"1"')).status).toBe(400);
        expect((await admin.get(`/v1/id-types/${id}`)).body.revision).toBe(1);
      },
    );

    it('keep class and normalization once an identifier is stored', async () => {
      const { id } = (await made('/v1/id-types', idType('stored'))).body as { id: string };
      const path = `/v1/id-types/${id}`;
      expect((await admin.patch(path, { class: 'foundational', normalization: 'exact' }, '"1"')).status).toBe(200);
      const value = 'A-1';
      const identifiers = [{ idTypeId: id, value, normalized: normalizeFor('exact', value), expiresOn: null }];
      await absorb(amparo, [individual({ identifiers })]);
      const refused = await admin.patch(path, { normalization: 'digits', name: 'x' }, '"2"');
      expect([refused.status, refused.body.type, refused.body.fields]).toEqual([
        409,
        REFUSED('id-type-in-use'),
        ['normalization'],
      ]);
      expect(told(await admin.patch(path, { class: 'functional' }, '"2"'))).toEqual([409, REFUSED('id-type-in-use')]);
      expect((await admin.patch(path, { class: 'foundational', name: 'Same class' }, '"2"')).status).toBe(200);
    });

    it('decide how a value is looked up', async () => {
      const types = [
        ['by_digits', 'digits', ['12 34', 'No. 1234', '١٢٣٤'], ['124']],
        ['by_exact', 'exact', ['12-34', ' 12-34\u200b'], ['1234', '12 34']],
      ] as const;
      for (const [code, normalization, found, missed] of types) {
        const { id } = (await made('/v1/id-types', idType(code, { normalization }))).body as { id: string };
        const normalized = normalizeFor(normalization, '12-34');
        await absorb(amparo, [
          individual({ identifiers: [{ idTypeId: id, value: '12-34', normalized, expiresOn: null }] }),
        ]);
        const statuses = (values: readonly string[]) =>
          Promise.all(
            values.map(async (value) => (await admin.post('/v1/registrants/lookup', { idType: code, value })).status),
          );
        expect([code, await statuses(found)]).toEqual([code, found.map(() => 200)]);
        expect([code, await statuses(missed)]).toEqual([code, missed.map(() => 404)]);
      }
    });
  });

  describe('attributes', () => {
    it('say how they are shown, where they come from, and what to think over', async () => {
      const body = attribute('income', {
        dataType: 'decimal',
        generalizer: 'band',
        bandWidth: 500,
        sourceField: 'income',
      });
      const answer = await made('/v1/attributes', body);
      const asNew = { active: true, revision: 1, warnings: [] };
      const defaults = { storage: 'sealed', codeList: null, dimension: null, ...asNew };
      expect(answer.body).toEqual({ id: answer.body.id as string, ...defaults, ...body });
      const got = await admin.get(`/v1/attributes/${answer.body.id}`);
      expect([got.status, got.body, got.headers.get('etag')]).toEqual([200, answer.body, '"1"']);
    });

    it('that identify are declared, with a warning', async () => {
      const answer = await made('/v1/attributes', attribute('given_name', { dataType: 'text' }));
      expect(answer.body.warnings).toEqual([
        expect.stringContaining('looks like a name'),
        expect.stringContaining('is free text'),
      ]);
      expect((await admin.get(`/v1/attributes/${answer.body.id}`)).body.warnings).toHaveLength(2);
    });

    it('of a code list name it by its code, and may stand open', async () => {
      await made('/v1/code-lists', { code: 'areas', name: 'Areas', values: [{ code: 'N', name: 'North' }] });
      const body = attribute('area', {
        dataType: 'code',
        codeList: 'areas',
        storage: 'open',
        generalizer: 'parent_code',
      });
      expect((await made('/v1/attributes', body)).body).toMatchObject(body);
      const { data } = (await admin.get('/v1/attributes?limit=200')).body as { data: { key: string }[] };
      expect(data.find(({ key }) => key === 'area')).toMatchObject(body);
    });

    it.each([
      [{ storage: 'open', dataType: 'code' }, 422, ['#/storage']],
      [{ storage: 'open', dataType: 'date' }, 422, ['#/storage']],
      [{ codeList: 'no_such_list', dataType: 'code' }, 422, ['#/codeList']],
      [{ generalizer: 'age_band', bandWidth: 2 }, 422, ['#/generalizer', '#/bandWidth']],
      [{ generalizer: 'band' }, 422, ['#/bandWidth']],
      [{ generalizer: null }, 400, ['#/generalizer']],
      [{ sourceField: 'a b' }, 400, ['#/sourceField']],
      [{ bandWidth: 0 }, 400, ['#/bandWidth']],
    ])('are refused with %j', async (more, status, pointers) => {
      expect(pointersOf(await admin.post('/v1/attributes', attribute('refused', more)))).toEqual([status, pointers]);
    });

    it('change as the caller saw them, within their rules', async () => {
      const { id } = (await made('/v1/attributes', attribute('children'))).body as { id: string };
      const path = `/v1/attributes/${id}`;
      const change = { name: 'Children', generalizer: 'band', bandWidth: 3, sourceField: 'kids', active: false };
      expect((await admin.patch(path, change, '"1"')).body).toMatchObject({ ...change, revision: 2 });
      expect(told(await admin.patch(path, { active: true }, '"1"'))).toEqual([412, 'urn:amparo:platform:stale']);
      expect((await admin.patch(path, { active: true }, null)).status).toBe(428);
      expect((await admin.patch(`/v1/attributes/${newId()}`, {}, '"1"')).status).toBe(404);
      expect(pointersOf(await admin.patch(path, { bandWidth: null }, '"2"'))).toEqual([422, ['#/bandWidth']]);
      expect((await admin.patch(path, { generalizer: 'hidden', bandWidth: null }, '"2"')).body.revision).toBe(3);
      for (const fixed of [
        { dataType: 'text' },
        { storage: 'open' },
        { key: 'x' },
        { codeList: 'areas' },
        { name: null },
      ])
        expect((await admin.patch(path, fixed, '"3"')).status).toBe(400);
    });
  });

  it('is written by nobody whose permission is limited to programs, and read by them', async () => {
    const [idTypeId] = (await admin.get('/v1/id-types')).body.data as [{ id: string }];
    expect((await limited.get(`/v1/id-types/${idTypeId.id}`)).status).toBe(200);
    expect((await limited.get('/v1/attributes')).status).toBe(200);
    expect((await limited.get('/v1/code-lists')).status).toBe(200);
    for (const [path, body] of [
      ['/v1/id-types', idType('limited')],
      ['/v1/attributes', attribute('limited')],
      ['/v1/code-lists', { code: 'limited', name: 'x' }],
    ] as const)
      expect((await limited.post(path, body)).status).toBe(404);
    expect((await limited.patch(`/v1/id-types/${idTypeId.id}`, { name: 'x' }, '"1"')).status).toBe(404);
  });
});
