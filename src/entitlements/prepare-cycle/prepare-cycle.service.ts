import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { MoveNotAllowed } from '#platform/lifecycle/flow.js';
import type { OperationHandler, OperationRun } from '#platform/operations/operation.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { Clock } from '#platform/time/clock.js';
import { CycleMovesService } from '../cycle-moves.service.js';
import { Cycle } from '../cycle.entity.js';
import { COUNT_ENROLLED, HOLD_DRAFT, PREPARE_CHUNK } from './prepare-cycle.sql.js';

const ENROLMENTS_A_CHUNK = 10_000;

interface Cursor {
  readonly last: string | null;
  readonly finished: boolean;
}

/** Makes one line for each enrolment as of the freeze and each benefit. Repeated or concurrent runs make exactly one each. */
@Injectable()
export class PrepareCycleService implements OperationHandler, OnModuleInit {
  readonly kind = 'prepare-cycle';

  constructor(
    private readonly uow: UnitOfWork,
    private readonly operations: OperationsService,
    private readonly moves: CycleMovesService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.operations.register(this);
  }

  async run(run: OperationRun): Promise<void> {
    for (let cursor = run.cursor as Cursor | null; !cursor?.finished;)
      cursor = await this.chunk(run, cursor?.last ?? null);
  }

  private async chunk(run: OperationRun, after: string | null): Promise<Cursor> {
    let cursor: Cursor = { last: after, finished: false };
    await run.chunk(async () => {
      const { enrolled, last, counts, total } = await this.prepare(run, after);
      cursor = { last: last ?? after, finished: enrolled < ENROLMENTS_A_CHUNK };
      if (cursor.finished) await this.finish(run);
      return { cursor, done: enrolled, counts, ...(total === undefined ? {} : { total }) };
    });
    return cursor;
  }

  private async prepare(run: OperationRun, after: string | null) {
    const held = await this.uow.row<{ state: string }>(HOLD_DRAFT, [run.subject]);
    if (held?.state !== 'draft') throw new MoveNotAllowed('cycle', held?.state ?? 'unknown', 'prepared');
    const { programId, freezeAt } = (await this.uow.repository(Cycle).findOneBy({ id: run.subject }))!;
    const counted =
      after === null ? await this.uow.row<{ enrolled: number }>(COUNT_ENROLLED, [programId, freezeAt]) : undefined;
    const made = await this.uow.row<{ enrolled: number; last: string | null; counts: Record<string, number> }>(
      PREPARE_CHUNK,
      [run.subject, programId, freezeAt, after, ENROLMENTS_A_CHUNK, run.parameters['benefitIds'], this.clock.now()],
    );
    return { ...made!, total: counted?.enrolled };
  }

  private async finish(run: OperationRun): Promise<void> {
    await this.moves.move(await this.moves.lock(run.subject), 'prepared', 'prepared', { preparedBy: run.createdBy });
  }
}
