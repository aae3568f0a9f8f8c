import { groupBy } from '#platform/collections/group-by.js';
import { formatAmount } from '#platform/money/money.js';
import { judgeLine, type Line, type LineVerdict } from './judge-line.js';
import type { Exception, Outcome } from './results.service.js';
import { isKnown, moneyTold, type ToldBefore, type ToldMoney } from './told-money.js';
import type { Told } from './told.js';

export interface HeldLine extends Line {
  readonly id: string;
  readonly registrantId: string;
  readonly batchId: string;
}

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
 * Judges what one upload tells, lot after lot: later results after earlier ones, as if they had come one by one. A lot may be read before
 * the one before it is written, so what that one does to a line is remembered until the next is judged.
 */
export class LotJudge {
  /** Lines as the lots read last will leave them, and what was told of payments in them. */
  private moved: ReadonlyMap<string, HeldLine> = new Map();
  private told: readonly ToldBefore[] = [];

  /** `isOver` tells whether the program of a batch is. */
  constructor(private readonly isOver: (batchId: string) => boolean) {}

  /**
   * What `toldBefore` says of payments waits for a person, or was accepted: told again it is nothing new. `before` came in the same
   * upload.
   */
  judge(
    lot: readonly Named[],
    held: readonly HeldLine[],
    toldBefore: readonly ToldBefore[],
    before: number,
  ): JudgedLot {
    const standing = new Map(held.map((line) => [line.id, this.moved.get(line.id) ?? line]));
    const moved = new Map<string, HeldLine>();
    const kept: ToldBefore[] = [];
    const known = groupBy([...toldBefore, ...this.told], ({ disbursementId }) => disbursementId);
    const rounds: Outcome[][] = [];
    const nextRound = new Map<string, number>();
    const takenIn: HeldLine[] = [];
    const each = lot.map(({ told, id }, index): Judged => {
      const line = id === undefined ? undefined : standing.get(id);
      if (line && told.is === 'under_way') takenIn.push(line);
      const verdict = judgeOne(line, told, this.isOver);
      if (verdict === 'unchanged' || isKnownOf(line, told, verdict, known)) return { line, moved: false };
      if (typeof verdict === 'string') {
        const said = saidOf(line, told);
        if (verdict === 'amount_mismatch' && said) {
          const one = { ...said, disbursementId: line!.id };
          kept.push(one);
          known.set(one.disbursementId, [...(known.get(one.disbursementId) ?? []), one]);
        }
        return { line, moved: false, exception: exceptionOf(line, said, verdict, before + index) };
      }
      for (const move of verdict.moves) {
        const round = nextRound.get(line!.id) ?? 0;
        nextRound.set(line!.id, round + 1);
        (rounds[round] ??= []).push({ ...move, id: line!.id, registrantId: line!.registrantId });
      }
      const after = { ...line!, ...verdict.after };
      standing.set(after.id, after);
      moved.set(after.id, after);
      return { line, moved: true };
    });
    this.moved = moved;
    this.told = kept;
    return { rounds, takenIn, each };
  }
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
  index: number,
): Omit<Exception, 'reconciliationId'> {
  const named = { registrantId: line?.registrantId ?? null, disbursementId: line?.id ?? null };
  return { ...named, kind, position: index + 1, told };
}
