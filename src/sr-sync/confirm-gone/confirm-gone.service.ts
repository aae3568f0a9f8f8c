import { Injectable } from '@nestjs/common';
import { OperationDto, ScopeService } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { countsOf, isHeld } from '../run-standing.js';
import { SocialRegistry } from '../social-registry.entity.js';
import { NothingToConfirm } from '../sr-sync.errors.js';
import { SyncRun } from '../sync-run.entity.js';
import { PULL_RECORDS } from '../sync-runs.service.js';

/** Confirms that what the last full pull of a source did not meet is gone, however much it is. */
@Injectable()
export class ConfirmGone {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly operations: OperationsService,
  ) {}

  /** Throws {@link NothingToConfirm}; `AlreadyUnderWay` while the source is pulled from. */
  async confirm(sourceId: string, runId: string): Promise<OperationDto> {
    this.scope.requireEverywhere('social registry');
    return this.uow.run(async () => {
      const where = { where: { id: sourceId }, lock: { mode: 'pessimistic_write' as const } };
      if (!(await this.uow.repository(SocialRegistry).findOne(where))) throw new NotFound('social registry');
      const runs = this.uow.repository(SyncRun);
      const run = await runs.findOneBy({ id: runId, socialRegistryId: sourceId });
      if (!run) throw new NotFound('sync run');
      const last = await runs.findOne({ where: { socialRegistryId: sourceId }, order: { id: 'desc' } });
      const operation = await this.operations.get(run.operationId);
      if (last?.id !== runId || run.completedAt !== null || !isHeld(operation)) throw new NothingToConfirm();
      const earlier = run.confirmationId === null ? null : await this.operations.get(run.confirmationId);
      const parameters = { runId, since: null, confirmed: true, ...(earlier ? { counted: countsOf(earlier) } : {}) };
      const ordered = await this.operations.order({ kind: PULL_RECORDS, subject: sourceId, parameters });
      await runs.update({ id: runId }, { confirmationId: ordered.id });
      return OperationDto.from(ordered);
    });
  }
}
