import { groupBy } from '#platform/collections/group-by.js';
import { judgeLine, type Line, type LineVerdict } from './judge-line.js';
import type { Exception, Outcome } from './results.service.js';
import { isKnown, moneyTold, type ToldBefore, type ToldMoney } from './told-money.js';
import type { Told } from './told.js';

export interface HeldLine extends Line {
  readonly id: string;
  readonly registrantId: string;
  readonly batchId: string;
}

/** What is told, where in the upload, and the id of the line it is about, if it names one. */
export interface Named {
  readonly told: Told;
  /** From 1. */
  readonly position: number;
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
 * Judges what is told of lines that are held, later results after earlier ones, as if they had come one by one. What `toldBefore` says of
 * payments waits for a person, or was accepted: told again it is nothing new. `isOver` tells whether the program of a batch is.
 */
export function judgeLot(
  lot: readonly Named[],
  held: readonly HeldLine[],
  toldBefore: readonly ToldBefore[],
  isOver: (batchId: string) => boolean,
): JudgedLot {
  const standing = new Map(held.map((line) => [line.id, line]));
  const known = groupBy(toldBefore, ({ disbursementId }) => disbursementId);
  const rounds: Outcome[][] = [];
  const nextRound = new Map<string, number>();
  const takenIn: HeldLine[] = [];
  const each = lot.map(({ told, id, position }): Judged => {
    const line = id === undefined ? undefined : standing.get(id);
    if (line && told.is === 'under_way') takenIn.push(line);
    const verdict = judgeOne(line, told, isOver);
    if (verdict === 'unchanged' || isKnownOf(line, told, verdict, known)) return { line, moved: false };
    if (typeof verdict === 'string') {
      const said = saidOf(line, told);
      if (verdict === 'amount_mismatch' && said) {
        const one = { ...said, disbursementId: line!.id };
        known.set(one.disbursementId, [...(known.get(one.disbursementId) ?? []), one]);
      }
      return { line, moved: false, exception: exceptionOf(line, said, verdict, position) };
    }
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
  return judgeLine(line, told, isOver(line.batchId));
}

/** Whether that is what a person decides about: a part that came back is, also where it would be all that is left now. */
const isForAPerson = (verdict: LineVerdict | 'unknown_reference', { outcome }: ToldMoney): boolean =>
  verdict === 'amount_mismatch' || (typeof verdict === 'object' && outcome === 'returned');

/** Whether a person decides about it who has been told the same. */
function isKnownOf(
  line: HeldLine | undefined,
  told: Told,
  verdict: LineVerdict | 'unknown_reference',
  known: ReadonlyMap<string, readonly ToldBefore[]>,
): boolean {
  const before = line && known.get(line.id);
  const said = before && saidOf(line, told);
  return said !== undefined && isKnown(before!, said) && isForAPerson(verdict, said);
}

function saidOf(line: HeldLine | undefined, told: Told): ToldMoney | undefined {
  if (!line?.currency || told.is !== 'result') return undefined;
  const { result, asSent } = told;
  return moneyTold(result.outcome, asSent ? {} : result, result.currency ?? line.currency);
}

function exceptionOf(
  line: HeldLine | undefined,
  told: ToldMoney | undefined,
  kind: Exception['kind'],
  position: number,
): Omit<Exception, 'reconciliationId'> {
  const named = { registrantId: line?.registrantId ?? null, disbursementId: line?.id ?? null };
  return { ...named, kind, position, told };
}
