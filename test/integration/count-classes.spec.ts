import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { newId } from '#platform/ids/ids.js';
import type { ChunkProgress, OperationRun } from '#platform/operations/operation.js';
import { CountClassesSchedule } from '../../src/registry/count-classes/count-classes.schedule.js';
import { CountClasses } from '../../src/registry/count-classes/count-classes.service.js';
import type { ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { connected } from '../support/database.js';
import { absorb, individual } from '../support/registrants.js';

class Killed extends Error {}

describe('a counting of classes', () => {
  let amparo: TestApp;
  let admin: ApiClient;
  let counting: CountClasses;

  beforeAll(async () => {
    amparo = await startTestApp({ AMPARO_CONCURRENT_OPERATIONS: '0' });
    admin = await amparo.api('registry_admin');
    counting = amparo.app.get(CountClasses, { strict: false });
    for (const key of ['sex', 'language'])
      await admin.post('/v1/attributes', { key, name: key, dataType: 'code', appliesTo: 'both', generalizer: 'as_is' });
    const people = (count: number, sex: string, language: string) =>
      Array.from({ length: count }, () => individual({ attributes: { sex, language } }));
    const groups = Array.from({ length: 12 }, () => ({
      ...individual({ attributes: { language: 'a' } }),
      kind: 'group' as const,
      link: ['group', newId()],
      members: [],
    }));
    await absorb(amparo, [...people(11, 'F', 'a'), ...people(9, 'M', 'a'), ...people(10, 'M', 'b'), ...groups]);
  });
  afterAll(() => amparo.close());

  /** Runs it as the runner does; the process dies after so many chunks, or lives. Gives how many chunks were committed. */
  async function run(id: string, at: { cursor: unknown }, chunks = Infinity): Promise<number> {
    const uow = amparo.app.get(UnitOfWork, { strict: false });
    let committed = 0;
    const operation: OperationRun = {
      id,
      subject: 'registrants',
      parameters: {},
      createdBy: newId(),
      cursor: at.cursor,
      signal: new AbortController().signal,
      chunk: async (work: () => Promise<ChunkProgress>) => {
        if (committed === chunks) throw new Killed();
        at.cursor = (await uow.run(work)).cursor;
        committed++;
      },
    };
    await uow
      .asWorker(() => counting.run(operation))
      .catch((error: unknown) => {
        if (!(error instanceof Killed)) throw error;
      });
    return committed;
  }

  const kept = () =>
    connected(amparo.urls.data, async (client) => {
      const { rows } = await client.query<{ id: string; classes: number; tally: number }>(
        `select id, (select count(*)::int from registry.shown_class where count_id = id) as classes,
                (select count(*)::int from registry.class_tally) as tally
           from registry.class_count where finished_at is not null`,
      );
      return rows;
    });
  const looks = async () =>
    ((await admin.get('/v1/registrants?limit=200')).body.data as { attributes: unknown }[])
      .map(({ attributes }) => JSON.stringify(attributes))
      .toSorted();

  it('that is killed anywhere goes on and comes to the same, with nothing left of the way', async () => {
    const whole = newId();
    const chunks = await run(whole, { cursor: null });
    const expected = { looks: await looks(), kept: await kept() };
    expect(expected.kept).toEqual([{ id: whole, classes: 3, tally: 0 }]); // F a, M b, and the groups
    expect(new Set(expected.looks).size).toBe(4); // nine show nothing
    for (let died = 0; died < chunks; died++) {
      const [id, at] = [newId(), { cursor: null }];
      expect(await run(id, at, died)).toBe(died);
      expect(await run(id, at)).toBe(chunks - died);
      expect(await kept()).toEqual([{ id, classes: 3, tally: 0 }]);
      expect(await looks()).toEqual(expected.looks);
    }
  });

  it('begins anew when a declaration has changed meanwhile', async () => {
    const [id, at] = [newId(), { cursor: null }];
    await run(id, at, 3);
    await connected(amparo.urls.data, (client) =>
      client.query(`update registry.attribute_definition set generalizer = 'hidden' where key = 'sex'`),
    );
    await run(id, at);
    expect(await kept()).toEqual([{ id, classes: 3, tally: 0 }]); // a, b, and the groups
    expect((await looks()).join()).not.toContain('"F"');
  });

  it('is due when there is none, after a day, and when a declaration has changed', async () => {
    const schedule = amparo.app.get(CountClassesSchedule, { strict: false });
    const set = (sql: string) => connected(amparo.urls.data, (client) => client.query(sql));
    const ordered = async () => {
      await schedule.orderIfDue();
      const { rows } = await set(
        `with ended as (update platform.operation set state = 'cancelled' where kind = 'count-classes' and state in ('queued', 'running') returning id)
         select count(*)::int as count from ended`,
      );
      return (rows[0] as { count: number }).count;
    };
    expect(await ordered()).toBe(0);
    await set(`update registry.class_count set as_of = as_of - interval '25 hours'`);
    expect(await ordered()).toBe(1);
    await set(`update registry.class_count set as_of = as_of + interval '25 hours'`);
    await set(`update registry.attribute_definition set generalizer = 'as_is' where key = 'sex'`);
    expect(await ordered()).toBe(1);
    await set(`update registry.class_count set finished_at = null`);
    expect(await ordered()).toBe(1);
  });
});
