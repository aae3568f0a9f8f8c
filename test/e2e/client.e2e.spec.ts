import { type AmparoClient, amparoClient, clientCredentials, everyItem, finished } from '../../client/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { agree, SECRET, SENDER } from '../support/partner.js';

const CARD = 'QX7731904KZ';
let keys = 0;
const once = () => ({ 'Idempotency-Key': `client-spec-${keys++}` });

/** The answer, which must be none of a refusal. */
const taken = async <T>(asked: Promise<{ data?: T; error?: unknown }>): Promise<T> => {
  const { data, error } = await asked;
  if (data === undefined) throw new Error(JSON.stringify(error));
  return data;
};

describe('the typed client', () => {
  let amparo: TestApp;
  const as = async (role: Parameters<TestApp['api']>[0]): Promise<AmparoClient> =>
    amparoClient(amparo.url, (await amparo.api(role)).token!);

  beforeAll(async () => {
    amparo = await startTestApp();
  });
  afterAll(() => amparo.close());

  it('makes a program, enrols somebody and asks about them; refusals are answers', async () => {
    const [admin, founder, manager] = [
      await as('registry_admin'),
      await as('program_admin'),
      await as('program_manager'),
    ];
    const idType = { code: 'national_id', name: 'ID', class: 'foundational', pattern: '[A-Z0-9]+' } as const;
    await taken(admin.POST('/v1/id-types', { params: { header: once() }, body: idType }));
    const identifiers = [{ idType: 'national_id', value: CARD }];
    await taken(
      admin.POST('/v1/registrants', { params: { header: once() }, body: { kind: 'individual', identifiers } }),
    );
    const described = { code: 'CASH', name: 'Cash', target: 'individual' } as const;
    const { id } = await taken(admin.POST('/v1/programs', { params: { header: once() }, body: described }));
    const at = { path: { id } };
    const rule = { expression: 'true' };
    await taken(founder.POST('/v1/programs/{id}/rules', { params: { ...at, header: once() }, body: rule }));
    await taken(founder.POST('/v1/programs/{id}/activate', { params: { ...at, header: once() }, body: {} }));
    const run = await taken(
      manager.POST('/v1/programs/{id}/eligibility-runs', { params: { ...at, header: once() }, body: {} }),
    );
    expect(await finished(manager, run.id, 20)).toMatchObject({ enrolled: 1 });
    const found = await taken(
      manager.POST('/v1/beneficiaries/lookup', { body: { idType: 'national_id', value: CARD } }),
    );
    expect(found.data).toMatchObject([{ programs: [{ code: 'CASH', enrolment: { state: 'enrolled' } }] }]);
    const refused = await founder.POST('/v1/programs/{id}/rules', {
      params: { ...at, header: once() },
      body: { expression: 'incom < 700' },
    });
    expect([refused.response.status, refused.data]).toEqual([422, undefined]);
    expect(refused.error?.type).toMatch(/^urn:amparo:programs:/);
  });

  it('reads a list to its end, page by page', async () => {
    const admin = await as('registry_admin');
    for (let n = 0; n < 5; n++)
      await taken(
        admin.POST('/v1/code-lists', {
          params: { header: once() },
          body: { code: `list_${n}`, name: 'A list', values: [{ code: 'one', name: 'One' }] },
        }),
      );
    const codes: string[] = [];
    const page = (cursor: string | undefined) =>
      admin.GET('/v1/code-lists', { params: { query: { limit: 2, ...(cursor ? { cursor } : {}) } } });
    for await (const { code } of everyItem(page)) codes.push(code);
    expect(codes.toSorted()).toEqual(['list_0', 'list_1', 'list_2', 'list_3', 'list_4']);
  });

  it('fetches tokens of a client system, one for many requests, and speaks DCI with them', async () => {
    const admin = await amparo.api('registry_admin');
    const program = (await admin.get('/v1/programs')).body.data[0].id as string;
    const { clientId } = await agree(admin, [program]);
    const tokens = clientCredentials(amparo.url, clientId, SECRET);
    const [first, second] = await Promise.all([tokens(), tokens()]);
    expect(second).toBe(first);
    const client = amparoClient(amparo.url, tokens);
    const now = new Date().toISOString();
    const criteria = { query_type: 'idtype-value', query: { type: 'UIN', value: CARD } };
    const message = {
      header: { message_id: 'm-1', message_ts: now, action: 'search', sender_id: SENDER, total_count: 1 },
      message: {
        transaction_id: 't-1',
        search_request: [{ reference_id: 'r-1', timestamp: now, search_criteria: criteria }],
      },
    };
    const answer = await taken(client.POST('/dci/registry/sync/search', { body: message }));
    expect(answer.message.search_response).toMatchObject([{ status: 'succ', pagination: { total_count: 1 } }]);
    await expect(clientCredentials(amparo.url, clientId, 'another secret')()).rejects.toThrow('No token: 401');
  });
});
