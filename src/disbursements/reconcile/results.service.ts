import { Injectable } from '@nestjs/common';
import { RequestContext } from '#platform/context/request-context.js';
import { plainArray, unlessAllNull } from '#platform/database/plain-array.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { Clock } from '#platform/time/clock.js';
import { EntitlementsService, type SettlementColumns } from '#entitlements';
import type { DisbursementState } from '../disbursement.lifecycle.js';
import type { ExceptionKind } from '../reconciliation.dto.js';
import type { Expected } from './expected-result.policy.js';
import type { ToldMoney } from './told-money.js';
import {
  APPLY_EXPECTED,
  APPLY_RESULTS,
  COUNT_RECONCILIATIONS,
  KEEP_EXCEPTIONS,
  OPEN_RECONCILIATIONS,
} from './reconcile.sql.js';

/** How a disbursement stood when it was judged. */
export interface Stood {
  readonly state: DisbursementState;
  readonly deliveredMinor: string;
  readonly deliveredQuantity: string;
}

/** What becomes of one disbursement. */
export interface Outcome {
  readonly id: string;
  readonly registrantId: string;
  readonly from: Stood;
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

/** Where what is told is looked for: in a batch, or wherever in a channel the caller may reconcile. */
export interface Reach {
  readonly channelId: string;
  readonly batchId: string | null;
  readonly programs: readonly string[] | null;
}

/** Which of those that were expected stood so: how many of each batch, and their ids; null: all of them. */
export interface Met {
  readonly batches: ReadonlyMap<string, number>;
  readonly ids: ReadonlySet<string> | null;
}

type Applied = SettlementColumns & { readonly applied: number };
type AppliedExpected = Applied & {
  readonly batches: Record<string, number> | null;
  readonly ids: readonly string[] | null;
};

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

  /** How many were applied; one whose line does not stand as it did any more is not, however often it comes. */
  async apply(outcomes: readonly Outcome[], reason: string): Promise<number> {
    if (outcomes.length === 0) return 0;
    return this.uow.run(async () => {
      const { applied, ...settlements } = (await this.uow.row<Applied>(APPLY_RESULTS, [
        plainArray(outcomes.map(({ id }) => id)),
        plainArray(outcomes.map(({ registrantId }) => registrantId)),
        plainArray(outcomes.map(({ from }) => from.state)),
        plainArray(outcomes.map(({ from }) => from.deliveredMinor)),
        plainArray(outcomes.map(({ from }) => from.deliveredQuantity)),
        plainArray(outcomes.map(({ state }) => state)),
        outcomes.map(({ code }) => code),
        outcomes.map(({ providerReference }) => providerReference),
        plainArray(outcomes.map(({ quantity }) => quantity)),
        plainArray(outcomes.map(({ minor }) => minor ?? null)),
        this.clock.now(),
        RequestContext.requireActor().userId,
        reason,
      ]))!;
      await this.entitlements.settleColumns(settlements, reason);
      return applied;
    });
  }

  /** Applies what is expected to those within reach that stand so; the others are as they were. */
  async applyExpected(expected: readonly Expected[], reach: Reach, reason: string): Promise<Met> {
    const { applied, batches, ids, ...settlements } = (await this.uow.row<AppliedExpected>(APPLY_EXPECTED, [
      plainArray(expected.map(({ id }) => id)),
      plainArray(expected.map(({ from }) => from)),
      plainArray(expected.map(({ state }) => state)),
      plainArray(expected.map(({ sentAt }) => sentAt?.minor ?? null)),
      plainArray(expected.map(({ sentAt }) => sentAt?.currency ?? null)),
      unlessAllNull(expected.map(({ code }) => code)),
      unlessAllNull(expected.map(({ providerReference }) => providerReference)),
      reach.batchId,
      reach.channelId,
      reach.programs,
      this.clock.now(),
      RequestContext.requireActor().userId,
      reason,
    ]))!;
    await this.entitlements.settleColumns(settlements, reason);
    const met = applied === expected.length ? null : new Set(ids);
    return { batches: new Map(Object.entries(batches ?? {})), ids: met };
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
