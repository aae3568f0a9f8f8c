import type { ReportedResultDto } from '../reconciliation.dto.js';

/** What became of one attempt. */
export interface ToldResult {
  readonly is: 'result';
  readonly result: ReportedResultDto;
  /** The attempt, where it is known otherwise than by what the result names. */
  readonly id?: string;
  /** Of what was sent, at its amount: what is told tells none of its own. */
  readonly asSent?: boolean;
}

/** What somebody says of one attempt. */
export type Told =
  | ToldResult
  /** It was taken in, and nothing has become of it yet. */
  | { readonly is: 'under_way'; readonly reference?: string; readonly id?: string }
  /** It says nothing that we know. */
  | { readonly is: 'unreadable' };

/** In lots, so that none holds all of a statement. */
export async function* inLots<T>(each: AsyncIterable<T> | Iterable<T>, size: number): AsyncGenerator<T[]> {
  let lot: T[] = [];
  for await (const one of each) {
    lot.push(one);
    if (lot.length < size) continue;
    yield lot;
    lot = [];
  }
  if (lot.length > 0) yield lot;
}
