import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OperationDto } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import type { OperationHandler, OperationRun } from '#platform/operations/operation.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { Clock } from '#platform/time/clock.js';
import { ProgramsService } from '#programs';
import { CycleMovesService } from '../cycle-moves.service.js';
import { CYCLE_FLOW } from '../cycle.lifecycle.js';
import { CyclesService } from '../cycles.service.js';
import { FundLedgerService } from '../fund-ledger.service.js';
import { OpenDeliveries } from '../open-deliveries.js';
import { SubmissionsService } from '../submissions.service.js';
import { WITHDRAW_LINES } from './withdraw-cycle.sql.js';

interface Parameters {
  readonly to: 'draft' | 'cancelled';
  readonly reason: string;
  /** Of a cycle that is reopened. */
  readonly freezeAt?: string;
}

/**
 * Reopens a cycle or cancels it, as long as nothing of it was dispatched: its lines are cancelled, what was reserved for them is
 * available again, and what waits for approval waits no more. One transaction, all of it or nothing.
 */
@Injectable()
export class WithdrawCycleService implements OperationHandler, OnModuleInit {
  readonly kind = 'withdraw-cycle';

  constructor(
    private readonly uow: UnitOfWork,
    private readonly operations: OperationsService,
    private readonly cycles: CyclesService,
    private readonly moves: CycleMovesService,
    private readonly submissions: SubmissionsService,
    private readonly ledger: FundLedgerService,
    private readonly programs: ProgramsService,
    private readonly deliveries: OpenDeliveries,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.operations.register(this);
  }

  /** Back to a draft, to be prepared as of another freeze. */
  async reopen(cycleId: string, reason: string, freezeAt: string | undefined): Promise<OperationDto> {
    const { programId } = await this.cycles.visible(cycleId);
    const freeze = await this.cycles.freezeOf(programId, freezeAt);
    return this.order(cycleId, { to: 'draft', reason, freezeAt: freeze.toISOString() });
  }

  cancel(cycleId: string, reason: string): Promise<OperationDto> {
    return this.order(cycleId, { to: 'cancelled', reason });
  }

  async run(run: OperationRun): Promise<void> {
    if (run.cursor) return;
    const { to, reason, freezeAt } = run.parameters as unknown as Parameters;
    await run.chunk(async () => {
      const { programId } = await this.cycles.get(run.subject);
      await this.programs.hold(programId); // no batch is made of the lines meanwhile
      const cycle = await this.moves.lock(run.subject);
      CYCLE_FLOW.assert(cycle.state, to);
      await this.deliveries.assertNotBatched(cycle.id);
      await this.submissions.end(cycle.id, 'withdrawn', reason);
      const values = [cycle.id, this.clock.now(), run.createdBy, to === 'draft' ? 'reopened' : 'cycle_cancelled'];
      const withdrawn = await this.uow.row<{ count: number; released: Record<string, string> }>(WITHDRAW_LINES, values);
      const { count, released } = withdrawn!;
      await this.ledger.release(programId, released, reason);
      const anew = {
        revision: cycle.revision + 1,
        freezeAt: new Date(freezeAt ?? 0),
        preparedBy: null,
        submittedBy: null,
      };
      await this.moves.move(cycle, to, reason, to === 'draft' ? anew : {});
      return { cursor: { withdrawn: true }, done: count, total: count, counts: { cancelled: count } };
    });
  }

  private async order(cycleId: string, parameters: Parameters): Promise<OperationDto> {
    const { programId, state } = await this.cycles.visible(cycleId);
    CYCLE_FLOW.assert(state, parameters.to);
    await this.deliveries.assertNotBatched(cycleId);
    const order = { kind: this.kind, subject: cycleId, programId, parameters: { ...parameters } };
    return OperationDto.from(await this.operations.order(order));
  }
}
