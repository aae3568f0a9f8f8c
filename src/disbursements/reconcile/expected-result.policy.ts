import { judgeLine, type Line } from './judge-line.js';
import type { HeldLine, Named } from './judge-lot.js';
import { toldMinor } from './money-result.policy.js';
import type { Outcome } from './results.service.js';

/** How payments stand that something is told of for the first time, in one upload. */
export interface Usual {
  readonly state: 'sending' | 'in_doubt';
  /** Of what is told without a currency. */
  readonly currency: string;
}

/** What becomes of a payment if it stands so, with nothing of it arrived: it is for the statement to see that applies it. */
export interface Expected extends Pick<Outcome, 'id' | 'state' | 'code' | 'providerReference'> {
  readonly from: Usual['state'];
  /** What it must have been sent at; null: whatever it was. */
  readonly sentAt: { readonly minor: string; readonly currency: string } | null;
}

/** Nothing of it has arrived, or come back. */
export const ON_ITS_WAY = {
  deliveredMinor: '0',
  excessMinor: null,
  returnedMinor: null,
  quantity: null,
  deliveredQuantity: '0',
} as const;

/** How the first payment of these stands that is still open: the others of its upload will be like it. */
export function usualOf(lines: readonly HeldLine[]): Usual | undefined {
  for (const { state, currency } of lines)
    if (currency !== null && (state === 'sending' || state === 'in_doubt')) return { state, currency };
  return undefined;
}

/**
 * Those of a lot that can be applied without a look at their lines: told once, and one move of a payment that stands as is usual, judged as
 * any other. In the order of their ids, in which lines are held elsewhere too. Two uploads about the same lines may deadlock all the
 * same, since what is expected goes before the rest of its lot. Nothing is kept of the one that PostgreSQL then refuses: it is repeated,
 * or, where its body was read as it came, told to come again.
 */
export function expectedOf(lot: readonly Named[], usual: Usual | undefined): Expected[] {
  if (!usual) return [];
  const times = new Map<string, number>();
  for (const { id } of lot) if (id !== undefined) times.set(id, (times.get(id) ?? 0) + 1);
  const expected = lot.flatMap((named) => (times.get(named.id ?? '') === 1 ? (expectedOfOne(named, usual) ?? []) : []));
  return expected.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

function expectedOfOne({ told, id }: Named, usual: Usual): Expected | undefined {
  if (told.is !== 'result') return undefined;
  const { outcome, currency = usual.currency } = told.result;
  const minor = toldMinor(told.result, currency)?.toString();
  const line: Line = { ...ON_ITS_WAY, state: usual.state, currency, amountMinor: minor ?? '0' };
  const verdict = judgeLine(line, told, false); // of a program that is over only returns are judged otherwise: two moves of such a line
  if (typeof verdict === 'string' || verdict.moves.length > 1) return undefined;
  const { state, code, providerReference } = verdict.moves[0]!;
  const sentAt = outcome === 'paid' && !told.asSent ? { minor: minor!, currency } : null;
  return { id: id!, from: usual.state, state, code, providerReference, sentAt };
}
