import { Injectable } from '@nestjs/common';
import { RequestContext } from '#platform/context/request-context.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { newId } from '#platform/ids/ids.js';
import { Clock } from '#platform/time/clock.js';
import { isOver } from '#platform/time/is-over.js';
import { ProgramsService } from '#programs';
import { type CycleRecord, EntitlementsService } from '#entitlements';
import type { AmountLimit } from '../amount-limits.js';
import { Batch, type BatchTotal } from '../batch.entity.js';
import { BATCH_FLOW } from '../batch.lifecycle.js';
import { DIGEST_BATCH } from '../batches.sql.js';
import { HOLD_CHANNEL } from '../delivery-channels.sql.js';
import { capabilityOf } from '../channel-kinds.js';
import type { DeliveryChannel } from '../delivery-channel.entity.js';
import {
  ChannelClosed,
  ChannelUnusable,
  CollectUntil,
  CycleNotApproved,
  LastDayOver,
} from '../disbursements.errors.js';
import { LEAVE_OUT, LIMIT_BROKEN } from './limits.sql.js';
import { type BrokenLimit, NothingToDeliver, OutsideLimits } from './prepare-batch.errors.js';
import {
  ANALYZE_DUE,
  CLAIM_KEY,
  CLAIM_KEYS,
  FIND_DUE,
  HOLD_MAKING,
  MAKE_DISBURSEMENTS,
  MAKE_DUE_TABLE,
  MORE_MEMORY,
  REISSUE,
} from './prepare-batch.sql.js';

/** What somebody wants of a batch. */
export interface BatchWish {
  readonly benefitId?: string | undefined;
  readonly collectUntil?: string | undefined;
  /** One entitlement alone, made anew for an attempt that did not arrive. */
  readonly anew?: { readonly entitlementId: string; readonly reissues: string; readonly reason: string };
}

/** What a channel says while it is held. */
interface HeldChannel {
  readonly active: boolean;
  readonly limits: readonly AmountLimit[];
}

/** Makes a batch: one attempt for each approved line that a channel can deliver, in one transaction. */
@Injectable()
export class PrepareBatchService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly entitlements: EntitlementsService,
    private readonly programs: ProgramsService,
    private readonly clock: Clock,
  ) {}

  /** Throws {@link CycleNotApproved}, {@link LastDayOver}, {@link ChannelClosed}, {@link ChannelUnusable}, {@link CollectUntil}. */
  async assertPossible(cycle: CycleRecord, channel: DeliveryChannel, wish: BatchWish): Promise<void> {
    await this.judged(cycle, channel, wish);
  }

  /**
   * Throws what {@link assertPossible} throws, {@link NothingToDeliver} rather than make an empty batch, and {@link OutsideLimits} for
   * one entitlement alone.
   */
  async prepare(cycle: CycleRecord, channel: DeliveryChannel, wish: BatchWish): Promise<Batch> {
    const { benefits, lifecycle, collectUntil } = await this.judged(cycle, channel, wish);
    const made = {
      collectUntil,
      id: newId(),
      programId: cycle.programId,
      cycleId: cycle.id,
      channelId: channel.id,
      state: BATCH_FLOW.initial,
      version: 1,
      createdBy: RequestContext.requireActor().userId,
      createdAt: this.clock.now(),
      approvedBy: null,
      handedOver: null,
    };
    return this.uow.run(async () => {
      await this.programs.requireDelivering(cycle.programId);
      // it is not changed or closed from here on, and what was read of it before may have been
      const { active, limits } = (await this.uow.row<HeldChannel>(HOLD_CHANNEL, [channel.id]))!;
      if (!active) throw new ChannelClosed();
      const nothing = { lineCount: '0', leftOut: 0, totals: [], digest: Buffer.alloc(0) };
      await this.uow.repository(Batch).insert({ ...made, ...nothing });
      const due = [cycle.id, benefits.map(({ id }) => id), cycle.freezeAt];
      const values = [made.id, channel.id, lifecycle, made.createdAt, made.createdBy];
      await this.uow.row(HOLD_MAKING, [cycle.id]);
      const leftOut = wish.anew
        ? await this.makeOne(due, values, limits, wish.anew)
        : await this.makeAll(cycle, due, values, limits);
      const bound = await this.uow.row<{ lines: string; totals: readonly BatchTotal[]; digest: Buffer }>(DIGEST_BATCH, [
        made.id,
      ]);
      const { lines: lineCount, totals, digest } = bound!;
      const kept = { lineCount, leftOut, digest };
      await this.uow.repository(Batch).update({ id: made.id }, { ...kept, totals: totals as never });
      return { ...made, ...kept, totals };
    });
  }

  private async judged(cycle: CycleRecord, channel: DeliveryChannel, { benefitId, collectUntil }: BatchWish) {
    if (cycle.state !== 'approved' && cycle.state !== 'delivering') throw new CycleNotApproved(cycle.state);
    if (isOver(cycle.validUntil, this.clock.now())) throw new LastDayOver(); // every line has the last day of its cycle
    if (!channel.active) throw new ChannelClosed();
    const { benefits: kinds, lifecycle } = capabilityOf(channel.kind);
    const benefits = (await this.entitlements.benefitsOfProgram(cycle.programId)).filter(
      ({ id, kind }) => kinds.includes(kind) && (benefitId === undefined || id === benefitId),
    );
    if (benefits.length === 0)
      throw new ChannelUnusable('The program has no such benefit that this channel can deliver');
    return { benefits, lifecycle, collectUntil: this.untilOf(lifecycle, collectUntil) };
  }

  /** Everything that is due; tells how many lines were left out. */
  private async makeAll(
    { id, programId }: CycleRecord,
    due: readonly unknown[],
    values: readonly unknown[],
    limits: readonly AmountLimit[],
  ): Promise<number> {
    await this.uow.row(MORE_MEMORY);
    await this.uow.change(MAKE_DUE_TABLE);
    await this.uow.change(FIND_DUE, due);
    const leftOut = await this.leaveOut(limits);
    await this.uow.change(ANALYZE_DUE);
    await this.uow.change(CLAIM_KEYS);
    const lines = [...values, null, null, programId, id];
    const { made } = (await this.uow.row<{ made: number }>(MAKE_DISBURSEMENTS, lines))!;
    if (made === 0) throw new NothingToDeliver(leftOut);
    return leftOut;
  }

  /** A channel without limits is asked nothing of its lines. */
  private async leaveOut(limits: readonly AmountLimit[]): Promise<number> {
    if (limits.length === 0) return 0;
    return (await this.uow.row<{ leftOut: number }>(LEAVE_OUT, [JSON.stringify(limits)]))!.leftOut;
  }

  /** One line alone, judged as it was made: a refusal takes it back, and the key that was claimed for it. */
  private async makeOne(
    due: readonly unknown[],
    values: readonly unknown[],
    limits: readonly AmountLimit[],
    { entitlementId, reissues, reason }: NonNullable<BatchWish['anew']>,
  ): Promise<number> {
    await this.uow.change(CLAIM_KEY, [...due, entitlementId]);
    const line = [...values, reissues, reason, ...due, entitlementId];
    if ((await this.uow.row<{ made: number }>(REISSUE, line))!.made === 0) throw new NothingToDeliver();
    if (limits.length === 0) return 0;
    const broken = await this.uow.row<{ limit: BrokenLimit }>(LIMIT_BROKEN, [values[0], JSON.stringify(limits)]);
    if (broken) throw new OutsideLimits(broken.limit);
    return 0;
  }

  private untilOf(lifecycle: string, text: string | undefined): Date | null {
    if (text === undefined) return null;
    if (lifecycle !== 'counter') throw new CollectUntil('only what is collected at a counter has a time for it');
    const until = new Date(text);
    if (until <= this.clock.now()) throw new CollectUntil('must be later than now');
    return until;
  }
}
