import { Injectable } from '@nestjs/common';
import { RequestContext } from '#platform/context/request-context.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { Clock } from '#platform/time/clock.js';
import { EntitlementsService } from '#entitlements';
import type { ExceptionKind } from '../reconciliation.dto.js';
import type { ToldMoney } from './told-money.js';
import { APPLY_RESULTS, COUNT_RECONCILIATIONS, KEEP_EXCEPTIONS, OPEN_RECONCILIATIONS } from './reconcile.sql.js';

/** A final outcome of one disbursement. */
export interface Outcome {
  readonly id: string;
  readonly registrantId: string;
  readonly state:
    'paid' | 'failed' | 'delivered' | 'partly_delivered' | 'lost' | 'returned' | 'collected' | 'expired' | 'issued';
  readonly code: string | null;
  readonly providerReference: string | null;
  /** Goods: the quantity that arrived. */
  readonly quantity: string | null;
  /** Money of which a part arrived, or more than was sent, in minor units; absent: all of it, where money arrives. */
  readonly minor?: string;
}

/** What could not be applied, and why. */
export interface Exception {
  readonly reconciliationId: string;
  readonly registrantId: string | null;
  readonly disbursementId: string | null;
  readonly kind: ExceptionKind;
  readonly position: number | null;
  /** What was told instead. */
  readonly told?: ToldMoney | undefined;
}

/** A reconciliation of a batch; without one, of the channel. */
export interface Opened {
  readonly id: string;
  readonly batchId: string | null;
}

/** What came to one reconciliation. */
export interface Tally {
  readonly id: string;
  readonly received: number;
  readonly applied: number;
  readonly exceptions: number;
}

interface Applied {
  readonly registrantId: string;
  readonly entitlementId: string;
  readonly deliveredMinor: string;
  readonly deliveredQuantity: string;
}

/** Applies outcomes: disbursement, entitlement, fund and histories in one transaction. */
@Injectable()
export class ResultsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly entitlements: EntitlementsService,
    private readonly clock: Clock,
  ) {}

  async open(opened: readonly Opened[], channelId: string | null, source: 'inquiry' | 'upload'): Promise<void> {
    if (opened.length === 0) return;
    const columns = [opened.map(({ id }) => id), opened.map(({ batchId }) => batchId)];
    const by = RequestContext.requireActor().userId;
    await this.uow.change(OPEN_RECONCILIATIONS, [...columns, channelId, source, by, this.clock.now()]);
  }

  /** How many were applied; one whose line does not stand in `sources` any more is not, however often it comes. */
  async apply(outcomes: readonly Outcome[], sources: readonly string[], reason: string): Promise<number> {
    if (outcomes.length === 0) return 0;
    return this.uow.run(async () => {
      const applied = await this.uow.rows<Applied>(APPLY_RESULTS, [
        outcomes.map(({ id }) => id),
        outcomes.map(({ registrantId }) => registrantId),
        outcomes.map(({ state }) => state),
        outcomes.map(({ code }) => code),
        outcomes.map(({ providerReference }) => providerReference),
        outcomes.map(({ quantity }) => quantity),
        sources,
        this.clock.now(),
        RequestContext.requireActor().userId,
        reason,
        outcomes.map(({ minor }) => minor ?? null),
      ]);
      const reached = applied.filter(
        ({ deliveredMinor, deliveredQuantity }) => deliveredMinor !== '0' || /[1-9]/.test(deliveredQuantity),
      );
      const settlements = reached.map((row) => ({ ...row, deliveredMinor: BigInt(row.deliveredMinor) }));
      await this.entitlements.settle(settlements, reason);
      return applied.length;
    });
  }

  async keep(exceptions: readonly Exception[]): Promise<void> {
    if (exceptions.length === 0) return;
    await this.uow.change(KEEP_EXCEPTIONS, [
      exceptions.map(({ reconciliationId }) => reconciliationId),
      exceptions.map(({ registrantId }) => registrantId),
      exceptions.map(({ disbursementId }) => disbursementId),
      exceptions.map(({ kind }) => kind),
      exceptions.map(({ position }) => position),
      this.clock.now(),
      exceptions.map(({ told }) => told?.minor ?? null),
      exceptions.map(({ told }) => told?.currency ?? null),
      exceptions.map(({ told }) => told?.outcome ?? null),
      exceptions.map(({ told }) => told?.reference ?? null),
    ]);
  }

  async count(tallies: readonly Tally[]): Promise<void> {
    if (tallies.every(({ received }) => received === 0)) return;
    await this.uow.change(COUNT_RECONCILIATIONS, [
      tallies.map(({ id }) => id),
      tallies.map(({ received }) => received),
      tallies.map(({ applied }) => applied),
      tallies.map(({ exceptions }) => exceptions),
    ]);
  }
}
