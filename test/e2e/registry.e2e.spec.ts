import { AbsorbRecords, type IncomingRecord, normalizeFor } from '#registry';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { KeyStore } from '#platform/vault/key-store.js';
import { newId } from '#platform/ids/ids.js';
import type { ApiAnswer, ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';

const idType = (code: string) => ({ code, name: `Card ${code}`, class: 'functional', pattern: 'V-?[0-9]{4}' });
const shapeOf = ({ status, body }: ApiAnswer): unknown => [status, { ...body, correlationId: 'any' }];

describe('the configuration of the registry', () => {
  let amparo: TestApp;
  let admin: ApiClient;

  beforeAll(async () => {
    amparo = await startTestApp();
    admin = await amparo.api('registry_admin');
  });
  afterAll(() => amparo.close());

  it('creates ID types and attributes, and lists them', async () => {
    const made = await admin.post('/v1/id-types', idType('voter_card'));
    expect(made.status).toBe(201);
    expect(made.body).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
      active: true,
      revision: 1,
      normalization: 'alphanumeric',
      checkDigit: null,
      ...idType('voter_card'),
    });
    expect((await admin.get('/v1/id-types')).body).toEqual({ data: [made.body], nextCursor: null });
    const attribute = { key: 'birth_date', name: 'Date of birth', dataType: 'date', appliesTo: 'individual' };
    expect((await admin.post('/v1/attributes', attribute)).body).toMatchObject({ ...attribute, storage: 'sealed' });
    expect((await admin.get('/v1/attributes')).body.data).toHaveLength(1);
  });

  it('refuses a second of the same code or key as a conflict', async () => {
    const again = await admin.post('/v1/id-types', idType('voter_card'));
    expect([again.status, again.body.type]).toEqual([409, 'urn:amparo:registry:id-type-exists']);
    const attribute = { key: 'birth_date', name: 'x', dataType: 'text', appliesTo: 'both' };
    expect((await admin.post('/v1/attributes', attribute)).body.type).toBe('urn:amparo:registry:attribute-exists');
  });

  it('refuses to keep open what is no coarse code, and a pattern that does not compile', async () => {
    const open = { key: 'name', name: 'Name', dataType: 'text', appliesTo: 'both', storage: 'open' };
    expect((await admin.post('/v1/attributes', open)).body.errors).toEqual([
      { pointer: '#/storage', message: 'open is allowed for the data type code only' },
    ]);
    const answer = await admin.post('/v1/id-types', { ...idType('bad'), pattern: '([0-9' });
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, '#/pattern']);
  });

  it('names field and rule of every fault, and never the value', async () => {
    const secret = 'Amina Yusuf 4711';
    const answer = await admin.post('/v1/id-types', {
      code: secret,
      name: '',
      class: secret,
      pattern: 7,
      [secret]: secret,
    });
    expect([answer.status, answer.body.type]).toEqual([400, 'urn:amparo:platform:invalid-input']);
    const pointers = answer.body.errors.map(({ pointer }: { pointer: string }) => pointer) as string[];
    expect(new Set(pointers.filter((pointer) => !pointer.includes('Amina')))).toEqual(
      new Set(['#', '#/code', '#/name', '#/class', '#/pattern']), // # is where the unknown field stands
    );
    const told = JSON.stringify(
      answer.body.errors.filter(({ pointer }: { pointer: string }) => !pointer.includes('Amina')),
    );
    expect(told).not.toContain('Amina');
    expect(told).toContain('code must match');
  });

  it('takes nothing that is not JSON of the declared shape', async () => {
    for (const body of ['{', '"text"', '[]', 'null']) expect((await admin.post('/v1/id-types', body)).status).toBe(400);
    expect(
      (
        await admin.call('POST', '/v1/id-types', 'a=b', {
          'content-type': 'application/xml',
          'idempotency-key': newId(),
        })
      ).status,
    ).toBe(415);
  });

  it('pages in a stable order while others insert', async () => {
    for (const letter of ['a', 'b', 'c', 'd']) await admin.post('/v1/id-types', idType(`page_${letter}`));
    const before = (await admin.get('/v1/id-types?limit=200')).body.data as { id: string }[];
    const seen: { id: string }[] = [];
    let path = '/v1/id-types?limit=2';
    for (let page = 0; path !== ''; page++) {
      const { status, body } = await admin.get(path);
      expect(status).toBe(200);
      seen.push(...(body.data as { id: string }[]));
      if (page === 0) await admin.post('/v1/id-types', idType('inserted_meanwhile'));
      path = body.nextCursor === null ? '' : `/v1/id-types?limit=2&cursor=${body.nextCursor}`;
    }
    expect(seen.slice(0, before.length)).toEqual(before);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(before.length + 1);
  });

  it.each(['limit=0', 'limit=201', 'limit=two', 'limit=1.5', 'cursor=abc', 'sort=code', 'limit=1&limit=2'])(
    'refuses the query %s',
    async (query) => {
      expect((await admin.get(`/v1/id-types?${query}`)).status).toBe(400);
    },
  );

  it("refuses another caller's cursor and the cursor of another list", async () => {
    const { nextCursor } = (await admin.get('/v1/id-types?limit=1')).body as { nextCursor: string };
    const other = await amparo.api('registry_admin', { subject: 'other' });
    expect((await other.get(`/v1/id-types?cursor=${nextCursor}`)).status).toBe(400);
    expect((await admin.get(`/v1/attributes?cursor=${nextCursor}`)).status).toBe(400);
  });
});

describe('a look-up by identifier', () => {
  let amparo: TestApp;
  let admin: ApiClient;
  const lookup = (value: string, type = 'voter_card', client = admin) =>
    client.post('/v1/registrants/lookup', { idType: type, value });

  const person = (idTypeId: string, value: string, name: string): IncomingRecord => ({
    kind: 'individual',
    link: [idTypeId, name],
    attributes: {},
    openCodes: {},
    identifiers: [{ idTypeId, value, normalized: normalizeFor('alphanumeric', value), expiresOn: null }],
    contacts: [],
    paymentAccounts: [],
  });

  beforeAll(async () => {
    amparo = await startTestApp();
    admin = await amparo.api('registry_admin');
    const made = await admin.post('/v1/id-types', idType('voter_card'));
    const id = made.body.id as string;
    const absorb = amparo.app.get(AbsorbRecords, { strict: false });
    const others = Array.from({ length: 600 }, (_, index) => person(id, `V-${5000 + index}`, `other ${index}`));
    const batch = await absorb.seal(newId(), [
      person(id, 'V-1234', 'one'),
      person(id, 'v 1234', 'twice'),
      person(id, 'V-9999', 'else'),
      ...others,
    ]);
    await amparo.app.get(UnitOfWork, { strict: false }).run(() => absorb.write(batch));
  });
  afterAll(() => amparo.close());

  it('finds every entry with the value, however it is written, and nobody who only shares its blind index', async () => {
    for (const written of ['V-1234', 'v1234', ' V 12-34 ']) {
      const { status, body } = await lookup(written);
      expect([status, body.data.length, body.nextCursor]).toEqual([200, 2, null]);
    }
    expect((await lookup('V-9999')).body.data).toHaveLength(1);
  });

  it('shows handle, kind and status, and never the id itself', async () => {
    const [entry] = (await lookup('V-9999')).body.data as [Record<string, string>];
    expect(entry).toEqual({
      id: expect.stringMatching(/^[\w-]{22}$/) as unknown,
      kind: 'individual',
      groupKind: null,
      status: 'active',
    });
    expect((await admin.get(`/v1/registrants/${entry['id']}`)).body).toMatchObject(entry);
    const elsewhere = await amparo.api('registry_admin', { subject: 'bank-clerk', organisation: 'bank' });
    expect((await lookup('V-9999', 'voter_card', elsewhere)).body.data[0].id).not.toBe(entry['id']);
    expect((await elsewhere.get(`/v1/registrants/${entry['id']}`)).status).toBe(404);
  });

  it('answers for an unknown value, an unknown type and a caller who may not know in one way', async () => {
    await admin.post('/v1/programs', { code: 'NORTH', name: 'North', target: 'individual' });
    const limited = await amparo.api('registry_admin', { programs: ['NORTH'], subject: 'limited' });
    const unknown = await lookup('V-0000');
    expect(unknown.status).toBe(404);
    expect(shapeOf(await lookup('V-9999', 'no_such_type'))).toEqual(shapeOf(unknown));
    expect(shapeOf(await lookup('V-9999', 'voter_card', limited))).toEqual(shapeOf(unknown));
    expect(JSON.stringify(unknown.body)).not.toContain('0000');
  });

  it('asks the databases the same questions, whether it finds nobody, knows no such type or may not tell', async () => {
    const limited = await amparo.api('registry_admin', { programs: ['NORTH'], subject: 'limited' });
    const uow = amparo.app.get(UnitOfWork, { strict: false });
    const keys = amparo.app.get(KeyStore, { strict: false });
    const [rows, fetch] = [uow.rows.bind(uow), keys.fetch.bind(keys)];
    let asked: string[] = [];
    uow.rows = (statement, values) => (asked.push(statement.name), rows(statement, values)) as never;
    keys.fetch = (ids) => (asked.push('keys'), fetch(ids));
    const questions = async (answer: () => Promise<ApiAnswer>): Promise<string[]> => {
      asked = [];
      expect((await answer()).status).toBe(404);
      return asked.filter((name) => !name.startsWith('operations.')).toSorted(); // the runner polls meanwhile
    };
    const unknown = await questions(() => lookup('V-0000'));
    expect(unknown).toContain('registry.lookup-candidates');
    expect(unknown).toContain('keys');
    expect(await questions(() => lookup('V-9999', 'no_such_type'))).toEqual(unknown);
    expect(await questions(() => lookup('V-9999', 'voter_card', limited))).toEqual(unknown);
    Object.assign(uow, { rows });
    Object.assign(keys, { fetch });
  });

  it('answers for a handle nobody has as for a text that is none', async () => {
    const noHandle = await admin.get('/v1/registrants/nonsense');
    expect(noHandle.status).toBe(404);
    expect(shapeOf(await admin.get('/v1/registrants/AAAAAAAAAAAAAAAAAAAAAA'))).toEqual(shapeOf(noHandle));
  });
});
