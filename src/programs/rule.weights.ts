import { WeightsUnfit } from './programs.errors.js';
import type { Weights } from './rule.tables.js';

const MOST = 10_000;

/** Tables of weights as they were sent, once each is named once and holds numbers. Throws {@link WeightsUnfit}. */
export function weightsOf(sent: readonly { name: string; weights: Readonly<Record<string, unknown>> }[]): Weights {
  for (const [index, { name, weights }] of sent.entries()) {
    if (sent.findIndex((other) => other.name === name) < index)
      throw new WeightsUnfit(`#/weightTables/${index}/name`, 'must not name a table again');
    if (!Object.values(weights).every((weight) => Number.isFinite(weight)))
      throw new WeightsUnfit(`#/weightTables/${index}/weights`, 'must hold numbers only');
  }
  const count = sent.reduce((sum, { weights }) => sum + Object.keys(weights).length, 0);
  if (count > MOST) throw new WeightsUnfit('#/weightTables', `must hold at most ${MOST} weights`);
  return Object.fromEntries(sent.map(({ name, weights }) => [name, weights as Weights[string]]));
}
