import type { IncomingRecord, RecordMark } from '#registry';
import type { PageItem, SourceRecord, UnreadItem } from '../dialects/dialect.js';
import { namedIn } from '../dialects/known-by.js';
import type { Rejected } from '../quarantine/set-aside.service.js';
import { type Kept, keptOf } from './keep-declared.js';
import { BadRecord, mapRecord, type MappingContext, nameOf } from './map-record.js';

/** A page's records, mapped, and those that were set aside. `R`: records that were recalled stand among them. */
export interface MappedPage<R = never> {
  readonly records: (IncomingRecord | R)[];
  /** Of each of them, where it can be remembered. */
  readonly marks: (RecordMark | null)[];
  /** What each of those that were read was mapped from. */
  readonly mapped: SourceRecord[];
  readonly rejected: Rejected[];
  /** Names of those that were set aside, so far as they have one: the source still tells of them. */
  readonly met: IncomingRecord[];
  received: number;
  /** Values that were not asked for. */
  dropped: number;
}

/** Each item by itself: what does not fit is set aside alone. */
export function mapPage<R = never>(
  items: Iterable<PageItem | { readonly recalled: R & { readonly dropped: number } }>,
  context: MappingContext,
): MappedPage<R> {
  const page: MappedPage<R> = { records: [], marks: [], mapped: [], rejected: [], met: [], received: 0, dropped: 0 };
  for (const item of items) {
    page.received++;
    if ('recalled' in item) recall(item.recalled, page);
    else if ('record' in item) takeIn(keptOf(item, context.mapping), item.digest, context, page);
    else setAside(item, context, page);
  }
  return page;
}

function recall<R>(record: R & { readonly dropped: number }, page: MappedPage<R>): void {
  page.records.push(record);
  page.marks.push(null);
  page.dropped += record.dropped;
}

function setAside(
  { unreadable: item, tooLarge }: UnreadItem,
  context: MappingContext,
  page: Pick<MappedPage, 'rejected' | 'met'>,
): void {
  const fault = tooLarge
    ? { reason: 'too_large' as const, rule: 'must not be larger than an answer may be' }
    : { reason: 'unreadable' as const, rule: 'must be of the agreed shape' };
  page.rejected.push({ ...fault, pointer: '#', candidates: [], item });
  const named = namedIn(item);
  if (named) page.met.push(...nameOf(named, context));
}

function takeIn(
  { record, dropped }: Kept,
  digest: Buffer | undefined,
  context: MappingContext,
  page: MappedPage<unknown>,
): void {
  page.dropped += dropped;
  try {
    page.records.push(mapRecord(record, context));
    page.marks.push(digest ? { digest, dropped } : null);
    page.mapped.push(record);
  } catch (error) {
    if (!(error instanceof BadRecord)) throw error;
    const { pointer, reason: rule } = error;
    page.rejected.push({ reason: 'rule_broken', rule, pointer, candidates: [], item: record });
    page.met.push(...nameOf(record, context));
  }
}
