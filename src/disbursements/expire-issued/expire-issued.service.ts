import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import type { OperationHandler, OperationRun } from '#platform/operations/operation.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { Clock } from '#platform/time/clock.js';
import { BatchMovesService } from '../batch-moves.service.js';
import { COLLECT_UNTIL, EXPIRE_ISSUED } from './expire-issued.sql.js';

const A_CHUNK = 5_000;

interface Cursor {
  readonly after: string | null;
  readonly finished: boolean;
}

/** What was issued and not collected in time is so no more: it is due again, in another batch. */
@Injectable()
export class ExpireIssuedService implements OperationHandler, OnModuleInit {
  readonly kind = 'expire-issued';

  constructor(
    private readonly uow: UnitOfWork,
    private readonly operations: OperationsService,
    private readonly moves: BatchMovesService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.operations.register(this);
  }

  /** Where nobody asks: the schedule, for whoever made the batch. */
  async orderFor(batchId: string, programId: string, createdBy: string): Promise<void> {
    await this.operations.order({ kind: this.kind, subject: batchId, programId, createdBy });
  }

  async run(run: OperationRun): Promise<void> {
    const found = await this.uow.row<{ over: boolean | null }>(COLLECT_UNTIL, [run.subject, this.clock.now()]);
    if (!found?.over) return;
    for (let cursor = (run.cursor as Cursor | null) ?? { after: null, finished: false }; !cursor.finished;)
      cursor = await this.chunk(run, cursor.after);
  }

  private async chunk(run: OperationRun, after: string | null): Promise<Cursor> {
    let cursor: Cursor = { after, finished: false };
    await run.chunk(async () => {
      const values = [run.subject, after, A_CHUNK, this.clock.now(), run.createdBy];
      const expired = await this.uow.rows<{ id: string }>(EXPIRE_ISSUED, values);
      cursor = { after: expired.at(-1)?.id ?? after, finished: expired.length < A_CHUNK };
      if (cursor.finished) await this.moves.settleIfDone(run.subject);
      return { cursor, done: expired.length, counts: { expired: expired.length } };
    });
    return cursor;
  }
}
