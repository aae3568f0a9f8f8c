import { Injectable } from '@nestjs/common';
import { RequestContext } from '#platform/context/request-context.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { newId } from '#platform/ids/ids.js';
import { Clock } from '#platform/time/clock.js';
import { isOver } from '#platform/time/is-over.js';
import { ProgramsService } from '#programs';
import { type CycleRecord, EntitlementsService } from '#entitlements';
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
  NothingToDeliver,
} from '../disbursements.errors.js';
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

  /** Throws what {@link assertPossible} throws, and {@link NothingToDeliver} rather than make an empty batch. */
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
      if (!(await this.uow.row<{ active: boolean }>(HOLD_CHANNEL, [channel.id]))!.active) throw new ChannelClosed();
      await this.uow.repository(Batch).insert({ ...made, lineCount: '0', totals: [], digest: Buffer.alloc(0) });
      const due = [cycle.id, benefits.map(({ id }) => id), cycle.freezeAt];
      const values = [made.id, channel.id, lifecycle, made.createdAt, made.createdBy];
      if ((await this.make(cycle, due, values, wish.anew)) === 0) throw new NothingToDeliver();
      const bound = await this.uow.row<{ lines: string; totals: readonly BatchTotal[]; digest: Buffer }>(DIGEST_BATCH, [
        made.id,
      ]);
      const { lines: lineCount, totals, digest } = bound!;
      await this.uow.repository(Batch).update({ id: made.id }, { lineCount, totals: totals as never, digest });
      return { ...made, lineCount, totals, digest };
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

  private async make(
    { id, programId }: CycleRecord,
    due: readonly unknown[],
    values: readonly unknown[],
    anew: BatchWish['anew'],
  ): Promise<number> {
    await this.uow.row(HOLD_MAKING, [id]);
    if (anew) {
      const { entitlementId, reissues, reason } = anew;
      await this.uow.change(CLAIM_KEY, [...due, entitlementId]);
      return (await this.uow.row<{ made: number }>(REISSUE, [...values, reissues, reason, ...due, entitlementId]))!
        .made;
    }
    await this.uow.row(MORE_MEMORY);
    await this.uow.change(MAKE_DUE_TABLE);
    await this.uow.change(FIND_DUE, due);
    await this.uow.change(ANALYZE_DUE);
    await this.uow.change(CLAIM_KEYS);
    return (await this.uow.row<{ made: number }>(MAKE_DISBURSEMENTS, [...values, null, null, programId, id]))!.made;
  }

  private untilOf(lifecycle: string, text: string | undefined): Date | null {
    if (text === undefined) return null;
    if (lifecycle !== 'counter') throw new CollectUntil('only what is collected at a counter has a time for it');
    const until = new Date(text);
    if (until <= this.clock.now()) throw new CollectUntil('must be later than now');
    return until;
  }
}
