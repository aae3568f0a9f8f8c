import { Injectable } from '@nestjs/common';
import { currentCaller, ScopeService } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import type { Statement } from '#platform/database/statement.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { newId } from '#platform/ids/ids.js';
import { Clock } from '#platform/time/clock.js';
import { EntitlementsService } from '#entitlements';
import { ProgramsService } from '#programs';
import { BatchMovesService } from '../batch-moves.service.js';
import { capabilityOf, type ChannelKind } from '../channel-kinds.js';
import { DeliveryDto, type RecordDeliveryDto, type ReturnDeliveryDto } from '../delivery.dto.js';
import type { DisbursementLifecycle, DisbursementState } from '../disbursement.lifecycle.js';
import { CollectionOver, NotHandedOver, NotOut, VoucherNeeded } from '../disbursements.errors.js';
import { ResultsService } from '../reconcile/results.service.js';
import { columnsOf, deliveredOf, type Measured, unitsSaid, wholeOf } from './handed.js';
import {
  HOLD_ATTEMPT,
  HOLD_LAST_ATTEMPT,
  KEEP_DELIVERY,
  PROGRAM_OF_DISBURSEMENT,
  PROGRAM_OF_ENTITLEMENT,
  TAKE_BACK,
} from './record-delivery.sql.js';

/** An attempt, held. */
export interface HeldAttempt extends Measured {
  readonly id: string;
  readonly registrantId: string;
  readonly entitlementId: string;
  readonly programId: string;
  readonly cycleId: string;
  readonly batchId: string;
  readonly channelKind: ChannelKind;
  readonly lifecycle: DisbursementLifecycle;
  readonly state: DisbursementState;
  /** Until when it can be collected; null: as long as it is out. */
  readonly collectUntil: Date | null;
}

const HANDED_OVER: readonly string[] = ['delivered', 'partly_delivered', 'collected'];

/** What a distribution point hands over, line by line, and what comes back. Line, entitlement, fund and proof in one transaction. */
@Injectable()
export class RecordDelivery {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly programs: ProgramsService,
    private readonly entitlements: EntitlementsService,
    private readonly results: ResultsService,
    private readonly moves: BatchMovesService,
    private readonly clock: Clock,
  ) {}

  /**
   * Of several at once for one line the first counts: what is left of it is due in another batch. Throws {@link NotFound},
   * {@link NotOut}, {@link CollectionOver}, {@link VoucherNeeded}, `MoreThanDue`, `OfTheOtherKind`, and ProgramClosed.
   */
  async deliver(entitlementId: string, said: RecordDeliveryDto): Promise<DeliveryDto> {
    const areas = await this.areasOf('entitlement', PROGRAM_OF_ENTITLEMENT, entitlementId);
    return this.uow.run(async () => {
      const [attempt] = await this.uow.rows<HeldAttempt>(HOLD_LAST_ATTEMPT, [entitlementId, areas]);
      if (!attempt && areas === null) throw new NotOut('none');
      if (!attempt) throw new NotFound('entitlement'); // in no area of theirs, or not out: the same to them
      if (capabilityOf(attempt.channelKind).byCode) throw new VoucherNeeded();
      return this.handOver(attempt, said);
    });
  }

  /** Hands over a held attempt that is out. */
  async handOver(attempt: HeldAttempt, said: RecordDeliveryDto): Promise<DeliveryDto> {
    const { id, registrantId, programId, batchId, lifecycle } = attempt;
    await this.programs.requireDelivering(programId);
    if (attempt.state !== 'dispatched' && attempt.state !== 'issued') throw new NotOut(attempt.state);
    if (attempt.collectUntil !== null && attempt.collectUntil <= this.clock.now()) throw new CollectionOver();
    const units = unitsSaid(attempt, said, wholeOf(attempt));
    const whole = units === wholeOf(attempt);
    const state = lifecycle === 'counter' ? 'collected' : whole ? 'delivered' : 'partly_delivered';
    const { minor, quantity } = columnsOf(attempt, units);
    const what = { id, registrantId, from: attempt, state, quantity, minor } as const;
    await this.results.apply([{ ...what, code: null, providerReference: null }], 'handed_over');
    const at = await this.keep(attempt, units, said.evidence, 'handed_over');
    await this.moves.settleIfDone(batchId);
    return DeliveryDto.from({
      ...attempt,
      state,
      deliveredMinor: minor,
      deliveredQuantity: quantity,
      units,
      at,
      evidence: said.evidence,
    });
  }

  /**
   * All of what was handed over, or a part: it is due again unless the rest has ended, and a completed cycle delivers again. Throws
   * {@link NotFound}, {@link NotHandedOver}, `MoreThanDue`, `OfTheOtherKind`, and ProgramClosed.
   */
  async takeBack(disbursementId: string, { reason, evidence, ...said }: ReturnDeliveryDto): Promise<DeliveryDto> {
    const areas = await this.areasOf('disbursement', PROGRAM_OF_DISBURSEMENT, disbursementId);
    return this.uow.run(async () => {
      const [attempt] = await this.uow.rows<HeldAttempt>(HOLD_ATTEMPT, [disbursementId, areas]);
      if (!attempt) throw new NotFound('disbursement');
      await this.programs.requireDelivering(attempt.programId);
      if (!HANDED_OVER.includes(attempt.state)) throw new NotHandedOver(attempt.state);
      const had = deliveredOf(attempt);
      const units = unitsSaid(attempt, said, had);
      const left = units === had ? 'returned' : attempt.lifecycle === 'goods' ? 'partly_delivered' : attempt.state;
      const { minor, quantity } = columnsOf(attempt, units);
      const by = currentCaller().userId;
      const now = this.clock.now();
      const what = [minor, quantity, reason, by, reason, '0'];
      await this.uow.change(TAKE_BACK, [attempt.id, attempt.registrantId, left, now, ...what]);
      const { registrantId, entitlementId, cycleId } = attempt;
      const back = columnsOf(attempt, -units);
      const settlement = { registrantId, entitlementId, deliveredMinor: BigInt(back.minor) };
      await this.entitlements.settle([{ ...settlement, deliveredQuantity: back.quantity }], reason);
      const at = await this.keep(attempt, -units, evidence, reason);
      await this.entitlements.deliverAgain(cycleId);
      const remains = columnsOf(attempt, had - units);
      const kept = { deliveredMinor: remains.minor, deliveredQuantity: remains.quantity };
      return DeliveryDto.from({ ...attempt, ...kept, state: left, units, evidence, at });
    });
  }

  private async keep(attempt: HeldAttempt, units: bigint, evidence: string, reason: string): Promise<Date> {
    const at = this.clock.now();
    const { minor, quantity } = columnsOf(attempt, units);
    const of = [attempt.registrantId, attempt.programId, attempt.id, minor, quantity];
    await this.uow.change(KEEP_DELIVERY, [newId(), ...of, evidence, reason, currentCaller().userId, at]);
    return at;
  }

  /** Areas in reach of whoever asks about it; refuses what is of another program like what nobody knows. */
  private async areasOf(what: string, statement: Statement, id: string): Promise<readonly string[] | null> {
    const found = await this.uow.row<{ programId: string }>(statement, [id]);
    if (!found) throw new NotFound(what);
    this.scope.requireProgram(found.programId, what);
    return this.scope.areasIn(found.programId);
  }
}
