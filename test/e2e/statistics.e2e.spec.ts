import { newId } from '#platform/ids/ids.js';
import { TakeStatistics } from '../../src/beneficiaries/take-statistics/take-statistics.service.js';
import type { ApiAnswer, ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { finished } from '../support/finished.js';
import { TestPeople } from '../support/people.js';
import { readerBounds, sumsBetween } from '../support/statistics-reader.js';

const PEOPLE = 900;
const CUBES = {
  'enrolments-by-state': ['state'],
  'beneficiaries-by-sex': ['sex'],
  'beneficiaries-by-age-band': ['age_band'],
  'beneficiaries-by-area': ['area'],
  'beneficiaries-by-delivery': ['delivery'],
  'beneficiaries-by-sex-and-age-band': ['sex', 'age_band'],
  'beneficiaries-by-sex-and-area': ['sex', 'area'],
  'beneficiaries-by-area-and-delivery': ['area', 'delivery'],
} as const;

interface Cell {
  readonly classes: string[];
  readonly count: number | null;
  readonly roundedTo: number | null;
}

type Shown = { readonly count: number; readonly step: number } | null;

/** Person number `at`: few live in the last areas, and few are old. */
const person = (at: number) => ({
  attributes: {
    sex: at % 3 === 0 ? 'male' : 'female',
    birth_date: `${at % 40 === 0 ? 1940 : 1970 + (at % 50)}-03-01`,
  },
  openCodes: { area: at % 300 === 1 ? 'W-1' : at % 2 === 0 ? 'N-1' : at % 5 === 0 ? 'S-1' : 'N-2' },
});

describe('statistics', () => {
  let amparo: TestApp;
  let admin: ApiClient;
  let manager: ApiClient;
  let people: TestPeople;
  let program: string;
  let now = new Date('2026-03-01T09:00:00Z');

  beforeAll(async () => {
    amparo = await startTestApp({ AMPARO_STATISTICS_PER_DAY: '60' });
    admin = await amparo.api('registry_admin');
    manager = await amparo.api('program_admin');
    people = new TestPeople(amparo);
    await declare();
    await enrolled(PEOPLE);
    const made = await manager.post('/v1/programs', { code: 'CASH', name: 'Cash', target: 'individual' });
    program = made.body.id as string;
    await manager.post(`/v1/programs/${program}/rules`, { expression: 'sex != "none"' });
    await manager.post(`/v1/programs/${program}/activate`);
    await finished(manager, await manager.post(`/v1/programs/${program}/eligibility-runs`));
    // the day of the statistics only: tokens and grants are judged by today's
    Object.assign(amparo.app.get(TakeStatistics, { strict: false }), { clock: { now: () => now } });
  }, 60_000);
  afterAll(() => amparo.close());

  const declare = async (): Promise<void> => {
    const area = (code: string, parentCode?: string) => ({ code, name: code, ...(parentCode ? { parentCode } : {}) });
    const sexes = [
      { code: 'female', name: 'Female' },
      { code: 'male', name: 'Male' },
    ];
    const areas = [
      area('N'),
      area('S'),
      area('W'),
      area('N-1', 'N'),
      area('N-2', 'N'),
      area('S-1', 'S'),
      area('W-1', 'W'),
    ];
    await admin.post('/v1/code-lists', { code: 'sex', name: 'Sex', values: sexes });
    await admin.post('/v1/code-lists', { code: 'area', name: 'Areas', values: areas });
    const attribute = { name: 'x', appliesTo: 'individual' };
    for (const declared of [
      { key: 'sex', dataType: 'code', codeList: 'sex', dimension: 'sex' },
      { key: 'birth_date', dataType: 'date', dimension: 'birth_date' },
      { key: 'area', dataType: 'code', codeList: 'area', storage: 'open', dimension: 'area' },
    ])
      expect((await admin.post('/v1/attributes', { ...attribute, ...declared })).status).toBe(201);
  };

  const enrolled = (count: number): Promise<void> =>
    people.write(
      Array.from({ length: count }, (_, at) => ({
        registrantId: newId(),
        kind: 'individual' as const,
        change: 'created' as const,
        profileVersion: 1,
        record: person(at),
      })),
    );

  const take = async (): Promise<void> =>
    void (await finished(manager, await manager.post(`/v1/programs/${program}/statistics`)));
  const ask = (cube: string, more = ''): Promise<ApiAnswer> =>
    manager.get(`/v1/programs/${program}/statistics?cube=${cube}${more}`);

  const asShown = ({ count, roundedTo }: Cell): Shown => (count === null ? null : { count, step: roundedTo! });

  /** Everything that can be asked for, by quantity. */
  const everything = async (): Promise<Map<string, Shown>> => {
    const shown = new Map<string, Shown>();
    for (const [cube, dimensions] of Object.entries(CUBES)) {
      const { status, body } = await ask(cube);
      expect([cube, status, body.dimensions]).toEqual([cube, 200, dimensions]);
      if (dimensions[0] === 'state') shown.set('all', asShown(body.whole as Cell));
      for (const cell of body.cells as Cell[])
        shown.set(dimensions.map((dimension, at) => `${dimension}=${cell.classes[at]}`).join(','), asShown(cell));
    }
    return shown;
  };

  it('are not there before they are taken', async () => expect((await ask('beneficiaries-by-sex')).status).toBe(404));

  it('count by class, rounded, and never fewer than ten', async () => {
    await take();
    const { body } = await ask('beneficiaries-by-sex');
    expect(body).toMatchObject({ programCode: 'CASH', day: '2026-03-01', whole: { count: 900 }, minimumCell: 10 });
    expect((body.cells as Cell[]).map(({ classes, count }) => [classes[0], count])).toEqual([
      ['female', 600],
      ['male', 300],
      ['unknown', null],
    ]);
    const areas = (await ask('beneficiaries-by-area')).body.cells as Cell[];
    expect(areas.find(({ classes }) => classes[0] === 'W')!.count).toBeNull(); // three people live there
    const counts = [...(await everything()).values()].flatMap((shown) => (shown === null ? [] : [shown]));
    expect(counts.filter(({ count, step }) => count < 10 || count % step !== 0)).toEqual([]);
  });

  it('leave nothing suppressed to be computed from all that can be asked for', async () => {
    const shown = await everything();
    const published = Object.fromEntries([...shown].map(([key, count]) => [key, { shown: count }]));
    const hidden = [...shown].flatMap(([key, count]) => (count === null ? [key] : []));
    expect(hidden.length).toBeGreaterThan(10);
    expect(hidden.length).toBeLessThan(shown.size);
    for (const [key, { least, most }] of await readerBounds(published, sumsBetween([...shown.keys()]), hidden))
      expect([key, most - least > 9.999]).toEqual([key, true]);
  }, 60_000);

  it('are taken once a day, and the next day differs by nothing when few people came', async () => {
    const again = await manager.post(`/v1/programs/${program}/statistics`);
    expect([again.status, again.body.type]).toEqual([409, 'urn:amparo:statistics:taken-today']);
    const first = await everything();
    await enrolled(7);
    await finished(manager, await manager.post(`/v1/programs/${program}/eligibility-runs`));
    now = new Date('2026-03-02T09:00:00Z');
    await take();
    expect((await ask('beneficiaries-by-sex')).body.day).toBe('2026-03-02');
    expect(await everything()).toEqual(first);
    expect((await ask('beneficiaries-by-sex', '&day=2026-03-01')).body.day).toBe('2026-03-01');
    expect((await ask('beneficiaries-by-sex', '&day=2026-02-28')).status).toBe(404);
  });

  it('are of the catalogue only, and of programs in scope only', async () => {
    const faulty = await ask('beneficiaries-by-income');
    expect([faulty.status, faulty.body.errors[0].pointer]).toEqual([400, '#/cube']);
    expect((await ask('beneficiaries-by-sex', '&area=W')).status).toBe(400);
    expect((await ask('beneficiaries-by-sex', '&day=2026-02-31x')).status).toBe(400);
    await manager.post('/v1/programs', { code: 'FOOD', name: 'Food', target: 'individual' });
    const other = await amparo.api('program_manager', { programs: ['FOOD'], subject: 'food' });
    expect((await other.get(`/v1/programs/${program}/statistics?cube=beneficiaries-by-sex`)).status).toBe(404);
    expect((await other.get('/v1/statistics?cube=beneficiaries-by-sex')).body.data).toEqual([]);
    const auditor = await amparo.api('auditor');
    const { data } = (await auditor.get('/v1/statistics?cube=beneficiaries-by-sex')).body as {
      data: { programCode: string }[];
    };
    expect(data.map(({ programCode }) => programCode)).toEqual(['CASH']);
  });

  it('are asked for within a budget', async () => {
    const officer = await amparo.api('data_protection_officer');
    const statuses: number[] = [];
    for (let asked = 0; asked < 61; asked++)
      statuses.push((await officer.get('/v1/statistics?cube=beneficiaries-by-sex')).status);
    expect(statuses.slice(0, 60)).toEqual(Array.from({ length: 60 }, () => 200));
    expect(statuses[60]).toBe(429);
  });

  it('keep no small count in clear', async () => {
    const rows = await people.rows<{ text: string }>(
      `select (to_jsonb(s) - 'basis_sealed')::text || (select coalesce(string_agg(o.cursor::text, ''), '') from platform.operation o) as text
         from beneficiaries.statistic s`,
    );
    expect(rows).toHaveLength(2);
    for (const { text } of rows) expect(text.match(/"count": ?[1-9](?=[,}])/g)).toBeNull();
  });
});
