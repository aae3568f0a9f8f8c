import type { LinkToken } from '#platform/vault/link-token.js';
import type { SetAside } from './decided-entry.js';
import { tokensOf } from './entries-of.js';
import type { IncomingRecord } from './incoming-record.js';

/** Which records tell of somebody who may be several registrants; `doubtful` by the tokens of their links. */
export function inDoubt(
  sourceId: string,
  records: readonly IncomingRecord[],
  doubtful: ReadonlyMap<string, readonly string[]>,
  tokens: LinkToken,
): SetAside[] {
  return records.flatMap((record, index) => {
    const found = tokensOf(sourceId, record, tokens).find(([, token]) => doubtful.has(token));
    if (!found) return [];
    const [pointer, token] = found;
    return [{ index, reason: 'ambiguous' as const, pointer, candidates: doubtful.get(token)! }];
  });
}
