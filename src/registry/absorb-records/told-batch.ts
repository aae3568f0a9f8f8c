import { CopyFields } from '#platform/database/copy-fields.js';
import { CopyRows } from '#platform/database/copy-rows.js';
import type { LinkToken } from '#platform/vault/link-token.js';
import { entriesOf, type Entry, isUnidentified } from './entries-of.js';
import type { IncomingRecord } from './incoming-record.js';
import { type MetNames, metNames } from './link-rows.js';
import { ToldEntries } from './told-entries.js';

/** The records of a batch as a worker thread has read them: in few pieces of memory, which are given away and not copied. */
export interface ToldBatch {
  readonly received: number;
  readonly unidentified: number;
  readonly tokens: Uint8Array;
  readonly digests: Uint8Array;
  readonly contents: Uint8Array;
  /** What is told of each entry besides, as JSON. */
  readonly details: Uint8Array;
  /** Where that of each begins. */
  readonly detailsAt: Uint32Array;
  /** What was met, and is not to be taken in. */
  readonly met: MetNames;
}

type Details = [isGroup: 0 | 1, ...rest: [Entry['groupKind'], number, number, Entry['memberOf'], Entry['members']]];

const DETAIL_BYTES = 64;

export function toldBatch(
  sourceId: string,
  records: readonly IncomingRecord[],
  met: readonly IncomingRecord[],
  tokens: LinkToken,
): ToldBatch {
  const entries = entriesOf(sourceId, records, tokens);
  const details = new CopyRows(1, entries.size * DETAIL_BYTES);
  const detailsAt = new Uint32Array(entries.size);
  for (let place = 0; place < entries.size; place++) {
    const { kind, groupKind, from, to, memberOf, members } = entries.at(place);
    const told: Details = [kind === 'group' ? 1 : 0, groupKind, from, to, memberOf, members];
    detailsAt[place] = details.length;
    details.text(JSON.stringify(told));
  }
  const names = metNames(sourceId, met, tokens);
  return {
    received: records.length,
    unidentified: records.filter(isUnidentified).length,
    tokens: owned(entries.tokens),
    digests: owned(entries.digests),
    contents: owned(entries.contents),
    details: owned(details.take()),
    detailsAt,
    met: { ...names, seen: owned(names.seen) },
  };
}

/** All memory a batch stands in. */
export const memoryOf = ({ tokens, digests, contents, details, detailsAt, met }: ToldBatch): Uint8Array[] => [
  tokens,
  digests,
  contents,
  details,
  new Uint8Array(detailsAt.buffer),
  met.seen,
];

export function entriesIn({ tokens, digests, contents, details, detailsAt }: ToldBatch): ToldEntries {
  const told = bufferOf(details);
  const read = (place: number): Entry => {
    const json = new CopyFields(told.subarray(detailsAt[place])).text();
    const [isGroup, groupKind, from, to, memberOf, members] = JSON.parse(json) as Details;
    const names = { token: entries.token(place), digest: entries.digest(place) };
    return { kind: isGroup ? 'group' : 'individual', groupKind, from, to, ...names, memberOf, members };
  };
  const entries = new ToldEntries(bufferOf(tokens), bufferOf(digests), bufferOf(contents), read);
  return entries;
}

const bufferOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

/** In memory of its own: what stands in a pool cannot be given away. */
const owned = (bytes: Uint8Array): Uint8Array => Uint8Array.prototype.slice.call(bytes);
