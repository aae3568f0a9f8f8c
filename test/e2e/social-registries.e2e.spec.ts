import type { ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';

const LOCAL = 'http://127.0.0.1:9';

/** A source nobody answers for. */
const source = (code: string, more: object = {}) => ({
  code,
  name: 'National social registry',
  dialect: 'openg2p',
  baseUrl: LOCAL,
  tokenUrl: `${LOCAL}/token`,
  clientId: 'amparo',
  clientSecret: 'first-secret',
  mapping: {
    idTypes: [{ name: 'NATIONAL ID', idType: 'national_id' }],
    individual: [{ field: 'birthdate', attribute: 'birth_date' }],
    group: [],
    phones: false,
  },
  ...more,
});

const KEYS = { keys: [{ kty: 'OKP', crv: 'Ed25519', kid: 'one', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' }] };

describe('social registries', () => {
  let amparo: TestApp;
  let admin: ApiClient;

  beforeAll(async () => {
    amparo = await startTestApp();
    admin = await amparo.api('registry_admin');
    await admin.post('/v1/id-types', { code: 'national_id', name: 'N', class: 'foundational', pattern: '\\d{6}' });
    for (const [key, appliesTo] of [
      ['birth_date', 'individual'],
      ['size', 'group'],
    ])
      await admin.post('/v1/attributes', { key, name: key, dataType: 'text', appliesTo });
  });
  afterAll(() => amparo.close());

  const made = async (code: string, more: object = {}) => {
    const { status, body, headers } = await admin.post('/v1/social-registries', source(code, more));
    expect([status, body.errors]).toEqual([201, undefined]);
    return { path: `/v1/social-registries/${body.id}`, body, etag: headers.get('etag')! };
  };

  it('are shown with their data-need declaration and never with their credentials', async () => {
    const { path, body } = await made('shown', { purpose: 'Cash for families', consentReference: 'Act 12, section 3' });
    const shown = await admin.get(path);
    expect(shown.status).toBe(200);
    expect(shown.body).toEqual(body);
    expect(shown.body).toMatchObject({
      code: 'shown',
      dialect: 'openg2p',
      tokenStyle: 'form',
      pageSize: 500,
      requestsPerMinute: null,
      purpose: 'Cash for families',
      consentReference: 'Act 12, section 3',
      fullSchedule: null,
      incrementalSchedule: null,
      overlapSeconds: 300,
      signatures: 'off',
      keyIds: null,
      dci: null,
      watermark: null,
      active: true,
      revision: 1,
      mapping: { ...source('').mapping, paymentAccount: null },
    });
    expect(JSON.stringify(shown.body)).not.toMatch(/secret|"clientId"/i);
    const listed = (await admin.get('/v1/social-registries?limit=200')).body.data;
    expect(listed.find(({ code }: { code: string }) => code === 'shown')).toEqual(body);
  });

  it('are changed field by field as they were seen', async () => {
    const { path, etag } = await made('changed');
    const change = {
      code: 'renamed',
      name: 'Another name',
      tokenStyle: 'json',
      pageSize: 50,
      requestsPerMinute: 30,
      fullSchedule: '0 2 * * 0',
      incrementalSchedule: '*/30 * * * *',
      overlapSeconds: 60,
      purpose: 'Pensions',
      signatures: 'optional',
      jwks: KEYS,
    };
    const patched = await admin.patch(path, change, etag);
    const { jwks: _, ...told } = change;
    expect([patched.status, patched.headers.get('etag')]).toEqual([200, '"2"']);
    expect(patched.body).toMatchObject({ ...told, keyIds: ['one'], revision: 2, mapping: source('').mapping });
    expect((await admin.get(path)).body).toEqual(patched.body);
    const emptied = {
      requestsPerMinute: null,
      fullSchedule: null,
      incrementalSchedule: null,
      purpose: null,
      signatures: 'off',
      jwks: null,
    };
    const without = await admin.patch(path, emptied, '"2"');
    const { jwks: __, ...gone } = emptied;
    expect(without.body).toMatchObject({ ...gone, keyIds: null, revision: 3 });
    expect((await admin.patch(path, { name: 'Late' }, etag)).status).toBe(412);
    expect((await admin.patch(path, { name: 'Blind' }, null)).status).toBe(428);
    expect((await admin.patch(path, { pageSize: null }, '"3"')).status).toBe(400);
    expect((await admin.get(path)).body).toEqual(without.body);
  });

  it('are refused a code that another has', async () => {
    const { path, etag } = await made('mine');
    await made('yours');
    const refused = await admin.patch(path, { code: 'yours' }, etag);
    expect([refused.status, refused.body.type]).toEqual([409, 'urn:amparo:sr-sync:source-exists']);
  });

  it('take new credentials, which are not told again', async () => {
    const { path, body, etag } = await made('credentials');
    const changed = await admin.patch(path, { clientId: 'other', clientSecret: 'second-secret' }, etag);
    expect(changed.status).toBe(200);
    expect(changed.body.credentialsSetAt > body.credentialsSetAt).toBe(true);
    expect(JSON.stringify(changed.body)).not.toContain('second-secret');
    const renamed = await admin.patch(path, { name: 'Other' }, '"2"');
    expect(renamed.body.credentialsSetAt).toBe(changed.body.credentialsSetAt);
  });

  it.each([
    ['a host that is not allowed', { baseUrl: 'http://peer.example/api' }, '#/baseUrl'],
    ['keys of a host that is not allowed', { jwksUrl: 'http://peer.example/keys' }, '#/jwksUrl'],
    ['a schedule that is none', { fullSchedule: '61 2 * * *' }, '#/fullSchedule'],
    ['an incremental schedule that is none', { incrementalSchedule: 'every hour' }, '#/incrementalSchedule'],
    ['signatures without keys', { signatures: 'required' }, '#/signatures'],
    ['a private key', { jwks: { keys: [{ ...KEYS.keys[0], d: 'x' }] } }, '#/jwks'],
    ['keys twice', { jwks: KEYS, jwksUrl: `${LOCAL}/keys` }, '#/jwks'],
    [
      'an ID type nobody declared',
      { mapping: { ...source('').mapping, idTypes: [{ name: 'X', idType: 'none' }] } },
      '#/mapping/idTypes/0/idType',
    ],
    [
      'an attribute of the other kind',
      { mapping: { ...source('').mapping, individual: [{ field: 'size', attribute: 'size' }] } },
      '#/mapping/individual/0/attribute',
    ],
    [
      'a path in a dialect that has none',
      { mapping: { ...source('').mapping, individual: [{ field: 'birth.date', attribute: 'birth_date' }] } },
      '#/mapping/individual/0/field',
    ],
  ])('are refused %s, when they are made and when they are changed', async (_, part, pointer) => {
    const refused = await admin.post('/v1/social-registries', source('refused', part));
    expect([refused.status, refused.body.type]).toEqual([422, 'urn:amparo:sr-sync:mapping-unusable']);
    expect(refused.body.errors.map((fault: { pointer: string }) => fault.pointer)).toEqual([pointer]);
    const { path, etag, body } = await made(`kept-${Math.random().toString(36).slice(2, 8)}`);
    const changed = await admin.patch(path, part, etag);
    expect(changed.body.errors.map((fault: { pointer: string }) => fault.pointer)).toEqual([pointer]);
    expect((await admin.get(path)).body).toEqual(body);
  });

  it.each([
    ['none', undefined, '#/mapping'],
    ['a list', [source('').mapping], '#/mapping'],
    ['an empty list', [], '#/mapping'],
    ['a list within its list', { ...source('').mapping, idTypes: [[]] }, '#/mapping/idTypes'],
  ])('are refused %s for a mapping', async (_, mapping, pointer) => {
    const { status, body } = await admin.post('/v1/social-registries', source('refused', { mapping }));
    expect([status, body.errors.map((fault: { pointer: string }) => fault.pointer)]).toEqual([400, [pointer]]);
  });

  it('are pulled from while they are active only', async () => {
    const { path } = await made('moved');
    const away = await admin.post(`${path}/deactivate`);
    expect(away.body).toMatchObject({ active: false, revision: 2 });
    expect((await admin.post(`${path}/deactivate`)).body).toEqual(away.body);
    const refused = await admin.post(`${path}/sync-runs`, { mode: 'full' });
    expect([refused.status, refused.body.type]).toEqual([409, 'urn:amparo:sr-sync:source-inactive']);
    expect((await admin.post(`${path}/activate`)).body).toMatchObject({ active: true, revision: 3 });
    expect((await admin.post(`${path}/sync-runs`, { mode: 'full' })).status).toBe(202);
  });
});
