import type { IncomingRecord } from '#registry';
import type { ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { connected } from '../support/database.js';
import { absorb, ended, individual } from '../support/registrants.js';

interface Shown {
  readonly id: string;
  readonly attributes: readonly { readonly key: string; readonly value: unknown }[];
}

describe('what is shown of attributes', () => {
  let amparo: TestApp;
  let admin: ApiClient;

  const people = (count: number, area: string, born: string, sex: string): IncomingRecord[] =>
    Array.from({ length: count }, () =>
      individual({
        attributes: { birth_date: born, sex, given_name: 'Amina' },
        openCodes: { area: `${area}-village` },
      }),
    );
  const counted = async (): Promise<Record<string, number>> => {
    const { status, body } = await admin.post('/v1/class-counts');
    expect(status).toBe(202);
    const end = await ended(admin, body.id as string);
    expect(end.state).toBe('succeeded');
    return end.counts;
  };
  const everybody = async (): Promise<Shown[]> => {
    const found: Shown[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body } = await admin.get(`/v1/registrants?limit=7${cursor && `&cursor=${cursor}`}`);
      found.push(...(body.data as Shown[]));
      cursor = body.nextCursor as string | null;
    }
    return found;
  };
  const look = ({ attributes }: Shown): string => attributes.map(({ value }) => value ?? '-').join(' ');
  const looks = (shown: readonly Shown[]): Record<string, number> => {
    const sizes: Record<string, number> = {};
    for (const one of shown) sizes[look(one)] = (sizes[look(one)] ?? 0) + 1;
    return sizes;
  };

  beforeAll(async () => {
    amparo = await startTestApp();
    admin = await amparo.api('registry_admin');
    const values = ['N', 'S'].flatMap((region) => [
      { code: region, name: region },
      ...['1', '2', '3'].flatMap((at) => [
        { code: `${region}-${at}`, name: at, parentCode: region },
        { code: `${region}-${at}-village`, name: at, parentCode: `${region}-${at}` },
      ]),
    ]);
    await admin.post('/v1/code-lists', { code: 'area', name: 'Area', values });
    const declared = [
      {
        key: 'area',
        dataType: 'code',
        codeList: 'area',
        storage: 'open',
        generalizer: 'parent_code',
        dimension: 'area',
      },
      { key: 'birth_date', dataType: 'date', generalizer: 'age_band', dimension: 'birth_date' },
      { key: 'given_name', dataType: 'text' },
      { key: 'sex', dataType: 'code', generalizer: 'as_is', dimension: 'sex' },
    ];
    for (const one of declared)
      expect((await admin.post('/v1/attributes', { name: one.key, appliesTo: 'both', ...one })).status).toBe(201);
    await absorb(amparo, [
      ...people(12, 'N-1', '1990-01-01', 'F'),
      ...people(6, 'N-2', '1990-01-01', 'F'),
      ...people(5, 'N-3', '1990-01-01', 'F'),
      ...people(9, 'S-1', '1990-01-01', 'F'), // few anywhere in their region
      ...people(4, 'S-2', '1950-01-01', 'F'),
      ...people(2, 'S-3', '1950-01-01', 'M'),
    ]);
  });
  afterAll(() => amparo.close());

  it('is nothing before the first counting', async () => {
    const shown = await everybody();
    expect(shown).toHaveLength(38);
    expect(looks(shown)).toEqual({ '': 38 });
  });

  it('is shared by ten people who are shown like that, and as telling as it can be', async () => {
    expect(await counted()).toMatchObject({ counted: 38 });
    const shown = await everybody();
    expect(looks(shown)).toEqual({ 'N-1 35-59 F': 12, 'N 35-59 F': 11, '- - F': 13, '': 2 });
    for (const one of shown) {
      const { attributes } = (await admin.get(`/v1/registrants/${one.id}`)).body as Shown;
      expect(attributes.filter(({ key }) => key !== 'given_name')).toEqual(one.attributes);
      expect(attributes).toContainEqual({ key: 'given_name', shown: 'hidden', value: null });
    }
  });

  it('does not change within a counting: who is new is shown as the classes of then allow', async () => {
    await absorb(amparo, [...people(1, 'N-1', '1990-01-01', 'F'), ...people(20, 'S-3', '1950-01-01', 'M')]);
    expect(looks(await everybody())).toEqual({ 'N-1 35-59 F': 13, 'N 35-59 F': 11, '- - F': 13, '': 22 });
    await counted();
    expect(looks(await everybody())).toMatchObject({ 'N-1 35-59 F': 13, 'S-3 60+ M': 22, '- - F': 13 });
  });

  it('is nothing again once a declaration has changed, until the next counting', async () => {
    const { body } = await admin.get('/v1/attributes?limit=200');
    const sex = (body.data as { id: string; key: string; revision: number }[]).find(({ key }) => key === 'sex')!;
    await admin.patch(`/v1/attributes/${sex.id}`, { generalizer: 'hidden' }, `"${sex.revision}"`);
    expect(Object.keys(looks(await everybody()))).toEqual(['']);
    await counted();
    expect(looks(await everybody())).toMatchObject({ 'S-3 60+': 22 });
  });

  it('keeps no small class, and nothing in clear', async () => {
    const [kept] = await connected(amparo.urls.data, async (client) => {
      const sql = `select (select count(*)::int from registry.class_tally) as tally, (select count(*)::int from registry.class_count) as counts,
                          (select string_agg(shown_class::text, ' ') from registry.shown_class) as classes`;
      return (await client.query<{ tally: number; counts: number; classes: string }>(sql)).rows;
    });
    expect(kept).toMatchObject({ tally: 0, counts: 1 });
    expect(kept!.classes).not.toMatch(/S-3|60\+|Amina/);
  });

  it('is ordered by who may', async () => {
    const manager = await amparo.api('program_manager');
    expect((await manager.post('/v1/class-counts')).status).toBe(403);
  });

  it('is the same in the enrolments of a program, for those whose grants name the class of data', async () => {
    const { id } = (await admin.post('/v1/programs', { code: 'ALL', name: 'All', target: 'individual' })).body as Shown;
    const manager = await amparo.api('program_manager');
    await manager.post(`/v1/programs/${id}/rules`, { expression: 'sex == "F" || sex == "M"' });
    await (await amparo.api('program_admin')).post(`/v1/programs/${id}/activate`);
    await ended(manager, (await manager.post(`/v1/programs/${id}/eligibility-runs`)).body.id as string);
    const enrolled = async (caller: ApiClient) =>
      (await caller.get(`/v1/programs/${id}/enrolments?limit=200`)).body.data as (Shown & { registrantId: string })[];
    const listed = new Map((await everybody()).map((one) => [one.id, one.attributes]));
    const rows = await enrolled(manager);
    expect(rows).toHaveLength(listed.size);
    for (const { registrantId, attributes } of rows) expect(attributes).toEqual(listed.get(registrantId));
    expect(Object.keys(looks(rows))).toContain('S-3 60+');
    expect(Object.keys(looks(await enrolled(await amparo.api('approver'))))).toEqual(['']);
  });
});
