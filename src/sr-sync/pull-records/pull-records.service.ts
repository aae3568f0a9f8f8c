import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { newId } from '#platform/ids/ids.js';
import type { OperationHandler, OperationRun } from '#platform/operations/operation.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { rest } from '#platform/operations/wait-until.js';
import { ServiceCipher } from '#platform/vault/service-cipher.js';
import {
  AbsorbRecords,
  type IncomingRecord,
  type PullRun,
  RegistryService,
  type SealedBatch,
  type SetAside,
} from '#registry';
import type { PageItem, SourceRecord } from '../dialects/dialect.js';
import { Dialects } from '../dialects/dialects.js';
import { SocialRegistry } from '../social-registry.entity.js';
import { SyncRun } from '../sync-run.entity.js';
import { PULL_RECORDS } from '../sync-runs.service.js';
import { keepDeclared } from './keep-declared.js';
import { BadRecord, mappingContext, mapRecord, type MappingContext } from './map-record.js';
import { COMPLETE_RUN, MOVE_WATERMARK, QUARANTINE, TELL_TOTAL } from './pull-records.sql.js';
import { FIRST_PAGE, type Position, type ReadPage, readPages } from './read-pages.js';

/** Where the next page begins: `end` after the last, `complete` when all that follows from it is done. */
type Cursor = Position | 'end' | 'complete';

interface Rejected {
  readonly pointer: string;
  readonly reason: string;
  readonly item: unknown;
}

/** A page's records, mapped, and those that were set aside. */
interface MappedPage {
  readonly records: IncomingRecord[];
  /** What each of them was mapped from. */
  readonly mapped: SourceRecord[];
  readonly rejected: Rejected[];
  /** Values that were not asked for. */
  dropped: number;
}

interface PageInHand extends MappedPage {
  readonly received: number;
  readonly total: number | null;
  readonly position: Position;
  readonly next: Position | 'end';
}

/** Pulls a source page by page: each page is one transaction of content, set-aside records, counts and checkpoint. */
@Injectable()
export class PullRecords implements OperationHandler, OnModuleInit {
  readonly kind = PULL_RECORDS;

  constructor(
    private readonly operations: OperationsService,
    private readonly uow: UnitOfWork,
    private readonly registry: RegistryService,
    private readonly absorb: AbsorbRecords,
    private readonly cipher: ServiceCipher,
    private readonly dialects: Dialects,
  ) {}

  onModuleInit(): void {
    this.operations.register(this);
  }

  async run(run: OperationRun): Promise<void> {
    const source = await this.uow.repository(SocialRegistry).findOneBy({ id: run.subject });
    if (!source) throw new NotFound('social registry');
    if ((run.cursor as Cursor | null) === 'complete') return;
    const context = mappingContext(source.mapping, await this.registry.declarations());
    const pull = await this.pullOf(run);
    const pages = this.mappedPages(source, run, context);
    const commit = (page: PageInHand, batch: SealedBatch): Promise<void> =>
      run.chunk(async () => {
        const { received: done, position, next: cursor, total, dropped } = page;
        const { ended } = await this.absorb.write(batch);
        const aside = [...page.rejected, ...batch.setAside.map((one) => doubtful(one, page.mapped))];
        await this.setAside(source, run, aside);
        if (total !== null) await this.uow.change(TELL_TOTAL, [pull.id, position.kind, total]);
        const told = { asked: 1, received: done, [`${position.kind}s`]: done, droppedFields: dropped };
        return { cursor, done, counts: { ...batch.counts, ...told, quarantined: aside.length, ended } };
      });
    await this.absorb.absorbPages(source.id, pages, commit, pull);
    await this.complete(source, run);
  }

  /** Everything was taken in: what comes after the start of this run, an incremental one may ask for alone. */
  private async complete(source: SocialRegistry, run: OperationRun): Promise<void> {
    await run.chunk(async () => {
      await this.uow.change(COMPLETE_RUN, [run.parameters['runId']]);
      await this.uow.change(MOVE_WATERMARK, [source.id, run.parameters['runId']]);
      return { cursor: 'complete' satisfies Cursor, done: 0 };
    });
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
  ): AsyncGenerator<PageInHand> {
    for await (const { items, following, ...at } of this.pages(source, run))
      yield { ...at, next: following ?? 'end', received: items.length, ...mapPage(items, context) };
  }

  /** Pages from the cursor on. */
  private async *pages(source: SocialRegistry, run: OperationRun): AsyncGenerator<ReadPage> {
    const from = (run.cursor as Cursor | null) ?? FIRST_PAGE;
    if (typeof from === 'string') return;
    const { runId, since } = run.parameters as { runId: string; since: string | null };
    try {
      yield* readPages(this.dialects.of(source, runId, run.signal), source, since, from);
    } catch (error) {
      await rest(run, 0); // throws when it was given up because the run is to stop
      throw error;
    }
  }

  private async setAside(source: SocialRegistry, run: OperationRun, rejected: readonly Rejected[]): Promise<void> {
    if (rejected.length === 0) return;
    const rows = rejected.map(({ item, ...fault }) => {
      const id = newId();
      return { id, ...fault, sealed: this.cipher.seal('quarantine', id, cut(JSON.stringify(item)), 1024) };
    });
    await this.uow.change(QUARANTINE, [
      source.id,
      run.parameters['runId'],
      rows.map((row) => row.id),
      rows.map((row) => row.reason),
      rows.map((row) => row.pointer),
      rows.map((row) => row.sealed),
    ]);
  }
}

/** As much of a record as can be sealed. */
const cut = (text: string): string => Buffer.from(text).subarray(0, 60_000).toString('utf8');

function mapPage(items: readonly PageItem[], context: MappingContext): MappedPage {
  const page: MappedPage = { records: [], mapped: [], rejected: [], dropped: 0 };
  for (const item of items) {
    if ('unreadable' in item)
      page.rejected.push({ pointer: '#', reason: 'not of the agreed shape', item: item.unreadable });
    else takeIn(item.record, context, page);
  }
  return page;
}

const doubtful = ({ index, pointer }: SetAside, mapped: readonly SourceRecord[]): Rejected => ({
  pointer,
  reason: 'may be several registrants',
  item: mapped[index],
});

function takeIn(sent: SourceRecord, context: MappingContext, page: MappedPage): void {
  const { record, dropped } = keepDeclared(sent, context.mapping);
  page.dropped += dropped;
  try {
    page.records.push(mapRecord(record, context));
    page.mapped.push(record);
  } catch (error) {
    if (!(error instanceof BadRecord)) throw error;
    page.rejected.push({ pointer: error.pointer, reason: error.reason, item: record });
  }
}
