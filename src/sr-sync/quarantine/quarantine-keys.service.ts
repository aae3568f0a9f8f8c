import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import type { OperationRecord } from '#platform/operations/operation.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { WorkKeys } from '#platform/vault/work-keys.js';
import { SyncRun } from '../sync-run.entity.js';
import { DECIDED_RUNS } from './quarantine.sql.js';

const KIND = 'quarantine';

/** The keys of what runs set aside: one for each run, destroyed when the last of its records is decided. */
@Injectable()
export class QuarantineKeys {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly keys: WorkKeys,
    private readonly operations: OperationsService,
  ) {}

  /** To be wiped after use. */
  async of(runId: string): Promise<Buffer> {
    return (await this.ifAny(runId)) ?? (await this.keys.make(runId, KIND));
  }

  /** Undefined when it was destroyed. To be wiped after use. */
  ifAny(runId: string): Promise<Buffer | undefined> {
    return this.keys.open(runId, KIND);
  }

  /**
   * Keys of runs with nothing left to decide go, and every copy of what they sealed is noise; not those of a run that goes on and
   * may be about to use it. `endedRunId`: a pull that is at its end.
   */
  async forgetDecided(endedRunId: string | null = null): Promise<void> {
    const kept = await this.keys.olderThan(KIND, 0);
    const decided = (await this.uow.rows<{ id: string }>(DECIDED_RUNS, [kept])).map(({ id }) => id);
    const runs = await this.uow.repository(SyncRun).findBy({ id: In(decided) });
    const operations = await this.operations.many(runs.map(({ operationId }) => operationId));
    for (const { id, operationId } of runs)
      if (id === endedRunId || !isUnderWay(operations.get(operationId))) await this.keys.destroy(id);
  }
}

const isUnderWay = (operation: OperationRecord | undefined): boolean =>
  operation?.state === 'queued' || operation?.state === 'running';
