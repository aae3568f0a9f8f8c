import type { ApiAnswer, ApiClient } from '../support/api-client.js';
import { type Place, PopulatedAreas } from '../support/populated-areas.js';
import { give } from '../support/users.js';

const UNKNOWN = 'AAAAAAAAAAAAAAAAAAAAAA';
const shapeOf = ({ status, body }: ApiAnswer): unknown => [status, { ...body, correlationId: 'any' }];

describe('a grant that is limited to areas', () => {
  let areas: PopulatedAreas;

  beforeAll(async () => {
    areas = await PopulatedAreas.begin();
  });
  afterAll(() => areas.amparo.close());

  const listed = async (client: ApiClient, path: string): Promise<string[]> => {
    const answer = await client.get(path);
    expect([path, answer.status]).toEqual([path, 200]);
    return (answer.body.data as { id: string; registrantId?: string }[])
      .map(({ id, registrantId }) => registrantId ?? id)
      .toSorted();
  };

  it.each<[string[], ('N-1' | 'N-1-a' | 'N-2' | 'S')[]]>([
    [['N'], ['N-1', 'N-1-a', 'N-2']],
    [['N-1'], ['N-1', 'N-1-a']],
    [
      ['N-1-a', 'S'],
      ['N-1-a', 'S'],
    ],
  ])('of %j shows of every list who lives there or below: %j', async (codes, seen) => {
    const everyone = areas.handles(...seen);
    const permissions = ['enrolment:read', 'entitlement:read', 'disbursement:read'];
    const reader = await areas.user();
    await give(areas.admin, reader, 'auditor', { permissions, programIds: [areas.programId], areas: codes });
    for (const path of [
      `/v1/programs/${areas.programId}/enrolments`,
      `/v1/cycles/${areas.cycleId}/entitlements`,
      `/v1/disbursement-batches/${areas.batchId}/disbursements`,
    ])
      expect([path, await listed(reader.client, path)]).toEqual([path, everyone]);
    const { client } = await areas.staff(codes);
    expect(await listed(client, '/v1/registrants?kind=individual')).toEqual(everyone);
  });

  it('fills a page from what it may see', async () => {
    const { client } = await areas.staff(['N']);
    const first = (await client.get('/v1/registrants?kind=individual&limit=2')).body;
    const rest = (await client.get(`/v1/registrants?kind=individual&limit=2&cursor=${first.nextCursor}`)).body;
    expect([first.data.length, rest.data.length, rest.nextCursor]).toEqual([2, 1, null]);
  });

  it('does not know who lives elsewhere or nowhere, through any route', async () => {
    const [{ client: local }, { client: reader }] = [await areas.staff(['N']), await areas.worker({ areas: ['N'] })];
    const identifiers = (await areas.admin.get(`/v1/registrants/${areas.people.handle(areas.of.S)}/identifiers`)).body
      .data as {
      id: string;
    }[];
    const asked: [ApiClient, (id: string) => Promise<ApiAnswer>][] = [
      [local, (id) => local.get(`/v1/registrants/${id}`)],
      [local, (id) => local.get(`/v1/registrants/${id}?asOf=${new Date().toISOString()}`)],
      [local, (id) => local.get(`/v1/registrants/${id}/identifiers`)],
      [local, (id) => local.get(`/v1/registrants/${id}/identifiers/${identifiers[0]!.id}`)],
      [local, (id) => local.get(`/v1/registrants/${id}/contacts`)],
      [local, (id) => local.get(`/v1/registrants/${id}/payment-accounts`)],
      [local, (id) => local.get(`/v1/registrants/${id}/payees`)],
      [
        local,
        (id) => local.post(`/v1/registrants/${id}/compare`, { field: 'attribute:full_name', value: 'Amina Yusuf' }),
      ],
      [reader, (id) => reader.get(`/v1/beneficiaries/${id}`)],
      [
        reader,
        (id) => reader.post(`/v1/registrants/${id}/compare`, { field: 'attribute:full_name', value: 'Amina Yusuf' }),
      ],
    ];
    for (const [index, [, ask]] of asked.entries()) {
      const missed = await ask(UNKNOWN);
      expect([index, missed.status]).toEqual([index, 404]);
      for (const id of [areas.of.S, areas.of.nowhere])
        expect([index, shapeOf(await ask(areas.people.handle(id)))]).toEqual([index, shapeOf(missed)]);
      const seen = await ask(areas.people.handle(areas.of['N-1']));
      expect([index, seen.status]).toEqual([index, index === 3 ? 404 : 200]); // the identifier is another's
    }
  });

  it('finds nobody elsewhere by an identifier', async () => {
    const [{ client: local }, { client: reader }] = [await areas.staff(['N']), await areas.worker({ areas: ['N'] })];
    const values = Object.keys(areas.of).map((place, index) => [place, `000${index}`] as const);
    for (const [place, value] of values) {
      const expected = place.startsWith('N-') ? 200 : 404;
      const body = { idType: 'card', value };
      expect([place, (await local.post('/v1/registrants/lookup', body)).status]).toEqual([place, expected]);
      expect([place, (await reader.post('/v1/beneficiaries/lookup', body)).status]).toEqual([place, expected]);
    }
  });

  it('shows the history of an enrolment of its own area only', async () => {
    const { client } = await areas.worker({ areas: ['N'] });
    const enrolments = await areas.people.rows<{ id: string; registrant_id: string }>(
      'select id, registrant_id from programs.enrolment where program_id = $1',
      [areas.programId],
    );
    const history = async (registrantId: string) => {
      const { id } = enrolments.find((row) => row.registrant_id === registrantId)!;
      return (await client.get(`/v1/enrolments/${areas.people.handle(id, 'enrolment')}/history`)).status;
    };
    expect([await history(areas.of['N-2']), await history(areas.of.S), await history(areas.of.nowhere)]).toEqual([
      200, 404, 404,
    ]);
  });

  it('judges members by their own area, whatever that of their group', async () => {
    const [{ client: north }, { client: south }] = [await areas.staff(['N']), await areas.staff(['S'])];
    const handle = areas.people.handle(areas.group);
    const members = async (client: ApiClient) =>
      ((await client.get(`/v1/registrants/${handle}/members`)).body.data as { registrantId: string }[]).map(
        ({ registrantId }) => registrantId,
      );
    expect(await members(areas.admin)).toHaveLength(2);
    expect(await members(north)).toEqual(areas.handles('N-1'));
    expect((await south.get(`/v1/registrants/${handle}/members`)).status).toBe(404);
    const view = (await north.get(`/v1/registrants/${handle}`)).body.members as { registrantId: string }[];
    expect(view.map(({ registrantId }) => registrantId)).toEqual(areas.handles('N-1'));
    const member = (await south.get(`/v1/registrants/${areas.people.handle(areas.of.S)}`)).body;
    expect(member.groups).toEqual([]); // the group is elsewhere
    const whole = (await areas.admin.get(`/v1/registrants/${handle}/members`)).body.data as {
      id: string;
      registrantId: string;
    }[];
    const foreign = whole.find(({ registrantId }) => registrantId === areas.people.handle(areas.of.S))!;
    expect((await north.get(`/v1/registrants/${handle}/members/${foreign.id}`)).status).toBe(404);
  });

  it('limits each program by itself: here everywhere, there within areas', async () => {
    const user = await areas.worker({ areas: ['N'] });
    await give(areas.admin, user, 'case_worker', { programIds: [areas.otherId] });
    const programs = async (place: Place) => {
      const { body } = await user.client.get(`/v1/beneficiaries/${areas.people.handle(areas.of[place])}`);
      return (body.programs as { code: string }[]).map(({ code }) => code);
    };
    expect([await programs('N-1'), await programs('S'), await programs('nowhere')]).toEqual([
      ['NORTH', 'OTHER'],
      ['OTHER'],
      ['OTHER'],
    ]);
  });
});
