import { Flow } from '#platform/lifecycle/flow.js';

export type MoneyState = 'pending' | 'sending' | 'paid' | 'failed' | 'in_doubt' | 'returned' | 'held' | 'cancelled';
export type GoodsState =
  'pending' | 'dispatched' | 'delivered' | 'partly_delivered' | 'lost' | 'returned' | 'held' | 'cancelled';
export type CounterState = 'pending' | 'issued' | 'collected' | 'expired' | 'returned' | 'cancelled' | 'held';
export type DisbursementState = MoneyState | GoodsState | CounterState;
export type DisbursementLifecycle = 'money' | 'goods' | 'counter';

/** Money through a channel. `in_doubt` ends only by what the channel says, never by guessing. */
export const MONEY_FLOW = new Flow<MoneyState>('money', 'pending', {
  pending: ['sending', 'held', 'cancelled'],
  sending: ['paid', 'failed', 'in_doubt'],
  in_doubt: ['paid', 'failed'],
  paid: ['returned'],
  held: ['pending', 'cancelled'],
  failed: [],
  returned: [],
  cancelled: [],
});

/** Goods handed over. What is still due after a part, a loss or a return is a new attempt; what was handed over can come back. */
export const GOODS_FLOW = new Flow<GoodsState>('goods', 'pending', {
  pending: ['dispatched', 'held', 'cancelled'],
  dispatched: ['delivered', 'partly_delivered', 'lost', 'returned'],
  held: ['pending', 'cancelled'],
  delivered: ['returned', 'partly_delivered'],
  partly_delivered: ['returned'],
  lost: [],
  returned: [],
  cancelled: [],
});

/** Cash over the counter and vouchers. What came back of a part stays collected, of less. */
export const COUNTER_FLOW = new Flow<CounterState>('counter', 'pending', {
  pending: ['issued', 'held', 'cancelled'],
  issued: ['collected', 'expired', 'cancelled'],
  held: ['pending', 'cancelled'],
  collected: ['returned'],
  expired: [],
  returned: [],
  cancelled: [],
});

/** Every state an attempt of any lifecycle can be in. */
export const DISBURSEMENT_STATES = [
  ...new Set<DisbursementState>([...MONEY_FLOW.states, ...GOODS_FLOW.states, ...COUNTER_FLOW.states]),
];
