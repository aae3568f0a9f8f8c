import { AsyncResource } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { RequestContext } from '#platform/context/request-context.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { EntitlementsService, type SettlementColumns } from '#entitlements';
import {
  type Addressed,
  HandOverService,
  type Outgoing,
} from '../../../src/disbursements/dispatch-batch/hand-over.service.js';
import { PaymentChannelsService } from '../../../src/disbursements/dispatch-batch/payment-channels.service.js';
import type { Account } from './account.js';
import { APPLY_RESULTS } from '../../../src/disbursements/reconcile/reconcile.sql.js';

type Method = (this: never, ...given: never[]) => unknown;
type Made<F extends Method> = (original: F) => F;

/** Longer than it takes to die: what is to follow a commit by itself may never come. */
const LATER_MS = 2_000;

const replace = <F extends Method>(prototype: object, name: string, made: Made<F>): void => {
  const methods = prototype as Record<string, F>;
  methods[name] = made(methods[name]!);
};

type HandOver = (this: { readonly uow: UnitOfWork }, channel: object, addressed: Addressed) => Promise<unknown>;
type ReferencesOf = (this: object, channelId: string, disbursementIds: readonly string[]) => string[];
type Move = (this: object, items: readonly Outgoing[], to: string, code: string, ...rest: never[]) => Promise<void>;
type Settle = (this: object, settlements: never, reason: string) => Promise<void>;

/** Paid here, whatever the channel says; the fund follows as it should. */
function markPaid(uow: UnitOfWork, items: readonly Outgoing[]): Promise<void> {
  const all = (value: string | null): (string | null)[] => items.map(() => value);
  const lines = [items.map(({ id }) => id), items.map(({ registrantId }) => registrantId)];
  const { userId } = RequestContext.requireActor();
  return uow.run(async () => {
    for (const from of ['sending', 'in_doubt']) {
      const outcomes = [all(from), all('0'), all('0'), all('paid'), all(null), all(null), all(null), all(null)];
      const settlements = await uow.row<SettlementColumns>(APPLY_RESULTS, [
        ...lines,
        ...outcomes,
        new Date(),
        userId,
        'planted',
      ]);
      await entitlements().settleColumns(settlements!, 'planted');
    }
  });
}

let entitlements: () => EntitlementsService;
const outside = new AsyncResource('planted');

/** Each breaks one rule of the worker protocol (docs/disbursement.md), as somebody might by mistake. */
const PLANTS = {
  'a new key at each attempt': () => {
    const keys = new Map<string, string>();
    replace<HandOver>(HandOverService.prototype, 'handOver', (original) => function (channel, addressed, ...rest) {
      for (const { id } of addressed.items) keys.set(id, randomUUID());
      return original.call(this, channel, addressed, ...rest);
    }); // prettier-ignore
    replace<ReferencesOf>(
      PaymentChannelsService.prototype,
      'referencesOf',
      () => (_, ids) => ids.map((id) => keys.get(id) ?? randomUUID()),
    );
  },
  'a key that is nowhere kept': () => {
    const keys = new Map<string, string>();
    const keyOf = (id: string): string => {
      if (!keys.has(id)) keys.set(id, randomUUID());
      return keys.get(id)!;
    };
    replace<ReferencesOf>(PaymentChannelsService.prototype, 'referencesOf', () => (_, ids) => ids.map(keyOf));
  },
  'paid before the call': () => {
    replace<HandOver>(HandOverService.prototype, 'handOver', (original) => async function (channel, addressed, ...rest) {
      await markPaid(this.uow, addressed.items);
      return original.call(this, channel, addressed, ...rest);
    }); // prettier-ignore
  },
  'acknowledged is paid': () => {
    replace<HandOver>(HandOverService.prototype, 'handOver', (original) => async function (channel, addressed, ...rest) {
      const handed = await original.call(this, channel, addressed, ...rest);
      await markPaid(this.uow, addressed.items);
      return handed;
    }); // prettier-ignore
  },
  'silence is a failure': () => {
    replace<Move>(HandOverService.prototype, 'move', (original) => function (items, to, code, ...rest) {
      return original.call(this, items, code === 'no_answer' ? 'failed' : to, code, ...rest);
    }); // prettier-ignore
  },
  'result and ledger in two transactions': () => {
    replace<Settle>(EntitlementsService.prototype, 'settleColumns', (original) => function (settlements, reason) {
      const actor = RequestContext.requireActor();
      const settle = () => RequestContext.runAs('planted', actor, () => original.call(this, settlements, reason));
      outside.runInAsyncScope(() => setTimeout(() => void settle().catch(() => {}), LATER_MS));
      return Promise.resolve();
    }); // prettier-ignore
  },
} as const satisfies Readonly<Record<string, () => void>>;

export type WrongProtocol = keyof typeof PLANTS;

/** What each is caught by, whatever else is off. */
export const SIGNS: Readonly<Record<WrongProtocol, keyof Account>> = {
  'a new key at each attempt': 'takenTooMany',
  'a key that is nowhere kept': 'takenTooMany',
  'paid before the call': 'paidHereOnly',
  'acknowledged is paid': 'paidHereOnly',
  'silence is a failure': 'paidThereOnly',
  'result and ledger in two transactions': 'fundIsOff',
};

export const WRONG_PROTOCOLS = Object.keys(PLANTS) as readonly WrongProtocol[];

export const isWrongProtocol = (name: string): name is WrongProtocol => name in PLANTS;

/** Breaks the rule in this process, before the service is made; `given` finds a part of it once it is. */
export function plant(protocol: WrongProtocol, given: () => EntitlementsService): void {
  entitlements = given;
  PLANTS[protocol]();
}
