import { Injectable } from '@nestjs/common';
import { currentCaller } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { Clock } from '#platform/time/clock.js';
import { EntitlementsService } from '#entitlements';
import { ProgramsService } from '#programs';
import { BatchMovesService } from '../batch-moves.service.js';
import { NothingToAccept, ReturnKnown } from '../disbursements.errors.js';
import type { HeldAttempt } from '../record-delivery/record-delivery.service.js';
import { TAKE_BACK } from '../record-delivery/record-delivery.sql.js';
import { HOLD_PAYMENT, IS_RETURN_KNOWN } from './accept-result.sql.js';
import { type Acceptance, judgeAcceptance } from './accepted.policy.js';
import type { Money } from './money-result.policy.js';
import { ResultsService } from './results.service.js';
import type { ToldMoney } from './told-money.js';

/** What was told of a payment, as an exception has it that was resolved in this transaction. */
export interface AcceptedResult extends ToldMoney {
  readonly exceptionId: string;
  readonly disbursementId: string;
  readonly registrantId: string;
}

type HeldPayment = HeldAttempt & { readonly excessMinor: string | null };

const ACCEPTED = 'accepted';

/** Books what a person has accepted of a payment: attempt, entitlement, fund and histories in the caller's transaction. */
@Injectable()
export class AcceptResult {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly programs: ProgramsService,
    private readonly entitlements: EntitlementsService,
    private readonly results: ResultsService,
    private readonly moves: BatchMovesService,
    private readonly clock: Clock,
  ) {}

  /** Throws {@link NothingToAccept}, {@link ReturnKnown}, and ProgramClosed. */
  async book(told: AcceptedResult): Promise<void> {
    const payment = await this.uow.row<HeldPayment>(HOLD_PAYMENT, [told.disbursementId, told.registrantId]);
    if (!payment || payment.lifecycle !== 'money') throw new NothingToAccept();
    await this.programs.requireDelivering(payment.programId);
    const accepted = judgeAcceptance(payment as HeldPayment & Money, told);
    if (!accepted) throw new NothingToAccept();
    if (accepted.is === 'paid') await this.pay(payment, told, accepted);
    else await this.takeBack(payment, told, accepted);
  }

  private async pay(
    { id, registrantId, batchId, ...from }: HeldPayment,
    told: AcceptedResult,
    { minor, code }: Acceptance & { readonly is: 'paid' },
  ): Promise<void> {
    const outcome = {
      id,
      registrantId,
      from,
      state: 'paid',
      code,
      providerReference: told.reference,
      quantity: null,
    } as const;
    await this.results.apply([{ ...outcome, minor: minor.toString() }], ACCEPTED);
    await this.moves.settleIfDone(batchId);
  }

  private async takeBack(
    { id, registrantId, entitlementId, cycleId }: HeldPayment,
    { exceptionId, minor }: AcceptedResult,
    { due, excess, code }: Acceptance & { readonly is: 'returned' },
  ): Promise<void> {
    const same = [registrantId, id, minor, exceptionId];
    if ((await this.uow.row<{ found: boolean }>(IS_RETURN_KNOWN, same))!.found) throw new ReturnKnown();
    const state = code === 'returned' ? 'returned' : 'paid';
    const by = currentCaller().userId;
    const back = [due.toString(), '0', code, by, ACCEPTED, excess.toString()];
    await this.uow.change(TAKE_BACK, [id, registrantId, state, this.clock.now(), ...back]);
    if (due === 0n) return;
    await this.entitlements.settle(
      [{ registrantId, entitlementId, deliveredMinor: -due, deliveredQuantity: '0' }],
      ACCEPTED,
    );
    await this.entitlements.deliverAgain(cycleId);
  }
}
