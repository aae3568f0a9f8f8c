import type { ApiClient } from '../support/api-client.js';
import type { TestApp } from '../support/app.js';
import { NeedleIndex, scanBuffer, scanDatabase } from '../support/canary/index.js';
import { asSuperuser } from '../support/database.js';
import { counts, entriesOf, imported, startDeclared } from '../support/imports.js';

const INDIVIDUALS = 'content=individuals';
const COLUMNS = [
  'given_name',
  'birth_date',
  'children',
  'income',
  'employed',
  'area',
  'identifier:card',
  'identifier:card:expires',
  'phone',
  'email',
  'bank',
  'wallet',
];

/** A row that holds one value besides a name. */
const rowWith = (column: string, value: string): string =>
  COLUMNS.map((name) => (name === column ? value : name === 'given_name' ? 'Somebody' : '')).join(',');

/** Column, a value that breaks a rule of it, and the rule. */
const BROKEN: readonly [string, string, string][] = [
  ['given_name', `=canary|formula!A1${'x'.repeat(500)}`, 'must be a text of at most 500 characters'],
  ['birth_date', '1990-02-30', 'must be a date (YYYY-MM-DD)'],
  ['children', 'canary children', 'must be a whole number of at most 15 digits'],
  ['income', 'canary income', 'must be a decimal number of at most 15 digits'],
  ['employed', 'canary perhaps', 'must be true or false'],
  ['area', '#canary area', 'must be an active code of its code list'],
  ['identifier:card', 'V-123456X', 'must match the pattern of its ID type'],
  ['identifier:card', '++ -- ++ --', 'must hold letters or digits, at most 100 characters'],
  ['identifier:card:expires', '2031-12-31', 'needs the identifier itself'],
  ['phone', 'canary phone', 'must be a phone number of 7 to 15 digits'],
  ['email', 'canary mail', 'must be an e-mail address'],
  ['bank', 'canary bank'.repeat(4), 'must be a bank account of 4 to 34 letters and digits'],
  ['wallet', '?', 'must be a phone number, or a name of 4 to 64 characters'],
];

describe('rows of people', () => {
  let amparo: TestApp;
  let admin: ApiClient;

  beforeAll(async () => {
    ({ amparo, admin } = await startDeclared());
  });
  afterAll(() => amparo.close());

  it('become registrants, however the file is written: byte order mark, CRLF, quotes, any letters', async () => {
    const csv = [
      '\uFEFFgiven_name,birth_date,attribute:children,income,employed,identifier:card,identifier:card:expires,phone,bank',
      '"Amína ""Mina"" Yusuf, née Öz",1990-02-28,2,1250.50,true,V-100001,2031-12-31,+258840000001,1234567890123',
      '',
      '"محمد علي",1985-01-01,,,,v 100002,,,',
      'Just a name,,,,,,,,',
      ',,,,,,,,',
    ].join('\r\n');
    const report = await imported(admin, INDIVIDUALS, csv);
    expect([report.state, report.counts, report.errors]).toEqual(['succeeded', counts({ rows: 3, created: 3 }), []]);
    for (const value of ['V-100001', 'v100002'])
      expect(await entriesOf(admin, 'card', value)).toMatchObject([{ kind: 'individual' }]);
    const tabbed = csv.replace('\uFEFF', '').split('\r\n').slice(0, 2).join('\n').replaceAll('100001', '100003');
    const other = await imported(admin, `${INDIVIDUALS}&delimiter=tab`, tabbed.replace(/,(?! née)/g, '\t'));
    expect(other.counts).toEqual(counts({ rows: 1, created: 1 }));
  });

  it('(16) break every rule once: row, column and rule are named, the value nowhere', async () => {
    const lines = [COLUMNS.join(','), ...BROKEN.map(([column, value]) => rowWith(column, value))];
    const others = ['canary short,1990-01-01', `canary"quoted${','.repeat(COLUMNS.length - 1)}`];
    const notUtf8 = Buffer.concat([
      Buffer.from('canary '),
      Buffer.from([0xe9]),
      Buffer.from(','.repeat(COLUMNS.length - 1)),
    ]);
    const file = Buffer.concat([Buffer.from(`${[...lines, ...others].join('\n')}\n`), notUtf8]);
    const report = await imported(admin, INDIVIDUALS, file);
    const rows = BROKEN.length + 2;
    expect(report.errors).toEqual([
      ...BROKEN.map(([column, , rule], index) => [index + 2, column, expect.stringContaining(rule) as unknown]),
      [rows, null, 'must have as many cells as the header'],
      [rows + 1, null, 'must hold quotes only around whole cells, and doubled inside of them'],
      [rows + 2, null, 'must be UTF-8'],
    ]);
    expect(report.counts).toEqual(counts({ rows: rows + 1, failed: rows + 1 }));
    expect(Object.values(report.rules).reduce((sum, count) => sum + count, 0)).toBe(report.errors.length);
    const values = [...BROKEN.map(([, value]) => value.slice(0, 40)), 'canary short', 'canary"quoted'];
    const long = values.filter((value) => value.length >= 8 && !value.startsWith('2031'));
    const canaries = new NeedleIndex(long.map((value, index) => ({ label: `value ${index}`, value })));
    expect(scanBuffer(Buffer.from(JSON.stringify(report)), canaries)).toEqual([]);
    expect(await scanDatabase(asSuperuser(amparo.urls.data), canaries)).toEqual([]);
  });

  it('(16) have every broken rule told, not only the first', async () => {
    const csv =
      'given_name,birth_date,identifier:card,identifier:card:expires\nx,soon,V-1,later\ny,1990-01-01,V-100009,\n';
    const report = await imported(admin, INDIVIDUALS, csv);
    expect(report.errors.map((error) => (error as unknown[]).slice(0, 2))).toEqual([
      [2, 'birth_date'],
      [2, 'identifier:card'],
      [2, 'identifier:card:expires'],
    ]);
    expect(report.counts).toEqual(counts({ rows: 2, created: 1, failed: 1 }));
  });

  it('are told of in a file a spreadsheet may open', async () => {
    const { id } = await imported(admin, INDIVIDUALS, 'given_name,identifier:card\nx,=1+1\ny,V-1\n');
    const response = await fetch(`${amparo.url}/v1/registrants/imports/${id}/errors.csv`, {
      headers: { authorization: `Bearer ${admin.token}` },
    });
    const told = ['content-type', 'content-disposition', 'cache-control'].map((name) => response.headers.get(name));
    expect([response.status, ...told]).toEqual([
      200,
      'text/csv; charset=utf-8',
      'attachment; filename="import-errors.csv"',
      'no-store',
    ]);
    const line = (row: number): string => `${row},identifier:card,must match the pattern of its ID type\r\n`;
    expect(await response.text()).toBe(`row,column,rule\r\n${line(2)}${line(3)}`);
    const unknown = '01a20000-0000-7000-8000-000000000001';
    for (const path of ['', '/errors', '/errors.csv'])
      expect((await admin.get(`/v1/registrants/imports/${unknown}${path}`)).status).toBe(404);
  });

  it('end where quotes cease to make sense: what came before is in, the row is named', async () => {
    const csv = 'given_name,identifier:card\nx,V-200001\n"y,V-200002\nz,V-200003\n';
    const report = await imported(admin, INDIVIDUALS, csv);
    expect([report.state, report.problem]).toEqual(['failed', 'registry:import-unreadable']);
    expect(report.errors).toEqual([[3, null, 'the file cannot be read from this row on: a quote is not closed']]);
    expect(await entriesOf(admin, 'card', 'V-200001')).toHaveLength(1);
    expect(await entriesOf(admin, 'card', 'V-200003')).toEqual([]);
  });
});
