import { firstPersonOf, householdsFor } from '../population/index.js';
import { startPeer, type Peer } from '../support/peer-process.js';

const env = {
  SOCIAL_REGISTRY_PEOPLE: '3000',
  SOCIAL_REGISTRY_ADMIN: '1',
  SOCIAL_REGISTRY_CLIENT_ID: 'spec',
  SOCIAL_REGISTRY_CLIENT_SECRET: 'spec-secret',
};
/** No divisor of the population's pattern: pages begin in the middle of households. */
const PAGE = 193;
const FIELDS = 'name givenName birthdate area income regIds{ idTypeAsStr value } phoneNumberIds{ phoneNo }';

type Row = Record<string, unknown> & { name: string; regIds: { idTypeAsStr: string; value: string }[] };
interface Answer {
  readonly detail?: unknown;
  readonly header: Record<string, unknown>;
  readonly message: {
    readonly search_response: [{ data: { reg_records: { getRegistrants: Row[]; totalRegistrantCount: number } } }];
  };
}

let registry: Peer;
let token = '';

async function takeToken(secret: string): Promise<Response> {
  return fetch(`${registry.url}/realms/openg2p/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials', client_id: 'spec', client_secret: secret }),
  });
}

async function send(body: unknown, authorization = `Bearer ${token}`): Promise<{ status: number; body: Answer }> {
  const response = await fetch(`${registry.url}/api/v1/g2p-connect/registry/sync/search`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization === '' ? {} : { authorization }) },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Answer };
}

const envelope = (query: string, criteria: object = {}, header: object = { total_count: 0 }) => ({
  sinature: '',
  header: { message_id: 'm-1', message_ts: '2026-01-01T00:00:00.000000+00:00', ...header },
  message: {
    transaction_id: 't-1',
    search_request: [{ reference_id: 'r-1', search_criteria: { reg_type: 'X', query, ...criteria } }],
  },
});

async function ask(query: string): Promise<{ getRegistrants: Row[]; totalRegistrantCount: number }> {
  const { body } = await send(envelope(query));
  return body.message.search_response[0].data.reg_records;
}

const page = (isGroup: boolean, offset: number, fields = FIELDS) =>
  ask(
    `{ getRegistrants(isGroup: ${isGroup}, limit: ${PAGE}, offset: ${offset}, order: "id asc") { ${fields} } totalRegistrantCount }`,
  );

async function readAll(isGroup: boolean, fields = FIELDS): Promise<Row[]> {
  const rows: Row[] = [];
  for (;;) {
    const { getRegistrants, totalRegistrantCount } = await page(isGroup, rows.length, fields);
    expect(totalRegistrantCount).toBe(getRegistrants.length);
    rows.push(...getRegistrants);
    if (getRegistrants.length < PAGE) return rows;
  }
}

const order = (kind: string) =>
  fetch(`${registry.url}/admin/faults`, { method: 'POST', body: JSON.stringify({ kind, times: 1, delayMs: 150 }) });

describe('the social registry', () => {
  beforeAll(async () => {
    registry = await startPeer({ entry: 'social-registry', env });
    token = ((await (await takeToken('spec-secret')).json()) as { access_token: string }).access_token;
  });

  afterAll(() => registry.stop());

  it('pages households to the end without a repeat', async () => {
    const rows = await readAll(true, `${FIELDS} isGroup groupMembershipIds{ individual{ name } kind{ name } }`);
    expect(rows.length).toBe(householdsFor(3000));
    expect(new Set(rows.map((row) => row.regIds[0]?.value)).size).toBe(rows.length);
    for (const row of rows) {
      const members = row['groupMembershipIds'] as { kind: { name: string | null } }[];
      expect(members.map((member) => member.kind.name).filter((name) => name !== null)).toEqual(['Head']);
    }
  });

  it('lists the sample people and every member of every household as individuals', async () => {
    const rows = await readAll(false);
    const counts = await (await fetch(`${registry.url}/admin/counts`)).json();
    expect(rows.length).toBe(200 + firstPersonOf(householdsFor(3000)));
    expect(counts).toEqual({ individuals: rows.length, groups: householdsFor(3000) });
    const numbers = rows.flatMap((row) => row.regIds).filter((id) => id.idTypeAsStr === 'SOCIAL REGISTRY NUMBER');
    expect(new Set(numbers.map((id) => id.value)).size).toBe(numbers.length);
    expect(rows[0]).toMatchObject({ name: 'GONZALES, MARIA CRISTINA ', birthdate: '1974-07-01', area: 'ET-OR' });
    expect(rows[0]?.['phoneNumberIds']).toEqual([{ phoneNo: '+745 5218119193' }]);
    expect(rows.every((row) => row.name === `${row.name.trim().toUpperCase()} `)).toBe(true);
    expect(rows.some((row) => row.regIds.length === 0)).toBe(true);
    const across = await page(false, 137);
    expect(across.getRegistrants).toEqual(rows.slice(137, 137 + PAGE));
  });

  it('shows the quirks of the peer', async () => {
    const none = await ask(
      '{ getRegistrants(isGroup: true, lastSyncDate: "2025-01-01T00:00:00.000Z") { name } totalRegistrantCount }',
    );
    expect(none).toEqual({ getRegistrants: [], totalRegistrantCount: 0 });
    await ask('{ getRegistrants(isGroup: true, limit: 7) { name } }');
    const before = await ask('{ totalRegistrantCount getRegistrants(isGroup: true, limit: 3) { name } }');
    expect(before.totalRegistrantCount).toBe(7);
    const found = await ask('{ getRegistrants(email: "maria@myland.com", limit: 1) { givenName incomeBand } }');
    expect(found.getRegistrants).toEqual([{ givenName: 'Maria', incomeBand: '5001_10000' }]);
    const [first, second] = [
      await send(envelope('{ totalRegistrantCount }')),
      await send(envelope('{ totalRegistrantCount }')),
    ];
    expect(first.body.header['message_ts']).toBe(second.body.header['message_ts']);
    expect(first.body.header['message_ts']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/);
    expect(first.body.header).toMatchObject({ message_id: 'm-1', action: 'on-search', total_count: 0 });
  });

  it('refuses as the peer does', async () => {
    const good = envelope('{ totalRegistrantCount }');
    expect(await send(good, '')).toEqual({ status: 401, body: { detail: 'Missing authorization header.' } });
    expect(await send(good, 'Bearer x.y.z')).toEqual({ status: 401, body: { detail: 'Invalid Access Token' } });
    expect(await send(envelope(''))).toEqual({ status: 404, body: { detail: 'Must provide query string.' } });
    expect((await send(envelope('{ getRegistrants { uuid } }'))).body.detail).toMatch(/Cannot query field/);
    expect((await send(envelope('{ getRegistrants('))).status).toBe(404);
    expect(await send(envelope('{ totalRegistrantCount }', {}, {}))).toEqual({
      status: 422,
      body: { detail: [{ type: 'missing', loc: ['body', 'header', 'total_count'], msg: 'Field required' }] },
    });
    expect((await send(envelope('x', { query_type: 'predicate' }))).status).toBe(500);
    expect((await takeToken('wrong')).status).toBe(401);
  });

  it('fails as ordered', async () => {
    await order('error-500');
    expect((await send(envelope('{ totalRegistrantCount }'))).status).toBe(500);
    await order('reset');
    await expect(send(envelope('{ totalRegistrantCount }'))).rejects.toThrow();
    await order('slow');
    const from = Date.now();
    expect((await send(envelope('{ totalRegistrantCount }'))).status).toBe(200);
    expect(Date.now() - from).toBeGreaterThanOrEqual(145);
  });
});
