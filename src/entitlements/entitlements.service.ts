import { Injectable } from '@nestjs/common';
import { ScopeService } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { Cursors } from '#platform/http/cursors.js';
import { type Page, pageOf, type PageQuery } from '#platform/http/page.js';
import { ApprovalCheckService } from './approve-cycle/approval-check.service.js';
import type { BenefitRecord } from './benefit.entity.js';
import { BenefitsService } from './benefits.service.js';
import { CompleteCycle } from './complete-cycle.service.js';
import { CycleMovesService } from './cycle-moves.service.js';
import type { CycleRecord } from './cycle.entity.js';
import { CyclesService } from './cycles.service.js';
import { EntitlementDto } from './entitlement.dto.js';
import type { EntitlementRecord, Settlement, SettlementColumns } from './entitlement.record.js';
import { ENTITLEMENTS_OF, ENTITLEMENTS_OF_CYCLE } from './entitlements.sql.js';
import { SettleDeliveriesService } from './settle-deliveries/settle-deliveries.service.js';

/** What other rooms may know of entitlements, and tell them. */
@Injectable()
export class EntitlementsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly cycles: CyclesService,
    private readonly moves: CycleMovesService,
    private readonly benefitsService: BenefitsService,
    private readonly check: ApprovalCheckService,
    private readonly completing: CompleteCycle,
    private readonly settling: SettleDeliveriesService,
    private readonly cursors: Cursors,
  ) {}

  /** Every line of these registrants, within these programs (null: all). */
  entitlementsOf(registrantIds: readonly string[], programIds: readonly string[] | null): Promise<EntitlementRecord[]> {
    return this.uow.rows<EntitlementRecord>(ENTITLEMENTS_OF, [registrantIds, programIds]);
  }

  async ofCycle(cycleId: string, query: PageQuery): Promise<Page<EntitlementDto>> {
    const { programId } = await this.cycles.visible(cycleId);
    const list = `entitlements:${cycleId}`;
    const after = this.cursors.decode<string>(list, query.cursor) ?? null;
    const rows = await this.uow.rows<EntitlementRecord>(ENTITLEMENTS_OF_CYCLE, [
      cycleId,
      after,
      query.limit + 1,
      await this.scope.areasIn(programId),
    ]);
    return pageOf(this.cursors, list, rows, query.limit, (row) => row.id).map(EntitlementDto.from);
  }

  /** Throws NotFound. The scope of a caller is for the caller to check. */
  cycle(cycleId: string): Promise<CycleRecord> {
    return this.cycles.get(cycleId);
  }

  benefits(ids: readonly string[]): Promise<BenefitRecord[]> {
    return this.benefitsService.byIds(ids);
  }

  benefitsOfProgram(programId: string): Promise<BenefitRecord[]> {
    return this.benefitsService.ofProgram(programId);
  }

  /** Throws {@link ApprovalVoid} when the lines are not those that were approved. */
  assertApprovalHolds(cycleId: string): Promise<void> {
    return this.check.assertHolds(cycleId);
  }

  /** The first batch is on its way. A cycle already delivering stays so. */
  startDelivering(cycleId: string): Promise<void> {
    return this.uow.run(async () => {
      const cycle = await this.moves.lock(cycleId);
      if (cycle.state !== 'delivering') await this.moves.move(cycle, 'delivering', 'dispatched');
    });
  }

  /** After something came back: what was completed delivers again, where something is due again. */
  deliverAgain(cycleId: string): Promise<void> {
    return this.completing.openIfDue(cycleId);
  }

  /** Completes a cycle in which nothing is due any more; one with failed deliveries stays delivering. */
  completeIfDelivered(cycleId: string): Promise<void> {
    return this.completing.ifDelivered(cycleId);
  }

  /** Joins the caller's unit of work: states, fund and history follow what was delivered, or nothing does. */
  settle(settlements: readonly Settlement[], reason: string): Promise<void> {
    return this.settling.settle(settlements, reason);
  }

  /** The same of very many. */
  settleColumns(settlements: SettlementColumns, reason: string): Promise<void> {
    return this.settling.settleColumns(settlements, reason);
  }
}
