import { CopyRows } from '#platform/database/copy-rows.js';
import { idBytes } from '#platform/ids/ids.js';
import { postgresMicroseconds } from './copy-instants.js';
import type { LinkRows } from './decided-entry.js';
import type { MatchedEntry, ToldRecords } from './match-by-source.service.js';

/** So much of a token says which one it is: two of a billion are the same once in ten times as many pulls. */
const SEEN_BYTES = 8;

/** What is to be written of links: new ones, those told differently or met again after they were gone, and what was merely met. */
export function linkRows(
  { sourceId, run }: Pick<ToldRecords, 'sourceId' | 'run'>,
  matched: readonly MatchedEntry[],
  now: Date,
): LinkRows {
  const told = run?.beganAt ?? now;
  const [source, seenAt] = [idBytes(sourceId), postgresMicroseconds(told.getTime())];
  const [created, updated] = [new CopyRows(5), new CopyRows(3)];
  const met: string[] = [];
  for (const { entry, registrantId, change, link } of matched) {
    const isRenamed = link !== undefined && link.token !== entry.token;
    if (change === 'created' || change === 'joined')
      created.row().bytes(source).hex(entry.token).uuid(registrantId).hex(entry.digest).bigint(seenAt);
    else if (change === 'updated' || link?.gone || isRenamed)
      updated
        .row()
        .hex(link!.token)
        .hex(entry.token)
        .hex(change === 'erased' ? link!.contentDigest : entry.digest);
    else if (run?.full) met.push(entry.token.slice(0, 2 * SEEN_BYTES));
  }
  const taken = (rows: CopyRows): Uint8Array | null => (rows.rows > 0 ? rows.take() : null);
  return {
    sourceId,
    created: taken(created),
    updated: taken(updated),
    told,
    joined: matched.filter(({ change }) => change === 'joined').map(({ registrantId }) => registrantId),
    seen: run && met.length > 0 ? { runId: run.id, tokens: Buffer.from(met.join(''), 'hex') } : null,
  };
}
