import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import type { OperationHandler, OperationRun } from '#platform/operations/operation.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { rest } from '#platform/operations/wait-until.js';
import {
  AbsorbRecords,
  type PullRun,
  ReadTold,
  RegistryService,
  RememberPages,
  rowsBut,
  type SealedBatch,
  type SetAside,
} from '#registry';
import type { SourceRecord } from '../dialects/dialect.js';
import { Dialects } from '../dialects/dialects.js';
import { setAsideFor } from '../quarantine/retry-records.service.js';
import { type Rejected, SetAsideRecords } from '../quarantine/set-aside.service.js';
import { SocialRegistry } from '../social-registry.entity.js';
import { TooManyGone } from '../sr-sync.errors.js';
import { SyncRun } from '../sync-run.entity.js';
import { PULL_RECORDS } from '../sync-runs.service.js';
import { EndPull, type Ending, type Step } from './end-pull.service.js';
import { mapPage } from './map-page.js';
import { mappingContext, type MappingContext } from './map-record.js';
import { PageInHand } from './page-in-hand.js';
import { TELL_TOTAL } from './pull-records.sql.js';
import { FIRST_PAGE, type Position, type ReadPage, readPages } from './read-pages.js';
import { RecallPages } from './recall-pages.js';
import { ThreadReader } from './thread-reader.js';

/** Where the next page begins, or, after the last, where the end of the pull is. */
type Cursor = Position | Ending;

/** Pulls a source page by page: each page is one transaction of content, set-aside records, counts and checkpoint. */
@Injectable()
export class PullRecords implements OperationHandler, OnModuleInit {
  readonly kind = PULL_RECORDS;

  constructor(
    private readonly operations: OperationsService,
    private readonly uow: UnitOfWork,
    private readonly registry: RegistryService,
    private readonly absorb: AbsorbRecords,
    private readonly reading: ReadTold,
    private readonly memory: RememberPages,
    private readonly dialects: Dialects,
    private readonly aside: SetAsideRecords,
    private readonly ending: EndPull,
  ) {}

  onModuleInit(): void {
    this.operations.register(this);
  }

  async run(run: OperationRun): Promise<void> {
    const source = await this.uow.repository(SocialRegistry).findOneBy({ id: run.subject });
    if (!source) throw new NotFound('social registry');
    const pull = await this.pullOf(run);
    if (run.cursor === null) await this.ending.begin(source.id, pull);
    if (!isAtEnd(run)) await this.absorbAll(source, run, pull);
    await this.complete(source, run, pull);
  }

  private async absorbAll(source: SocialRegistry, run: OperationRun, pull: PullRun): Promise<void> {
    const context = mappingContext(source.mapping, await this.registry.declarations());
    const pages = this.mappedPages(source, run, context, pull);
    const totals = new Map<string, number>();
    const commit = async (page: PageInHand, batch: SealedBatch): Promise<void> => {
      const { next: cursor, total, position } = page.place;
      const { kind } = position;
      await run.chunk(async () => {
        const { received: done, dropped } = page;
        const { ended } = await this.absorb.write(batch);
        const doubtful = batch.setAside.map((one) => rejectedOf(one, page.mapped));
        const aside = [...page.rejected, ...doubtful];
        await this.aside.setAside(source.id, pull.id, aside);
        await this.remember(source.id, pull, page, batch);
        if (total !== null && totals.get(kind) !== total) await this.uow.change(TELL_TOTAL, [pull.id, kind, total]);
        const told = { asked: 1, received: done, [`${kind}s`]: done, droppedFields: dropped };
        return { cursor, done, counts: { ...batch.counts, ...told, quarantined: aside.length, ended } };
      });
      if (total !== null) totals.set(kind, total);
    };
    await this.absorb.absorbPages(source.id, pages, commit, { run: pull });
  }

  /** What a thread has read of a page of a full pull, but for what was set aside: the next one need not read it again. */
  private async remember(sourceId: string, { id, full }: PullRun, page: PageInHand, batch: SealedBatch): Promise<void> {
    const { kind: list, offset: place } = page.place.position;
    const records = page.batch && rowsBut(page.batch, new Set(batch.setAside.map(({ index }) => index)));
    if (full && records?.length) await this.memory.keep({ sourceId, list }, { place, records }, id, page.before);
  }

  /**
   * What follows when everything was taken in, step by step from where it was left. Not where so much is gone that somebody must
   * confirm it first: throws {@link TooManyGone}.
   */
  private async complete(source: SocialRegistry, run: OperationRun, pull: PullRun): Promise<void> {
    const confirmed = run.parameters['confirmed'] === true;
    let reached: Ending = isAtEnd(run) && run.cursor !== null ? (run.cursor as Ending) : 'end';
    while (reached !== 'complete' && reached !== 'held') {
      const at: Ending = reached;
      let step: Step | undefined;
      await run.chunk(async () => (step = await this.ending.step(source.id, pull, confirmed, at)));
      reached = step!.cursor;
    }
    if (reached === 'held') throw new TooManyGone();
    await this.ending.ended(pull);
  }

  private async pullOf(run: OperationRun): Promise<PullRun> {
    const { id, mode, watermark } = await this.uow
      .repository(SyncRun)
      .findOneByOrFail({ id: run.parameters['runId'] as string });
    return { id, beganAt: watermark, full: mode === 'full' };
  }

  private async *mappedPages(
    source: SocialRegistry,
    run: OperationRun,
    context: MappingContext,
    pull: PullRun,
  ): AsyncGenerator<PageInHand> {
    for await (const { items, told, position, following, total } of this.pages(source, run, context, pull)) {
      const place = { position, next: following ?? ('end' as const), total };
      yield told ? PageInHand.ofThread(place, await told) : PageInHand.of(place, items.length, mapPage(items, context));
    }
  }

  /** Pages from the cursor on. */
  private async *pages(
    source: SocialRegistry,
    run: OperationRun,
    context: MappingContext,
    pull: PullRun,
  ): AsyncGenerator<ReadPage> {
    const recall = pull.full ? new RecallPages(this.memory, source.id) : null;
    const reader = new ThreadReader(this.reading, source.id, source, context, recall);
    const from = (run.cursor as Position | null) ?? FIRST_PAGE;
    const { runId, since } = run.parameters as { runId: string; since: string | null };
    try {
      yield* readPages(this.dialects.of(source, runId, run.signal, reader), source, since, from);
    } catch (error) {
      await rest(run, 0); // throws when it was given up because the run is to stop
      throw error;
    }
  }
}

/** Nothing is to be fetched: it was, or somebody confirms what an earlier operation found. */
const isAtEnd = ({ cursor, parameters }: OperationRun): boolean =>
  (cursor !== null && !isPosition(cursor as Cursor)) || parameters['confirmed'] === true;

const isPosition = (cursor: Cursor): cursor is Position => typeof cursor === 'object' && 'offset' in cursor;

const rejectedOf = (doubt: SetAside, mapped: readonly SourceRecord[]): Rejected => ({
  ...setAsideFor(doubt),
  item: mapped[doubt.index],
});
