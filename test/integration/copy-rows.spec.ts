import pg from 'pg';
import { type TestDatabases, testDatabases } from '../support/database.js';
import { idBytes, newId } from '#platform/ids/ids.js';
import { CopyRows } from '#platform/database/copy-rows.js';
import { DatabaseFault } from '#platform/database/database-error.js';
import { stage } from '#platform/database/stage.js';

const COLUMNS = 'id uuid, note text, raw bytea, doc jsonb, small integer, large bigint, flag boolean, at timestamptz';

describe('rows in binary COPY form', () => {
  let databases: TestDatabases;
  let client: pg.Client;

  beforeAll(async () => {
    databases = await testDatabases();
    client = new pg.Client({ connectionString: databases.urls.data });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await databases.drop();
  });
  beforeEach(() => client.query('begin'));
  afterEach(() => client.query('rollback'));

  const staged = async (columns: string, rows: readonly Uint8Array[]): Promise<Record<string, unknown>[]> => {
    await stage(client, 'staged', columns, rows);
    return (await client.query<Record<string, unknown>>('select * from staged')).rows;
  };

  it('arrive as they were, of every type', async () => {
    const id = newId();
    const rows = new CopyRows(7);
    rows
      .row()
      .uuid(id)
      .text('Zoë — 名前 \t\n\\N')
      .bytes(Buffer.from([0, 255, 92]))
      .jsonb(Buffer.from('{"a":[1,"é"]}'))
      .integer(-7)
      .bigint(-(2n ** 63n))
      .boolean(true);
    expect(await staged(COLUMNS.replace(', at timestamptz', ''), [rows.take()])).toEqual([
      {
        id,
        note: 'Zoë — 名前 \t\n\\N',
        raw: Buffer.from([0, 255, 92]),
        doc: { a: [1, 'é'] },
        small: -7,
        large: '-9223372036854775808',
        flag: true,
      },
    ]);
  });

  it('arrive as nulls where nothing was', async () => {
    const rows = new CopyRows(6);
    rows.row().uuid(null).text(null).bytes(null).integer(null).bigint(null).null();
    const [row] = await staged('id uuid, note text, raw bytea, small integer, large bigint, flag boolean', [
      rows.take(),
    ]);
    expect(Object.values(row!)).toEqual([null, null, null, null, null, null]);
  });

  it('arrive from the extremes of their types', async () => {
    const rows = new CopyRows(5);
    rows
      .row()
      .text('')
      .bytes(Buffer.alloc(0))
      .integer(2 ** 31 - 1)
      .bigint(2n ** 63n - 1n)
      .boolean(false);
    const [row] = await staged('note text, raw bytea, small integer, large bigint, flag boolean', [rows.take()]);
    expect(row).toEqual({
      note: '',
      raw: Buffer.alloc(0),
      small: 2147483647,
      large: '9223372036854775807',
      flag: false,
    });
  });

  it('grow beyond their first buffer, also by a single value larger than it', async () => {
    const rows = new CopyRows(2, 16);
    const texts = Array.from({ length: 500 }, (_, index) => 'ö'.repeat(index));
    for (const text of [...texts, 'x'.repeat(300_000)]) rows.row().uuid(newId()).text(text);
    expect(rows.rows).toBe(501);
    const found = await staged('id uuid, note text', [rows.take()]);
    expect(found.map(({ note }) => note)).toEqual([...texts, 'x'.repeat(300_000)]);
  });

  it('go on in another buffer after they were taken, and are staged in pieces', async () => {
    const rows = new CopyRows(1);
    const taken = [1, 2, 3].map((value) => rows.row().integer(value).take());
    expect((await staged('value integer', taken)).map(({ value }) => value)).toEqual([1, 2, 3]);
  });

  it('take a uuid as text or as its 16 bytes', async () => {
    const id = newId();
    const rows = new CopyRows(2);
    rows.row().uuid(id).bytes(idBytes(id));
    expect(await staged('a uuid, b uuid', [rows.take()])).toEqual([{ a: id, b: id }]);
  });

  it('are gone with their transaction', async () => {
    await staged('value integer', []);
    await client.query('commit');
    const { rows } = await client.query<{ there: string | null }>(`select to_regclass('staged') as there`);
    expect(rows[0]!.there).toBeNull();
  });

  it('that do not fit are a fault that tells no value', async () => {
    const rows = new CopyRows(1);
    rows.row().text('Amina Yusuf');
    const fault = (await staged('value integer', [rows.take()]).catch((error: unknown) => error)) as DatabaseFault;
    expect(fault).toBeInstanceOf(DatabaseFault);
    expect(fault.message + fault.stack).not.toContain('Amina');
  });
});
