import { Injectable, type OnModuleInit } from '@nestjs/common';
import { stage } from '#platform/database/stage.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { FIRST_ID } from '#platform/ids/ids.js';
import type { ChunkProgress, OperationHandler, OperationRun } from '#platform/operations/operation.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { waitUntil } from '#platform/operations/wait-until.js';
import { RootKeys } from '#platform/vault/root-keys.js';
import { workAhead } from '#platform/workers/work-ahead.js';
import { WorkerPool } from '#platform/workers/worker-pool.js';
import type { FilledChunk, FillTask } from './fill-index.worker.js';
import { type Fence, IndexFence } from './index-fence.js';
import {
  CHUNK_END,
  DROP_OLD,
  DROP_ORPHANS,
  FILL,
  FILL_ONLY,
  FILLED,
  IDENTIFIERS,
  WITHOUT_ENTRY,
} from './rotate-index-key.sql.js';

const WORKER = new URL('./fill-index.worker.js', import.meta.url).href;
const CHUNK_SIZE = 5_000;
const DROPPED_AT_ONCE = 20_000;

const STEPS = ['making', 'filling', 'checking', 'retiring', 'dropping'] as const;
type Step = (typeof STEPS)[number];

interface Cursor {
  readonly version: number;
  readonly step: Step;
  readonly after: string;
}

/**
 * Replaces the key of the blind index while the registry serves: both versions are written and either is asked for, until
 * every identifier has its new entry. Look-ups find everybody at every moment.
 */
@Injectable()
export class RotateIndexKeyService implements OperationHandler, OnModuleInit {
  readonly kind = 'rotate-index-key';

  constructor(
    private readonly operations: OperationsService,
    private readonly roots: RootKeys,
    private readonly fence: IndexFence,
    private readonly workers: WorkerPool,
    private readonly uow: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.operations.register(this);
  }

  /** Every step may be repeated after a crash; the fence moves with the cursor. */
  async run(run: OperationRun): Promise<void> {
    let cursor = (run.cursor as Cursor | null) ?? (await this.begin(run));
    const { version } = cursor;
    for (const step of STEPS.slice(STEPS.indexOf(cursor.step))) {
      if (step !== cursor.step) cursor = { version, step, after: FIRST_ID };
      await this[step](run, cursor);
    }
  }

  /** From here on the new version may be written. */
  private async begin(run: OperationRun): Promise<Cursor> {
    const version = await this.roots.next('index');
    const total = (await this.uow.row<{ total: number }>(IDENTIFIERS))!.total;
    const cursor: Cursor = { version, step: 'making', after: FIRST_ID };
    await run.chunk(async () => {
      await this.fence.move(({ allowed }) => ({ allowed: [...allowed, version] }));
      return { cursor, done: 0, total };
    });
    return cursor;
  }

  /** All replicas have it: from here on it must be written. */
  private async making(run: OperationRun, { version }: Cursor): Promise<void> {
    await this.roots.add('index', version);
    await waitUntil(run, () => this.roots.everyoneKnows(`index:${version}`));
    await this.move(run, version, 'filling', ({ required }) => ({ required: [...required, version] }));
  }

  private async filling(run: OperationRun, { version, after: begin }: Cursor): Promise<void> {
    const chunks = workAhead(
      async (chunk: { last: string } | null) => this.chunkAfter(chunk?.last ?? begin),
      (selection) => this.workers.run<FilledChunk>(WORKER, 'default', { version, selection } satisfies FillTask),
      this.workers.size + 1,
    );
    for await (const { piece, result } of chunks)
      await this.fill(run, version, result, { step: 'filling', after: piece.last });
  }

  /** Nobody is left without: what was passed over is filled in by id. From here on the new version alone finds everybody. */
  private async checking(run: OperationRun, { version }: Cursor): Promise<void> {
    let after = FIRST_ID;
    for (;;) {
      const ids = (await this.uow.rows<{ id: string }>(WITHOUT_ENTRY, [version, after, CHUNK_SIZE])).map(
        ({ id }) => id,
      );
      if (ids.length === 0) break;
      after = ids.at(-1)!;
      const task: FillTask = { version, selection: { ids } };
      const filled = await this.workers.run<FilledChunk>(WORKER, 'default', task);
      if (filled.entries > 0) await this.fill(run, version, filled, { step: 'checking', after: FIRST_ID });
    }
    await this.move(run, version, 'retiring', ({ complete }) => ({ complete: [...complete, version] }));
  }

  /** The new version is the primary, and the only one that need be written or can be relied upon. */
  private async retiring(run: OperationRun, { version }: Cursor): Promise<void> {
    await this.roots.promote('index', version);
    await run.chunk(async () => {
      await this.fence.move(() => ({ required: [version], complete: [version] }));
      return { cursor: { version, step: 'retiring', after: FIRST_ID }, done: 0 };
    });
    await this.roots.retireOlder('index', version);
    for (const old of (await this.roots.list()).filter((key) => key.purpose === 'index' && key.version < version))
      await waitUntil(run, () => this.roots.nobodyKnows(`index:${old.version}`));
    await this.move(run, version, 'dropping', () => ({ allowed: [version] }));
  }

  private async dropping(run: OperationRun, { version }: Cursor): Promise<void> {
    let isMore = true;
    while (isMore) isMore = await this.dropSome(run, version);
  }

  /** Whether there may be more. */
  private async dropSome(run: OperationRun, version: number): Promise<boolean> {
    const cursor: Cursor = { version, step: 'dropping', after: FIRST_ID };
    let dropped = 0;
    await run.chunk(async () => {
      dropped = await this.uow.change(DROP_OLD, [version, DROPPED_AT_ONCE]);
      if (dropped < DROPPED_AT_ONCE) await this.uow.change(DROP_ORPHANS);
      return { cursor, done: 0, counts: { dropped } };
    });
    return dropped === DROPPED_AT_ONCE;
  }

  private async chunkAfter(after: string): Promise<{ after: string; last: string } | null> {
    const end = await this.uow.row<{ last: string | null }>(CHUNK_END, [after, CHUNK_SIZE]);
    return end?.last ? { after, last: end.last } : null;
  }

  private fill(run: OperationRun, version: number, filled: FilledChunk, at: Omit<Cursor, 'version'>): Promise<void> {
    return run.chunk(async (): Promise<ChunkProgress> => {
      await this.uow.rows(FILL_ONLY);
      await stage(this.uow.client, FILLED.table, FILLED.columns, [filled.rows]);
      const indexed = await this.uow.change(FILL, [version]);
      const done = at.step === 'filling' ? filled.seen : 0;
      return { cursor: { version, ...at }, done, counts: { indexed } };
    });
  }

  private move(
    run: OperationRun,
    version: number,
    step: Step,
    change: (fence: Fence) => Partial<Fence>,
  ): Promise<void> {
    return run.chunk(async () => {
      await this.fence.move(change);
      return { cursor: { version, step, after: FIRST_ID }, done: 0 };
    });
  }
}
