import { Injectable } from '@nestjs/common';
import { currentCaller, ScopeService } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import type { Flow } from '#platform/lifecycle/flow.js';
import { Clock } from '#platform/time/clock.js';
import { EntitlementsService } from '#entitlements';
import { BatchMovesService } from '../batch-moves.service.js';
import { DeliveryChannelsService } from '../delivery-channels.service.js';
import { DisbursementDto } from '../disbursement.dto.js';
import {
  COUNTER_FLOW,
  type DisbursementLifecycle,
  type DisbursementState,
  GOODS_FLOW,
  MONEY_FLOW,
} from '../disbursement.lifecycle.js';
import type { DisbursementRecord } from '../disbursement.record.js';
import { HeldAsDuplicate, StillOpen } from '../disbursements.errors.js';
import { DISBURSEMENT, REISSUE_OF } from '../disbursements.sql.js';
import { MOVE_DISBURSEMENTS } from '../moves.sql.js';
import { PrepareBatchService } from '../prepare-batch/prepare-batch.service.js';
import type { ReissueDisbursementDto } from './single-move.dto.js';
import { FIND_ATTEMPT, HOLD_TO_MOVE, IS_DUPLICATE } from './single-moves.sql.js';

interface Attempt {
  readonly id: string;
  readonly registrantId: string;
  readonly entitlementId: string;
  readonly programId: string;
  readonly cycleId: string;
  readonly batchId: string;
  readonly benefitId: string;
  readonly channelId: string;
  readonly lifecycle: DisbursementLifecycle;
  readonly state: DisbursementState;
  readonly closedAt: Date | null;
}

const FLOWS: Readonly<Record<DisbursementLifecycle, Flow<DisbursementState>>> = {
  money: MONEY_FLOW as Flow<DisbursementState>,
  goods: GOODS_FLOW as Flow<DisbursementState>,
  counter: COUNTER_FLOW as Flow<DisbursementState>,
};

/** Single attempts: held back, let go, cancelled, and made anew. */
@Injectable()
export class SingleMoves {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly entitlements: EntitlementsService,
    private readonly channels: DeliveryChannelsService,
    private readonly preparing: PrepareBatchService,
    private readonly moves: BatchMovesService,
    private readonly clock: Clock,
  ) {}

  /** What is held is not sent. */
  hold(id: string, reason: string): Promise<DisbursementDto> {
    return this.move(id, reason, () => 'held');
  }

  /**
   * In a batch that is being sent, or has been, nothing is sent later: there the attempt is cancelled, and what it was for is due in
   * the next batch. Throws {@link HeldAsDuplicate}.
   */
  release(id: string, reason: string): Promise<DisbursementDto> {
    return this.move(id, reason, async (attempt, batchState) => {
      FLOWS[attempt.lifecycle].assert(attempt.state, 'pending');
      if ((await this.uow.row<{ found: boolean }>(IS_DUPLICATE, [id]))!.found) throw new HeldAsDuplicate();
      return batchState === 'draft' || batchState === 'approved' ? 'pending' : 'cancelled';
    });
  }

  /** Cancels the attempt, and not what it was for: that is due in the next batch. */
  cancel(id: string, reason: string): Promise<DisbursementDto> {
    return this.move(id, reason, () => 'cancelled');
  }

  /**
   * Makes another attempt for what did not arrive, in a batch of its own, which somebody else approves. No unit moves by it: what is
   * due stays reserved. Throws {@link StillOpen}, and what making a batch throws.
   */
  async reissue(id: string, { reason, channelId }: ReissueDisbursementDto): Promise<DisbursementDto> {
    const found = await this.find(id);
    if (found.closedAt === null) throw new StillOpen(found.state);
    const cycle = await this.entitlements.cycle(found.cycleId);
    const channel = await this.channels.forProgram(channelId ?? found.channelId, found.programId);
    const { benefitId, entitlementId } = found;
    const anew = { entitlementId, reissues: id, reason };
    return this.uow.run(async () => {
      const batch = await this.preparing.prepare(cycle, channel, { benefitId, anew });
      return DisbursementDto.from((await this.uow.row<DisbursementRecord>(REISSUE_OF, [batch.id]))!);
    });
  }

  private async move(
    id: string,
    reason: string,
    to: (attempt: Attempt, batchState: string) => DisbursementState | Promise<DisbursementState>,
  ): Promise<DisbursementDto> {
    const { batchId } = await this.find(id);
    return this.uow.run(async () => {
      const batch = await this.moves.lock(batchId); // it is not approved, sent or settled meanwhile
      const attempt = await this.find(id, HOLD_TO_MOVE);
      const target = await to(attempt, batch.state);
      FLOWS[attempt.lifecycle].assert(attempt.state, target);
      const now = this.clock.now();
      const closed = target === 'cancelled' ? now : null;
      const which = [[id], [attempt.registrantId], [attempt.state]];
      const values = [...which, target, now, closed, null, currentCaller().userId, reason, false];
      await this.uow.change(MOVE_DISBURSEMENTS, values);
      await this.moves.settleIfDone(batchId);
      return DisbursementDto.from((await this.uow.row<DisbursementRecord>(DISBURSEMENT, [id, null]))!);
    });
  }

  private async find(id: string, how = FIND_ATTEMPT): Promise<Attempt> {
    const attempt = await this.uow.row<Attempt>(how, [id]);
    if (!attempt) throw new NotFound('disbursement');
    this.scope.requireWholeProgram(attempt.programId, 'disbursement');
    return attempt;
  }
}
