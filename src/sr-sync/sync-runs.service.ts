import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { currentCaller, OperationDto, ScopeService } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Cursors } from '#platform/http/cursors.js';
import { type Page, pageOf, type PageQuery } from '#platform/http/page.js';
import { newId } from '#platform/ids/ids.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { Clock } from '#platform/time/clock.js';
import { standingOf } from './run-standing.js';
import { SocialRegistry } from './social-registry.entity.js';
import { SourceInactive } from './sr-sync.errors.js';
import { SyncRunDto } from './sync-run.dto.js';
import { type SyncMode, SyncRun } from './sync-run.entity.js';

export const PULL_RECORDS = 'pull-records';

/** Who orders a run: a user, or the schedule for the one who described the source. */
type Orderer = Pick<SyncRun, 'orderedBy' | 'createdBy'>;

/** Pulls from sources: ordered one at a time, and told of. */
@Injectable()
export class SyncRunsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly cursors: Cursors,
    private readonly operations: OperationsService,
    private readonly clock: Clock,
  ) {}

  /** Orders a pull. Throws `AlreadyUnderWay` while one of this source is, {@link SourceInactive}. */
  async start(sourceId: string, mode: SyncMode): Promise<OperationDto> {
    this.scope.requireEverywhere('social registry');
    return this.uow.run(async () => {
      const where = { where: { id: sourceId }, lock: { mode: 'pessimistic_write' as const } };
      const source = await this.uow.repository(SocialRegistry).findOne(where);
      if (!source) throw new NotFound('social registry');
      return this.order(source, mode, { orderedBy: 'user', createdBy: currentCaller().userId });
    });
  }

  /** Orders a pull from a source that the transaction in hand has locked. Throws as {@link start} does. */
  async order(source: SocialRegistry, mode: SyncMode, by: Orderer): Promise<OperationDto> {
    if (!source.active) throw new SourceInactive();
    const [id, watermark] = [newId(), this.clock.now()];
    const since = mode === 'incremental' ? sinceOf(source) : null;
    const operation = await this.operations.order({
      kind: PULL_RECORDS,
      subject: source.id,
      createdBy: by.createdBy,
      parameters: { runId: id, since: since?.toISOString() ?? null },
    });
    await this.uow.repository(SyncRun).insert({
      ...by,
      id,
      socialRegistryId: source.id,
      operationId: operation.id,
      mode,
      watermark,
      since,
      createdAt: watermark,
    });
    return OperationDto.from(operation);
  }

  /** Newest first. */
  async list(sourceId: string, query: PageQuery): Promise<Page<SyncRunDto>> {
    await this.requireSource(sourceId);
    const before = this.cursors.decode<string>('sync-runs', query.cursor);
    const runs = await this.uow.repository(SyncRun).find({
      where: { socialRegistryId: sourceId, ...(before ? { id: LessThan(before) } : {}) },
      order: { id: 'desc' },
      take: query.limit + 1,
    });
    const shown = await this.shown(sourceId, runs);
    return pageOf(this.cursors, 'sync-runs', runs, query.limit, ({ id }) => id).map(({ id }) => shown.get(id)!);
  }

  async get(sourceId: string, id: string): Promise<SyncRunDto> {
    await this.requireSource(sourceId);
    const run = await this.uow.repository(SyncRun).findOneBy({ id, socialRegistryId: sourceId });
    if (!run) throw new NotFound('sync run');
    return (await this.shown(sourceId, [run])).get(id)!;
  }

  /** Runs of a source as they stand, by id. */
  private async shown(sourceId: string, runs: readonly SyncRun[]): Promise<Map<string, SyncRunDto>> {
    const newest = await this.uow
      .repository(SyncRun)
      .findOne({ where: { socialRegistryId: sourceId }, order: { id: 'desc' } });
    const ids = runs.flatMap(({ operationId, confirmationId }) => [
      operationId,
      ...(confirmationId ? [confirmationId] : []),
    ]);
    const operations = await this.operations.many(ids);
    return new Map(
      runs.map((run) => {
        const confirmation = run.confirmationId === null ? undefined : operations.get(run.confirmationId);
        const standing = standingOf(operations.get(run.operationId)!, confirmation, run.id === newest?.id);
        return [run.id, SyncRunDto.from(run, standing)];
      }),
    );
  }

  private async requireSource(id: string): Promise<void> {
    this.scope.requireEverywhere('social registry');
    if (!(await this.uow.repository(SocialRegistry).existsBy({ id }))) throw new NotFound('social registry');
  }
}

/** What was made or changed before the watermark, but was not to be seen yet, lies within the overlap. */
const sinceOf = ({ watermark, overlapSeconds }: SocialRegistry): Date | null =>
  watermark && new Date(watermark.getTime() - overlapSeconds * 1000);
