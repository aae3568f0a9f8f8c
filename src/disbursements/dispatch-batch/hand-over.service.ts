import { Injectable } from '@nestjs/common';
import { RequestContext } from '#platform/context/request-context.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { formatAmount } from '#platform/money/money.js';
import { Clock } from '#platform/time/clock.js';
import { OpenProfiles } from '#registry';
import type { DeliveryChannel } from '../delivery-channel.entity.js';
import type { MoneyState } from '../disbursement.lifecycle.js';
import { MOVE_DISBURSEMENTS } from '../moves.sql.js';
import { ACKNOWLEDGE } from './dispatch-batch.sql.js';
import { PAYEE_ACCOUNT } from './payee-message.judge.js';
import { Unanswered } from './payment-channel.js';
import { PaymentChannelsService } from './payment-channels.service.js';

/** A disbursement on its way: `sending` is committed before it is handed over. */
export interface Outgoing {
  readonly id: string;
  readonly registrantId: string;
  readonly currency: string;
  readonly amountMinor: string;
}

/** What became of those handed over. */
export interface HandedOver {
  readonly acknowledged: number;
  readonly inDoubt: number;
  /** There was no account to pay into. */
  readonly unsendable: readonly Outgoing[];
}

/**
 * Commits what is written only while the operation is ours: whoever lost it must not close a line that its successor has sent.
 * Throws where it is not.
 */
export type Fence = (work: () => Promise<unknown>) => Promise<void>;

/** Writes the payment message and hands it to the channel, outside of any transaction. Accounts live no longer than the message. */
@Injectable()
export class HandOverService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly profiles: OpenProfiles,
    private readonly channels: PaymentChannelsService,
    private readonly clock: Clock,
  ) {}

  /**
   * `repeated`: these may have been handed over before, so one that cannot be sent now is in doubt, not failed.
   * Throws ChannelAway when the channel refuses; the lines then stay `sending` and are handed over again.
   */
  async handOver(
    channel: DeliveryChannel,
    items: readonly Outgoing[],
    repeated: boolean,
    fence: Fence,
  ): Promise<HandedOver> {
    const accounts = await this.accounts(items);
    const sendable = items.filter((item) => accounts.has(item.registrantId));
    const unsendable = items.filter((item) => !accounts.has(item.registrantId));
    await this.move(unsendable, repeated ? 'in_doubt' : 'failed', 'no_payment_account', fence);
    if (sendable.length === 0) return { acknowledged: 0, inDoubt: 0, unsendable };
    try {
      await this.channels.open(channel).submit(sendable.map((item) => this.message(channel.id, item, accounts)));
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      await this.move(sendable, 'in_doubt', 'no_answer', fence);
      return { acknowledged: 0, inDoubt: sendable.length, unsendable };
    }
    await fence(() => this.uow.change(ACKNOWLEDGE, [...keysOf(sendable), this.clock.now()]));
    return { acknowledged: sendable.length, inDoubt: 0, unsendable };
  }

  private message(
    channelId: string,
    { id, registrantId, currency, amountMinor }: Outgoing,
    accounts: ReadonlyMap<string, string>,
  ) {
    const payeeAccount = accounts.get(registrantId)!;
    return {
      reference: this.channels.referenceOf(channelId, id),
      payeeAccount,
      amount: formatAmount(amountMinor, currency),
      currency,
    };
  }

  private async accounts(items: readonly Outgoing[]): Promise<ReadonlyMap<string, string>> {
    const ids = [...new Set(items.map((item) => item.registrantId))];
    const opened = await this.profiles.judge<null, string | null>(ids, this.clock.now(), 'payment', PAYEE_ACCOUNT);
    return new Map(
      opened.ids.flatMap((id, index) => {
        const account = opened.results[index];
        return account ? [[id, account] as const] : [];
      }),
    );
  }

  private async move(
    items: readonly Outgoing[],
    to: Extract<MoneyState, 'failed' | 'in_doubt'>,
    code: string,
    fence: Fence,
  ): Promise<void> {
    if (items.length === 0) return;
    const now = this.clock.now();
    const outcome = to === 'failed' ? [now, code] : [null, null];
    const actor = RequestContext.requireActor().userId;
    const values = [...keysOf(items), ['sending'], to, now, ...outcome, actor, code, to === 'failed'];
    await fence(() => this.uow.change(MOVE_DISBURSEMENTS, values));
  }
}

const keysOf = (items: readonly Outgoing[]) => [items.map((item) => item.id), items.map((item) => item.registrantId)];
