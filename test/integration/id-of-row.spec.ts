import { ID_OF_ROW } from '#platform/ids/id-of-row.js';
import { connected, type TestDatabases, testDatabases } from '../support/database.js';

const MADE = `with made as materialized (select ${ID_OF_ROW} as id, n from generate_series(1, $1::int) n) select id::text as id from made order by n`;

describe('ids of rows that a statement makes', () => {
  let databases: TestDatabases;
  beforeAll(async () => {
    databases = await testDatabases();
  });
  afterAll(() => databases.drop());

  const made = (count: number): Promise<string[]> =>
    connected(databases.urls.owner, async (client) =>
      (await client.query<{ id: string }>(MADE, [count])).rows.map(({ id }) => id),
    );

  it('are UUIDv7, each another one, in the order of the rows, and of the statements', async () => {
    const ids = [...(await made(70_000)), ...(await made(300))];
    expect(
      ids.filter((id) => !/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
    ).toEqual([]);
    expect(new Set(ids).size).toBe(70_300);
    expect(ids.every((id, index) => index === 0 || ids[index - 1]! < id)).toBe(true);
    expect(new Set(ids.map((id) => id.slice(0, 28))).size).toBe(2);
  });
});
