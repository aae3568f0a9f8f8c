import { blurred, type Identity, type QuantityKey } from '#access';
import { OUTCOMES } from '../evaluate-eligibility/eligibility.judge.js';

type Outcome = (typeof OUTCOMES)[number];
export type WhetherEnrolled = 'enrolled' | 'others';

const BOTH = ['enrolled', 'others'] as const;

/** The quantity of an outcome among those who are enrolled or the others; without one: of all outcomes, of everybody. */
export const keyOf = (outcome: Outcome | null, who: WhetherEnrolled | null): QuantityKey =>
  [outcome && `outcome=${outcome}`, who && `who=${who}`].filter(Boolean).join(',') || 'all';

/** The counts a preview makes; everything else is a sum of them. */
export const CELLS: readonly QuantityKey[] = OUTCOMES.flatMap((outcome) => BOTH.map((who) => keyOf(outcome, who)));

/** The sums that hold between what is shown. */
export const SUMS: readonly Identity[] = [
  ...OUTCOMES.map((outcome) => ({ whole: keyOf(outcome, null), parts: BOTH.map((who) => keyOf(outcome, who)) })),
  ...BOTH.map((who) => ({ whole: keyOf(null, who), parts: OUTCOMES.map((outcome) => keyOf(outcome, who)) })),
  { whole: keyOf(null, null), parts: OUTCOMES.map((outcome) => keyOf(outcome, null)) },
];

/** Every cell with noise of its own, and the sums of them: they hold, so that no sum less its parts tells of the noise. */
export function blurredCounts(counts: ReadonlyMap<QuantityKey, number>): Record<QuantityKey, number> {
  const blurry: Record<QuantityKey, number> = {};
  for (const cell of CELLS) blurry[cell] = blurred(counts.get(cell) ?? 0);
  for (const { whole, parts } of SUMS) blurry[whole] = parts.reduce((sum, part) => sum + blurry[part]!, 0);
  return blurry;
}
