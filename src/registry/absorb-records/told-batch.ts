import { CopyFields } from '#platform/database/copy-fields.js';
import { CopyRows } from '#platform/database/copy-rows.js';
import type { LinkToken } from '#platform/vault/link-token.js';
import { entriesOf, type Entry, isUnidentified, type ToldRecord } from './entries-of.js';
import type { IncomingRecord } from './incoming-record.js';
import { type MetNames, metNames } from './link-rows.js';
import { ToldEntries } from './told-entries.js';
import { type RecordMark, rowOf } from './told-memory.js';

/** The records of a batch as a worker thread has read them: in few pieces of memory, which are given away and not copied. */
export interface ToldBatch {
  readonly received: number;
  readonly unidentified: number;
  readonly tokens: Uint8Array;
  readonly digests: Uint8Array;
  readonly contents: Uint8Array;
  /** What is told of each entry besides, as JSON. */
  readonly details: Uint8Array;
  /** Where that of each begins; of one that is recalled nothing is told. */
  readonly detailsAt: Uint32Array;
  /** What is to be remembered of the records, one after another, and where that of each ends. */
  readonly rows: Uint8Array;
  readonly rowsEnd: Uint32Array;
  /** What was met, and is not to be taken in. */
  readonly met: MetNames;
}

type Details = [isGroup: 0 | 1, ...rest: [Entry['groupKind'], number, number, Entry['memberOf'], Entry['members']]];

const DETAIL_BYTES = 64;
/** For {@link ToldBatch.detailsAt}: there are none. */
const NONE = 0xffffffff;

/** `marks`: of each record that was read and can be remembered. Throws `OnlyRecalled`, as {@link entriesOf}. */
export function toldBatch(
  sourceId: string,
  records: readonly ToldRecord[],
  met: readonly IncomingRecord[],
  tokens: LinkToken,
  marks: readonly (RecordMark | null)[] = [],
): ToldBatch {
  const rows = records.map((record) => ('row' in record ? record.row : NOTHING));
  const entries = entriesOf(sourceId, records, tokens, (place, told) => {
    const mark = marks[place];
    if (mark) rows[place] = rowOf(mark, told);
  });
  const details = new CopyRows(1, entries.size * DETAIL_BYTES);
  const detailsAt = new Uint32Array(entries.size);
  for (let place = 0; place < entries.size; place++) {
    const entry = entries.find(place);
    detailsAt[place] = entry ? details.length : NONE;
    if (!entry) continue;
    const { kind, groupKind, from, to, memberOf, members } = entry;
    const told: Details = [kind === 'group' ? 1 : 0, groupKind, from, to, memberOf, members];
    details.text(JSON.stringify(told));
  }
  const names = metNames(sourceId, met, tokens);
  let end = 0;
  const rowsEnd = Uint32Array.from(rows, ({ length }) => (end += length));
  return {
    received: records.length,
    unidentified: records.filter(isUnidentified).length,
    tokens: owned(entries.tokens),
    digests: owned(entries.digests),
    contents: owned(entries.contents),
    details: owned(details.take()),
    detailsAt,
    rows: owned(Buffer.concat(rows, end)),
    rowsEnd,
    met: { ...names, seen: owned(names.seen) },
  };
}

/** All memory a batch stands in. */
export const memoryOf = (batch: ToldBatch): Uint8Array[] => {
  const { tokens, digests, contents, details, detailsAt, rows, rowsEnd, met } = batch;
  return [tokens, digests, contents, details, bytesOf(detailsAt), rows, bytesOf(rowsEnd), met.seen];
};

/** What is to be remembered of a page: not the records at these places, which are not taken in as they are. */
export function rowsBut({ rows, rowsEnd }: ToldBatch, places: ReadonlySet<number>): Buffer {
  if (places.size === 0) return bufferOf(rows);
  const kept: Uint8Array[] = [];
  for (const [place, end] of rowsEnd.entries())
    if (!places.has(place)) kept.push(rows.subarray(place === 0 ? 0 : rowsEnd[place - 1], end));
  return Buffer.concat(kept);
}

export function entriesIn({ tokens, digests, contents, details, detailsAt }: ToldBatch): ToldEntries {
  const told = bufferOf(details);
  const find = (place: number): Entry | null => {
    if (detailsAt[place] === NONE) return null;
    const json = new CopyFields(told.subarray(detailsAt[place])).text();
    const [isGroup, groupKind, from, to, memberOf, members] = JSON.parse(json) as Details;
    const names = { token: entries.token(place), digest: entries.digest(place) };
    return { kind: isGroup ? 'group' : 'individual', groupKind, from, to, ...names, memberOf, members };
  };
  const entries = new ToldEntries(bufferOf(tokens), bufferOf(digests), bufferOf(contents), find);
  return entries;
}

const NOTHING = Buffer.alloc(0);

const bytesOf = ({ buffer }: Uint32Array): Uint8Array => new Uint8Array(buffer);

const bufferOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

/** In memory of its own: what stands in a pool cannot be given away. */
const owned = (bytes: Uint8Array): Uint8Array => Uint8Array.prototype.slice.call(bytes);
