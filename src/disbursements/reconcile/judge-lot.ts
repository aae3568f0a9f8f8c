import { formatAmount } from '#platform/money/money.js';
import { judgeLine, type Line, type LineVerdict } from './judge-line.js';
import { toldMinor } from './money-result.policy.js';
import type { Exception, Outcome } from './results.service.js';
import type { Told } from './told.js';

export type HeldLine = Line & { readonly id: string; readonly registrantId: string; readonly batchId: string };

/** What is told, and the id of the line it is about, if it names one. */
export interface Named {
  readonly told: Told;
  readonly id: string | undefined;
}

/** What one of them came to. */
export interface Judged {
  readonly line: HeldLine | undefined;
  readonly moved: boolean;
  readonly exception?: Omit<Exception, 'reconciliationId'>;
}

export interface JudgedLot {
  /** What moves a line a second time comes in the next round. */
  readonly rounds: readonly (readonly Outcome[])[];
  readonly takenIn: readonly HeldLine[];
  /** In the order they were told in. */
  readonly each: readonly Judged[];
}

/**
 * Later results are judged after earlier ones, as if they had come one by one. `before` came in the same upload; `isOver` tells whether
 * the program of a batch is.
 */
export function judgeLot(
  lot: readonly Named[],
  held: readonly HeldLine[],
  before: number,
  isOver: (batchId: string) => boolean,
): JudgedLot {
  const standing = new Map(held.map((line) => [line.id, line]));
  const rounds: Outcome[][] = [];
  const nextRound = new Map<string, number>();
  const takenIn: HeldLine[] = [];
  const each = lot.map(({ told, id }, index): Judged => {
    const line = standing.get(id ?? '');
    if (line && told.is === 'under_way') takenIn.push(line);
    const verdict = judgeOne(line, told, isOver);
    if (verdict === 'unchanged') return { line, moved: false };
    if (typeof verdict === 'string')
      return { line, moved: false, exception: exceptionOf(line, told, verdict, before + index) };
    for (const move of verdict.moves) {
      const round = nextRound.get(line!.id) ?? 0;
      nextRound.set(line!.id, round + 1);
      (rounds[round] ??= []).push({ ...move, id: line!.id, registrantId: line!.registrantId });
    }
    standing.set(line!.id, { ...line!, ...verdict.after });
    return { line, moved: true };
  });
  return { rounds, takenIn, each };
}

function judgeOne(
  line: HeldLine | undefined,
  told: Told,
  isOver: (batchId: string) => boolean,
): LineVerdict | 'unknown_reference' {
  if (told.is === 'unreadable') return 'unreadable';
  if (!line) return 'unknown_reference';
  if (told.is === 'under_way') return 'unchanged';
  const { result, asSent } = told;
  const amount = asSent && line.currency ? { amount: formatAmount(line.amountMinor!, line.currency) } : {};
  return judgeLine(line, { ...result, ...amount }, isOver(line.batchId));
}

function exceptionOf(line: HeldLine | undefined, told: Told, kind: Exception['kind'], index: number) {
  const named = { registrantId: line?.registrantId ?? null, disbursementId: line?.id ?? null };
  const result = told.is === 'result' && !told.asSent ? told.result : undefined;
  const minor = result && line?.currency ? toldMinor(result as never, line.currency)?.toString() : undefined;
  const amount = minor === undefined ? undefined : { minor, currency: line!.currency! };
  return { ...named, kind, position: index + 1, told: amount };
}
