import { setTimeout as pause } from 'node:timers/promises';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { statement } from '#platform/database/statement.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { newId } from '#platform/ids/ids.js';
import type { OperationRecord, OperationRun } from '#platform/operations/operation.js';
import { OperationRunner } from '#platform/operations/operation-runner.js';
import { CLAIM } from '#platform/operations/operations.sql.js';
import type { OperationsService } from '#platform/operations/operations.service.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { operationsOf } from '../support/operations.js';

type Work = (run: OperationRun) => Promise<void>;

const MARK = statement(
  'test.mark',
  `insert into registry.id_type (id, code, name, class, pattern) values ($1, $2, '', 'functional', '')`,
);
const MARKS = statement('test.marks', 'select code from registry.id_type where code like $1 order by code');
const EXPIRE = statement(
  'test.expire',
  `update platform.operation set lease_until = now() - interval '1 second' where id = $1`,
);
const TOLD = statement(
  'test.told',
  `select action, outcome, facts ->> 'state' as state from audit.event where object_ids @> array[$1::uuid] order by id`,
);

describe('operations', () => {
  let amparo: TestApp;
  let operations: OperationsService;
  let uow: UnitOfWork;

  beforeAll(async () => {
    amparo = await startTestApp();
    operations = operationsOf(amparo.app);
    uow = amparo.app.get(UnitOfWork, { strict: false });
  });
  afterAll(() => amparo.close());

  /** Orders an operation of a kind of its own, done by `work`. */
  async function order(kind: string, work: Work): Promise<string> {
    operations.register({ kind, run: work });
    return (await operations.order({ kind, subject: 'it', createdBy: newId() })).id;
  }

  async function until(id: string, met: (operation: OperationRecord) => boolean): Promise<OperationRecord> {
    for (let look = 0; look < 400; look++) {
      const operation = await operations.get(id);
      if (met(operation)) return operation;
      await pause(50);
    }
    throw new Error(`The operation did not get there: ${JSON.stringify(await operations.get(id))}`);
  }

  const ended = (id: string) => until(id, ({ state }) => !['queued', 'running'].includes(state));
  const mark = (code: string) => uow.change(MARK, [newId(), code]);
  const marks = async (prefix: string) =>
    (await uow.rows<{ code: string }>(MARKS, [`${prefix}%`])).map(({ code }) => code);
  /** Steps `from` to 3, each a chunk that leaves a mark and counts itself. */
  const step = (run: OperationRun, prefix: string, number: number) =>
    run.chunk(async () => {
      await mark(`${prefix}${number}`);
      return { cursor: number, done: 10, total: 30, counts: { marks: 1 } };
    });

  const told = (id: string) => uow.rows<{ action: string; outcome: string; state: string | null }>(TOLD, [id]);

  it('commit their progress with each chunk, and add up what they count', async () => {
    const id = await order('steady', async (run) => {
      for (const number of [1, 2, 3]) await step(run, 'steady_', number);
    });
    expect(await ended(id)).toMatchObject({
      state: 'succeeded',
      done: 30,
      total: 30,
      counts: { marks: 3 },
      cursor: 3,
      problem: null,
    });
    expect(await marks('steady_')).toEqual(['steady_1', 'steady_2', 'steady_3']);
  });

  it('go on from the last chunk after an unexpected error, and lose the chunk it happened in', async () => {
    const cursors: unknown[] = [];
    const id = await order('stumbling', async (run) => {
      cursors.push(run.cursor);
      for (let number = ((run.cursor as number | null) ?? 0) + 1; number <= 3; number++) {
        if (number === 2 && cursors.length === 1)
          await run.chunk(async () => {
            await mark('stumbling_lost');
            throw new TypeError('unexpected');
          });
        await step(run, 'stumbling_', number);
      }
    });
    expect((await until(id, ({ problem }) => problem !== null)).problem).toBe('platform:unexpected');
    expect(await ended(id)).toMatchObject({ state: 'succeeded', done: 30, counts: { marks: 3 } });
    expect(cursors).toEqual([null, 1]);
    expect(await marks('stumbling_')).toEqual(['stumbling_1', 'stumbling_2', 'stumbling_3']);
  });

  it('fail at once, with its code, on a refusal of the domain', async () => {
    let runs = 0;
    const id = await order('refused', async () => {
      runs += 1;
      throw new NotFound('thing');
    });
    expect(await ended(id)).toMatchObject({ state: 'failed', problem: 'platform:not-found' });
    expect(runs).toBe(1);
  });

  it('stop between two chunks when they are cancelled', async () => {
    const id = await order('endless', async (run) => {
      for (let number = 1; ; number++) {
        await step(run, 'endless_', number);
        if (number === 1) await operations.cancel(run.id);
      }
    });
    expect(await ended(id)).toMatchObject({ state: 'cancelled', done: 10, cursor: 1 });
    expect(await marks('endless_')).toEqual(['endless_1']);
    expect((await told(id)).filter(({ action }) => action === 'operation:end')).toMatchObject([{ state: 'cancelled' }]);
    await expect(operations.cancel(id)).rejects.toMatchObject({ code: 'operations:already-finished' });
  });

  it('that nobody does yet are cancelled where they wait', async () => {
    const { id } = await operations.order({ kind: 'nobody-does-this', subject: 'it', createdBy: newId() });
    expect(await operations.cancel(id)).toMatchObject({ state: 'cancelled' });
    expect(await told(id)).toEqual([
      { action: 'operation:order', outcome: 'succeeded', state: null },
      { action: 'operation:end', outcome: 'succeeded', state: 'cancelled' },
    ]);
  });

  it('of one kind run once at a time for a subject', async () => {
    const twice = () => operations.order({ kind: 'nobody-does-this', subject: 'same', createdBy: newId() });
    await twice();
    await expect(twice()).rejects.toMatchObject({ code: 'operations:already-under-way', kind: 'conflict' });
  });

  it('are taken over when the lease ran out, and nothing of the old holder is committed any more', async () => {
    const runs: unknown[] = [];
    let refused: unknown;
    const id = await order('taken-over', async (run) => {
      runs.push(run.cursor);
      if (runs.length > 1) return step(run, 'taken_', 2);
      await step(run, 'taken_', 1);
      // a replica that dies as soon as it has claimed the operation
      await uow.run(async () => {
        await uow.change(EXPIRE, [run.id]);
        await uow.rows(CLAIM, ['another:1', 2, ['taken-over']]);
      });
      await step(run, 'taken_late_', 1).catch((error: unknown) => {
        refused = error;
        throw error;
      });
    });
    expect(await ended(id)).toMatchObject({ state: 'succeeded', done: 20, cursor: 2, counts: { marks: 2 } });
    expect(runs).toEqual([null, 1]);
    expect(refused).toBeDefined();
    expect(await marks('taken_')).toEqual(['taken_1', 'taken_2']);
  });

  it('tell their handler when they are lost, also between chunks', async () => {
    let told = false;
    const id = await order('waiting', async (run) => {
      await operations.cancel(run.id);
      await new Promise((resolve) => run.signal.addEventListener('abort', resolve, { once: true }));
      told = true;
      await step(run, 'waiting_', 1);
    });
    expect((await ended(id)).state).toBe('cancelled');
    expect(told).toBe(true);
    expect(await marks('waiting_')).toEqual([]);
  });

  it('are handed back to the queue when the process is going down', async () => {
    const id = await order('handed-back', async (run) => {
      await step(run, 'back_', 1);
      await new Promise((resolve) => run.signal.addEventListener('abort', resolve, { once: true }));
      await step(run, 'back_', 2);
    });
    await until(id, ({ done }) => done === 10);
    await amparo.app.get(OperationRunner, { strict: false }).beforeApplicationShutdown();
    expect(await operations.get(id)).toMatchObject({ state: 'queued', done: 10, cursor: 1 });
    expect(await marks('back_')).toEqual(['back_1']);
  });
});
