import { CopyRows } from '#platform/database/copy-rows.js';
import { idBytes } from '#platform/ids/ids.js';
import type { LinkToken } from '#platform/vault/link-token.js';
import { postgresMicroseconds } from './copy-instants.js';
import type { LinkRows } from './decided-entry.js';
import { tokensOf } from './entries-of.js';
import type { IncomingRecord } from './incoming-record.js';
import type { MatchedEntry, SamePlaces, ToldRecords } from './match-by-source.service.js';
import { TOKEN_BYTES, type ToldEntries } from './told-entries.js';

/** So much of a token says which one it is: two of a billion are the same once in ten times as many pulls. */
const SEEN_BYTES = 8;
const NOTHING = Buffer.alloc(0);
const seenOf = (token: string): string => token.slice(0, 2 * SEEN_BYTES);

/**
 * What is to be written of links: new ones, those told differently or met again after they were gone, and what was merely met:
 * `same` are the places of those of which what we have is told.
 */
export function linkRows(
  { sourceId, run, entries }: Pick<ToldRecords, 'sourceId' | 'run' | 'entries'>,
  matched: readonly MatchedEntry[],
  same: SamePlaces,
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
    else if (run?.full) met.push(seenOf(entry.token));
  }
  const taken = (rows: CopyRows): Uint8Array | null => (rows.rows > 0 ? rows.take() : null);
  const seen = run?.full ? Buffer.concat([seenIn(entries, same), Buffer.from(met.join(''), 'hex')]) : NOTHING;
  return {
    sourceId,
    created: taken(created),
    updated: taken(updated),
    told,
    returned: matched.filter(({ link }) => link?.gone).map(({ registrantId }) => registrantId),
    joined: matched.filter(({ change }) => change === 'joined').map(({ registrantId }) => registrantId),
    seen: run && seen.length > 0 ? { runId: run.id, tokens: seen, groups: [] } : null,
  };
}

/** The first bytes of the tokens at these places. */
function seenIn({ tokens, size }: ToldEntries, { is, count }: SamePlaces): Buffer {
  const seen = Buffer.allocUnsafe(count * SEEN_BYTES);
  let at = 0;
  for (let place = 0; place < size; place++)
    if (is[place] === 1) at += tokens.copy(seen, at, place * TOKEN_BYTES, place * TOKEN_BYTES + SEEN_BYTES);
  return seen;
}

/** Names of records that were met and are not taken in. */
export interface MetNames {
  /** The first bytes of the tokens of all they tell of. */
  readonly seen: Uint8Array;
  /** Tokens of groups among them. */
  readonly groups: readonly string[];
}

export function metNames(sourceId: string, records: readonly IncomingRecord[], tokens: LinkToken): MetNames {
  const named = records.map((record) => tokensOf(sourceId, record, tokens));
  const met = named.flatMap((parts) => parts.map(([, token]) => seenOf(token)));
  const groups = records.flatMap(({ kind }, index) => (kind === 'group' ? [named[index]![0]![1]] : []));
  return { seen: Buffer.from(met.join(''), 'hex'), groups };
}

/** The same with records that a full pull met and that are not taken in: their source still tells of them. */
export function seenToo(links: LinkRows, run: ToldRecords['run'], ...met: readonly MetNames[]): LinkRows {
  const seen = met.map((names) => names.seen).filter(({ length }) => length > 0);
  if (!run?.full || seen.length === 0) return links;
  const tokens = Buffer.concat([links.seen?.tokens ?? NOTHING, ...seen]);
  return { ...links, seen: { runId: run.id, tokens, groups: met.flatMap(({ groups }) => groups) } };
}
