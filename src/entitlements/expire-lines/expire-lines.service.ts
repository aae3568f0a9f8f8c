import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OperationDto } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { FIRST_ID } from '#platform/ids/ids.js';
import type { OperationHandler, OperationRun } from '#platform/operations/operation.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { Clock } from '#platform/time/clock.js';
import { ProgramsService } from '#programs';
import { CompleteCycle } from '../complete-cycle.service.js';
import { CyclesService } from '../cycles.service.js';
import { FundLedgerService } from '../fund-ledger.service.js';
import { OpenDeliveries } from '../open-deliveries.js';
import { END_LINES, NEXT_EXPIRED } from './expire-lines.sql.js';

const A_CHUNK = 5_000;

interface Cursor {
  readonly after: string;
  readonly finished: boolean;
}

interface Line {
  readonly id: string;
  readonly registrantId: string;
}

/**
 * Ends what is still due after its last day, except what is on its way: what waits in a batch or is held back is not. What was reserved
 * for it is available again.
 */
@Injectable()
export class ExpireLinesService implements OperationHandler, OnModuleInit {
  readonly kind = 'expire-lines';

  constructor(
    private readonly uow: UnitOfWork,
    private readonly operations: OperationsService,
    private readonly cycles: CyclesService,
    private readonly completing: CompleteCycle,
    private readonly ledger: FundLedgerService,
    private readonly programs: ProgramsService,
    private readonly deliveries: OpenDeliveries,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.operations.register(this);
  }

  async order(cycleId: string): Promise<OperationDto> {
    const { programId } = await this.cycles.visible(cycleId);
    return OperationDto.from(await this.operations.order({ kind: this.kind, subject: cycleId, programId }));
  }

  /** Where nobody asks: the schedule, for whoever made the cycle. */
  async orderFor(cycleId: string, programId: string, createdBy: string): Promise<void> {
    await this.operations.order({ kind: this.kind, subject: cycleId, programId, createdBy });
  }

  async run(run: OperationRun): Promise<void> {
    const { programId } = await this.cycles.get(run.subject);
    for (let cursor = (run.cursor as Cursor | null) ?? { after: FIRST_ID, finished: false }; !cursor.finished;)
      cursor = await this.chunk(run, programId, cursor.after);
  }

  private async chunk(run: OperationRun, programId: string, after: string): Promise<Cursor> {
    let cursor: Cursor = { after, finished: false };
    await run.chunk(async () => {
      await this.programs.hold(programId); // no batch is made of the lines meanwhile
      const today = this.clock.now().toISOString().slice(0, 10);
      const lines = await this.uow.rows<Line>(NEXT_EXPIRED, [run.subject, after, today, A_CHUNK]);
      const expired = await this.expire(run, programId, lines);
      cursor = { after: lines.at(-1)?.id ?? after, finished: lines.length < A_CHUNK };
      if (cursor.finished) await this.completing.ifDelivered(run.subject);
      return { cursor, done: expired, counts: { expired } };
    });
    return cursor;
  }

  private async expire(run: OperationRun, programId: string, lines: readonly Line[]): Promise<number> {
    const ids = lines.map(({ id }) => id);
    const registrants = lines.map(({ registrantId }) => registrantId);
    await this.deliveries.callOff(registrants, ids, 'expired');
    const open = new Set(await this.deliveries.openOf(registrants, ids));
    const values = [ids.filter((id) => !open.has(id)), 'expired', this.clock.now(), run.createdBy, 'expired'];
    const ended = await this.uow.row<{ count: number; released: Record<string, string> }>(END_LINES, values);
    await this.ledger.release(programId, ended!.released, 'expired');
    return ended!.count;
  }
}
