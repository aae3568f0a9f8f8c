import { Injectable, type OnModuleInit } from '@nestjs/common';
import { currentCaller, OperationDto } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { newId } from '#platform/ids/ids.js';
import type { OperationHandler, OperationRun } from '#platform/operations/operation.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { Clock } from '#platform/time/clock.js';
import { ProgramsService } from '#programs';
import { CycleMovesService } from '../cycle-moves.service.js';
import type { Cycle } from '../cycle.entity.js';
import { CYCLE_FLOW } from '../cycle.lifecycle.js';
import { CyclesService } from '../cycles.service.js';
import { FundsMissing, MakerIsChecker, NothingToApprove } from '../entitlements.errors.js';
import { FundLedgerService } from '../fund-ledger.service.js';
import { APPROVE_LINES, DIGEST_LINES, EVER_MADE_BY, KEEP_APPROVAL, UNCOVERED } from './approve-cycle.sql.js';

interface Bound {
  readonly lines: string;
  readonly totals: readonly { readonly currency?: string; readonly amountMinor?: string }[];
  readonly digest: Buffer;
}

/**
 * Approval binds the lines (digest), reserves the money and moves lines and cycle: one transaction, all of it or nothing.
 * A million lines take about a minute, so it is an operation; what refuses it is answered when it is ordered, and judged again in it.
 */
@Injectable()
export class ApproveCycleService implements OperationHandler, OnModuleInit {
  readonly kind = 'approve-cycle';

  constructor(
    private readonly uow: UnitOfWork,
    private readonly operations: OperationsService,
    private readonly cycles: CyclesService,
    private readonly moves: CycleMovesService,
    private readonly ledger: FundLedgerService,
    private readonly programs: ProgramsService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.operations.register(this);
  }

  async order(cycleId: string): Promise<OperationDto> {
    const cycle = await this.cycles.visible(cycleId);
    await this.programs.requireOpen(cycle.programId);
    assertMayApprove(cycle, currentCaller().userId);
    await this.assertNoMaker(cycleId, currentCaller().userId);
    const uncovered = await this.uow.rows<{ currency: string }>(UNCOVERED, [cycleId, cycle.programId]);
    if (uncovered.length > 0) throw new FundsMissing(uncovered.map((row) => row.currency));
    return OperationDto.from(
      await this.operations.order({ kind: this.kind, subject: cycleId, programId: cycle.programId }),
    );
  }

  async run(run: OperationRun): Promise<void> {
    if (run.cursor) return;
    await run.chunk(async () => {
      const lines = await this.approve(run.subject, run.createdBy);
      return { cursor: { approved: true }, done: lines, total: lines, counts: { approved: lines } };
    });
  }

  /** Lines first, then the digest over them as they now stand and are held: nothing can change in between. */
  private async approve(cycleId: string, approvedBy: string): Promise<number> {
    const cycle = await this.moves.lock(cycleId);
    assertMayApprove(cycle, approvedBy);
    await this.assertNoMaker(cycleId, approvedBy);
    await this.programs.requireOpen(cycle.programId); // it may have been paused since this was ordered
    const [approvalId, at] = [newId(), this.clock.now()];
    if ((await this.uow.change(APPROVE_LINES, [cycleId, approvalId, approvedBy, at])) === 0)
      throw new NothingToApprove();
    const bound = (await this.uow.row<Bound>(DIGEST_LINES, [cycleId, approvalId]))!;
    await this.reserve(cycle, approvalId, bound);
    const values = [cycleId, cycle.revision, approvedBy, at, bound.lines, JSON.stringify(bound.totals), bound.digest];
    await this.uow.change(KEEP_APPROVAL, [approvalId, ...values]);
    await this.moves.move(cycle, 'approved', 'approved');
    return Number(bound.lines);
  }

  /** Whoever ever prepared or submitted it, also before a rejection, does not approve it. */
  private async assertNoMaker(cycleId: string, userId: string): Promise<void> {
    if ((await this.uow.row<{ found: boolean }>(EVER_MADE_BY, [cycleId, userId]))!.found) throw new MakerIsChecker();
  }

  private async reserve(cycle: Cycle, approvalId: string, { totals }: Bound): Promise<void> {
    for (const { currency, amountMinor } of totals) {
      if (!currency || !amountMinor) continue;
      const reserved = {
        kind: 'reserve',
        programId: cycle.programId,
        currency,
        amountMinor: BigInt(amountMinor),
      } as const;
      await this.ledger.post({ ...reserved, referenceId: approvalId });
    }
  }
}

function assertMayApprove(cycle: Cycle, userId: string): void {
  CYCLE_FLOW.assert(cycle.state, 'approved');
  if ([cycle.createdBy, cycle.preparedBy, cycle.submittedBy].includes(userId)) throw new MakerIsChecker();
}
