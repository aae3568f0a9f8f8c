import type { MakeJudge, OpenedProfile } from '#registry';
import { type Decimal, plus, written, ZERO } from '#platform/money/decimal.js';
import {
  type Calculation,
  type Calculations,
  type CompiledPart,
  compileCalculation,
  compileParts,
  membersOf,
} from './calculation.js';

/** What one part gave. Per member: to how many of them, and what it came to for all of those together. */
export interface ExplainedPart {
  readonly result: 'given' | 'not_given' | 'unknown';
  readonly given: number;
  /** An exact decimal, before anything is rounded. */
  readonly sum: string;
}

/** How a calculated amount comes about. Amounts are units of the last decimal, as texts; null: they cannot be told. */
export interface ExplainedCalculation {
  readonly parts: readonly ExplainedPart[];
  /** Per member: how many there are, and how many of them count. */
  readonly members: number | null;
  readonly counted: number | null;
  readonly beforeCap: string | null;
  readonly due: string | null;
}

/** Tells of each calculation which part gave what, in a worker thread. No attribute comes out of it. */
export const explainCalculations: MakeJudge<Calculations, ExplainedCalculation[]> = (
  { calculations, ...typing },
  asOf,
) => {
  const explainers = calculations.map((calculation) => explainerOf(calculation, typing, asOf));
  return (profile) => explainers.map((explain) => explain(profile));
};

type Typing = Omit<Calculations, 'calculations'>;

function explainerOf(
  calculation: Calculation,
  typing: Typing,
  asOf: Date,
): (profile: OpenedProfile) => ExplainedCalculation {
  const parts = compileParts(typing, calculation, asOf);
  const uncapped = compileCalculation(typing, { ...calculation, cap: null }, asOf);
  const due = compileCalculation(typing, calculation, asOf);
  return (profile) => {
    const members = calculation.per === 'member' ? membersOf(profile) : null;
    const most = calculation.mostMembers ?? Number.MAX_SAFE_INTEGER;
    return {
      parts: parts.map((part) => explained(part, members ?? [profile])),
      members: members?.length ?? null,
      counted: members ? Math.min(members.length, most) : null,
      beforeCap: uncapped(profile)?.toString() ?? null,
      due: due(profile)?.toString() ?? null,
    };
  };
}

function explained({ applies, amount }: CompiledPart, subjects: readonly OpenedProfile[]): ExplainedPart {
  let [given, sum, isUnknown]: [number, Decimal, boolean] = [0, ZERO, false];
  for (const subject of subjects) {
    const isMeant = applies(subject);
    if (isMeant === false) continue;
    const one = isMeant ? amount(subject) : undefined;
    if (one === undefined) isUnknown = true;
    else [given, sum] = [given + 1, plus(sum, one)];
  }
  return { result: isUnknown ? 'unknown' : given > 0 ? 'given' : 'not_given', given, sum: written(sum) };
}
