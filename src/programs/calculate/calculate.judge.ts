import type { MakeJudge } from '#registry';
import { type Calculations, compileCalculation } from './calculation.js';

/** Says what each calculation comes to for a profile, in a worker thread: units, or null where it cannot be told. */
export const judgeCalculations: MakeJudge<Calculations, (bigint | null)[]> = ({ calculations, ...typing }, asOf) => {
  const compiled = calculations.map((calculation) => compileCalculation(typing, calculation, asOf));
  return (profile) => compiled.map((calculate) => calculate(profile) ?? null);
};
