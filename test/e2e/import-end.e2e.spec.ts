import type { ApiClient } from '../support/api-client.js';
import type { TestApp } from '../support/app.js';
import { connected } from '../support/database.js';
import { ended, startDeclared, upload } from '../support/imports.js';

const people = (count: number): string =>
  `given_name,identifier:card\n${Array.from({ length: count }, (_, index) => `P${index},V-${100_000 + index}`).join('\n')}\n`;

describe('the end of an import', () => {
  let amparo: TestApp;
  let admin: ApiClient;

  beforeAll(async () => {
    ({ amparo, admin } = await startDeclared({ AMPARO_CONCURRENT_OPERATIONS: '1' }));
  });
  afterAll(() => amparo.close());

  const ask = (database: 'data' | 'keys', sql: string, values: unknown[] = []): Promise<number> =>
    connected(amparo.urls[database], async (client) => (await client.query(sql, values)).rowCount ?? 0);
  const started = async (csv: string): Promise<{ id: string; operationId: string }> =>
    (await upload(admin, 'content=individuals', csv)).body as { id: string; operationId: string };
  const kept = async (id: string): Promise<[number, number]> => [
    await ask('data', 'select from registry.import_chunk where import_id = $1', [id]),
    await ask('keys', 'select from keys.work_key where id = $1', [id]),
  ];
  const cleared = async (id: string): Promise<void> => {
    while ((await kept(id)).join() !== '0,0') await new Promise((resolve) => setTimeout(resolve, 50));
  };
  const cancel = async ({ operationId }: { operationId: string }): Promise<number> =>
    (await admin.post(`/v1/operations/${operationId}/cancel`)).status;

  it('destroys key and spool of one that is cancelled, whether it waits or runs; what is in stays', async () => {
    const running = await started(people(40_000));
    const waiting = await started(people(10));
    expect(await kept(waiting.id)).toEqual([1, 1]);
    expect(await cancel(waiting)).toBe(202);
    expect((await ended(admin, waiting.id)).state).toBe('cancelled');
    await cleared(waiting.id);
    while (((await admin.get(`/v1/operations/${running.operationId}`)).body.done as number) === 0)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await kept(running.id))[1]).toBe(1);
    expect(await cancel(running)).toBe(202);
    const report = await ended(admin, running.id);
    expect(report.state).toBe('cancelled');
    await cleared(running.id);
    expect(await ask('data', 'select from registry.registrant')).toBe(report.counts['created']);
    expect(await cancel(running)).toBe(409);
  });

  it.each([
    ['its key is destroyed', 'keys', 'delete from keys.work_key where id = $1'],
    ['a chunk is missing', 'data', 'delete from registry.import_chunk where import_id = $1 and sequence = 1'],
    [
      'a chunk is changed',
      'data',
      `update registry.import_chunk set sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1) where import_id = $1 and sequence = 1`,
    ],
    [
      'two chunks change places',
      'data',
      `update registry.import_chunk c set sealed = o.sealed from registry.import_chunk o
        where c.import_id = $1 and o.import_id = $1 and c.sequence + o.sequence = 3 and c.sequence in (1, 2)`,
    ],
    ['its end is cut off', 'data', 'delete from registry.import_chunk where import_id = $1 and final'],
    [
      'an earlier chunk says it is the end',
      'data',
      'update registry.import_chunk set final = true where import_id = $1 and sequence = 0',
    ],
  ] as const)('is a failure when %s, and reads no further', async (_what, database, sql) => {
    const before = await started(people(20_000));
    const broken = await started(people(50_000));
    expect(await kept(broken.id)).toEqual([4, 1]);
    await ask(database, sql, [broken.id]);
    await cancel(before);
    const report = await ended(admin, broken.id);
    expect([report.state, report.problem]).toEqual(['failed', 'registry:import-gone']);
    await cleared(broken.id);
  });
});
