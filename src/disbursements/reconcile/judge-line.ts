import { formatAmount } from '#platform/money/money.js';
import type { CounterState, GoodsState, MoneyState } from '../disbursement.lifecycle.js';
import type { ReportedResultDto } from '../reconciliation.dto.js';
import { judgeReport, type ReportedOutcome } from './delivery-report.policy.js';
import {
  type CounterOutcome,
  everPaid,
  judgeMoney,
  type MoneyOutcome,
  type MoneyResult,
} from './money-result.policy.js';
import type { Exception, Outcome, Stood } from './results.service.js';
import type { ToldResult } from './told.js';

/** An attempt as it stands: money or goods. */
export interface Line {
  readonly state: MoneyState | GoodsState | CounterState;
  readonly currency: string | null;
  readonly amountMinor: string | null;
  readonly deliveredMinor: string;
  readonly excessMinor: string | null;
  readonly returnedMinor: string | null;
  readonly quantity: string | null;
  readonly deliveredQuantity: string;
}

/** The moves a result makes and how the line then stands; nothing new; or why it is an exception. */
export type LineVerdict =
  | { readonly moves: readonly Omit<Outcome, 'id' | 'registrantId'>[]; readonly after: Partial<Line> }
  | 'unchanged'
  | Exclude<Exception['kind'], 'unknown_reference'>;

const OF_MONEY: readonly string[] = ['paid', 'failed', 'returned', 'collected', 'expired'] satisfies (
  MoneyOutcome | CounterOutcome
)[];
const OF_GOODS: readonly string[] = ['delivered', 'partly_delivered', 'lost', 'returned'] satisfies ReportedOutcome[];

/** Of a program that is over only what says again what is known is no news: what comes back is kept. */
export function judgeLine(line: Line, told: ToldResult, isOver: boolean): LineVerdict {
  const result =
    told.asSent && line.currency
      ? { ...told.result, amount: formatAmount(line.amountMinor!, line.currency) }
      : told.result;
  const fits = (line.currency ? OF_MONEY : OF_GOODS).includes(result.outcome);
  if (!fits) return 'move_not_allowed';
  if (isOver && result.outcome === 'returned' && line.state !== 'returned') return 'late_return';
  return line.currency ? ofMoney(line, result) : ofGoods(line, result);
}

const stoodOf = ({ state, deliveredMinor, deliveredQuantity }: Line): Stood => ({
  state,
  deliveredMinor,
  deliveredQuantity,
});

function ofMoney(line: Line, result: ReportedResultDto): LineVerdict {
  const { code, paymentReference } = result;
  const verdict = judgeMoney(line as never, result as MoneyResult);
  if (typeof verdict === 'string') return verdict;
  const last = verdict.moves.at(-1)!;
  let from = stoodOf(line);
  const moves = verdict.moves.map((state) => {
    const failed = state === 'failed' || state === 'returned';
    const move = { from, state, code: failed ? (code ?? state) : null, providerReference: paymentReference ?? null };
    from = { ...from, state, deliveredMinor: failed || state === 'expired' ? '0' : line.amountMinor! };
    return { ...move, quantity: null };
  });
  const { deliveredMinor } = from;
  const paid = verdict.moves.includes('paid') ? line.amountMinor! : everPaid(line as never).toString();
  const back = last === 'returned' ? { excessMinor: null, returnedMinor: paid } : {};
  return { moves, after: { state: last, deliveredMinor, ...back } };
}

function ofGoods(line: Line, { outcome, quantity }: ReportedResultDto): LineVerdict {
  const verdict = judgeReport(line as never, outcome as ReportedOutcome, quantity);
  if (typeof verdict === 'string') return verdict;
  const state = outcome as ReportedOutcome;
  const move = { from: stoodOf(line), state, code: null, providerReference: null, quantity: verdict.apply };
  return { moves: [move], after: { state, deliveredQuantity: verdict.apply } };
}
