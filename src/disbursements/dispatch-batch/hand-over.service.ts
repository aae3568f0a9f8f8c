import { Injectable } from '@nestjs/common';
import { RequestContext } from '#platform/context/request-context.js';
import { groupBy } from '#platform/collections/group-by.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { formatAmount } from '#platform/money/money.js';
import { Clock } from '#platform/time/clock.js';
import { OpenProfiles } from '#registry';
import { CHANNEL_KINDS } from '../channel-kinds.js';
import type { DeliveryChannel } from '../delivery-channel.entity.js';
import type { MoneyState } from '../disbursement.lifecycle.js';
import { MOVE_DISBURSEMENTS } from '../moves.sql.js';
import { ACKNOWLEDGE, HAND_OVER } from './dispatch-batch.sql.js';
import { PAYEE_ACCOUNT } from './payee-message.judge.js';
import { PaymentChannelsService } from './payment-channels.service.js';
import { submitInHalves, type Submitted } from './submit-in-halves.js';

/** Of one call. */
const ITEMS_A_CALL = CHANNEL_KINDS.http_payment.linesAMessage;
/** As many as four calls take, which go at the same time. */
export const ITEMS_A_ROUND = 4 * ITEMS_A_CALL;

/** A disbursement on its way: `sending` is committed before it is handed over. */
export interface Outgoing {
  readonly id: string;
  readonly registrantId: string;
  readonly currency: string;
  readonly amountMinor: string;
}

/** Disbursements with what they are paid into, by registrant; who has no account is missing. */
export interface Addressed {
  readonly items: readonly Outgoing[];
  readonly accounts: ReadonlyMap<string, string>;
}

/** What became of those handed over. */
export interface HandedOver {
  readonly acknowledged: number;
  readonly inDoubt: number;
  /** There was no account to pay into, or the channel refused it alone. */
  readonly unsendable: readonly Outgoing[];
}

/** Lines that may have been handed over before, or the next ones of a batch in the order of their ids, all that come before them being handed over. */
export type Which = 'again' | { readonly nextOf: string };

/**
 * Commits what is written only while the operation is ours: whoever lost it must not close a line that its successor has sent.
 * Throws where it is not.
 */
export type Fence = (work: () => Promise<unknown>) => Promise<void>;

/**
 * Writes payment messages and hands them to the channel, outside of any transaction. Accounts are opened while the messages before
 * are under way, and live no longer than their own.
 */
@Injectable()
export class HandOverService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly profiles: OpenProfiles,
    private readonly channels: PaymentChannelsService,
    private readonly clock: Clock,
  ) {}

  async address(items: readonly Outgoing[]): Promise<Addressed> {
    const ids = [...new Set(items.map((item) => item.registrantId))];
    const opened = await this.profiles.judge<null, string | null>(ids, this.clock.now(), 'payment', PAYEE_ACCOUNT);
    const accounts = new Map<string, string>();
    for (const [index, id] of opened.ids.entries()) {
      const account = opened.results[index];
      if (account) accounts.set(id, account);
    }
    return { items, accounts };
  }

  /**
   * Several calls at the same time; what came of all of them is written at once, and before that who has no account. Those that are
   * `again` may have been handed over before, so one that cannot be sent now is in doubt, not failed. One that the
   * channel refuses alone likewise. Throws ChannelAway when it takes nothing now; what it did not take in stays `sending` and is handed
   * over again.
   */
  async handOver(
    channel: DeliveryChannel,
    { items, accounts }: Addressed,
    which: Which,
    fence: Fence,
  ): Promise<HandedOver> {
    const repeated = which === 'again';
    const [sendable, unsendable] = partition(items, ({ registrantId }) => accounts.has(registrantId));
    // before anything is sent: whoever has no account is not in doubt because the channel says nothing, or the process dies meanwhile
    if (unsendable.length > 0)
      await fence(() => this.move(unsendable, repeated ? 'in_doubt' : 'failed', 'no_payment_account'));
    const calls = inCalls(sendable);
    const ended = await Promise.all(calls.map((call) => this.submit(channel, call, accounts)));
    const taken = ended.flatMap((call) => call.taken);
    const unanswered = ended.flatMap((call) => call.unanswered);
    const refused = ended.flatMap((call) => call.refused);
    const fault = ended.find((call) => call.fault)?.fault;
    if (taken.length + unanswered.length + refused.length > 0)
      await fence(async () => {
        await this.move(unanswered, 'in_doubt', 'no_answer');
        for (const [code, those] of groupBy(refused, (one) => one.code))
          await this.move(
            those.map(({ item }) => item),
            repeated ? 'in_doubt' : 'failed',
            code,
          );
        if (which !== 'again' && !fault) await this.uow.change(HAND_OVER, [which.nextOf, items.at(-1)!.id]);
        else if (taken.length > 0) await this.uow.change(ACKNOWLEDGE, [...keysOf(taken), this.clock.now()]);
      });
    if (fault) throw fault;
    const unsent = [...unsendable, ...refused.map(({ item }) => item)];
    return { acknowledged: taken.length, inDoubt: unanswered.length, unsendable: unsent };
  }

  /** Never throws: every call of a round is over before anything is written. */
  private submit(
    channel: DeliveryChannel,
    items: readonly Outgoing[],
    accounts: ReadonlyMap<string, string>,
  ): Promise<Submitted<Outgoing>> {
    const references = this.channels.referencesOf(
      channel.id,
      items.map(({ id }) => id),
    );
    const messages = new Map(
      items.map(({ id, registrantId, currency, amountMinor }, at) => [
        id,
        {
          reference: references[at]!,
          payeeAccount: accounts.get(registrantId)!,
          amount: formatAmount(amountMinor, currency),
          currency,
        },
      ]),
    );
    const client = this.channels.open(channel);
    return submitInHalves(items, (some) => client.submit(some.map(({ id }) => messages.get(id)!)));
  }

  private async move(
    items: readonly Outgoing[],
    to: Extract<MoneyState, 'failed' | 'in_doubt'>,
    code: string,
  ): Promise<void> {
    if (items.length === 0) return;
    const now = this.clock.now();
    const outcome = to === 'failed' ? [now, code] : [null, null];
    const actor = RequestContext.requireActor().userId;
    const values = [...keysOf(items), ['sending'], to, now, ...outcome, actor, code, to === 'failed'];
    await this.uow.change(MOVE_DISBURSEMENTS, values);
  }
}

/** Each with as many as a call takes. */
export const inCalls = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / ITEMS_A_CALL) }, (_, call) =>
    items.slice(call * ITEMS_A_CALL, (call + 1) * ITEMS_A_CALL),
  );

const keysOf = (items: readonly Outgoing[]) => [items.map((item) => item.id), items.map((item) => item.registrantId)];

function partition<T>(items: readonly T[], is: (item: T) => boolean): [T[], T[]] {
  const [those, others]: [T[], T[]] = [[], []];
  for (const item of items) (is(item) ? those : others).push(item);
  return [those, others];
}
