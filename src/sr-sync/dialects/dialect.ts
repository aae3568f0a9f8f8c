import type { RecalledRecord, RememberedPage, ToldBatch } from '#registry';
import type { MappedPage } from '../pull-records/map-page.js';
import type { Rejected } from '../quarantine/set-aside.service.js';
import type { SourceMapping } from '../social-registry.entity.js';

/** What is asked of a source: one page of groups (with their members) or of individuals. */
export interface PageRequest {
  readonly kind: 'group' | 'individual';
  readonly offset: number;
  readonly limit: number;
  /** Only records made (and, where the peer can tell, changed) after this instant. */
  readonly since: string | null;
  readonly mapping: SourceMapping;
  /** Only the record that carries this identifier, by the source's name of its type; asked by nobody of a whole run. */
  readonly identifier?: { readonly type: string; readonly value: string };
  /** Its records are wanted as items, and in no thread. */
  readonly here?: true;
}

/** A record as the peer sent it, in one shape for all dialects; not yet validated against what is declared. */
export interface SourceRecord {
  readonly isGroup: boolean;
  /** By the names a mapping calls them; without identifiers, phones and members, which stand below. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly identifiers: readonly { readonly type: string; readonly value: string; readonly expiresOn: string | null }[];
  readonly phones: readonly string[];
  readonly members: readonly { readonly isHead: boolean; readonly record: SourceRecord }[];
}

/** A record of a page. */
export interface ReadItem {
  readonly record: SourceRecord;
  /** Where the dialect has left out already what the mapping does not name: how many values that were, members' among them. */
  readonly dropped?: number;
  /** A keyed digest of the bytes it was read from, where it can be remembered. */
  readonly digest?: Buffer;
}

/** A record of which the same bytes were read before. */
export interface RecalledItem {
  readonly recalled: RecalledRecord;
}

/** What could not be read as a record; of one that is too large to be sent its place. */
export interface UnreadItem {
  readonly unreadable: unknown;
  readonly tooLarge?: true;
}

/** One item of a page. */
export type PageItem = ReadItem | UnreadItem;

/** What a worker thread has made of the items of a page. */
export interface ToldItems {
  readonly received: number;
  readonly batch: ToldBatch;
  readonly rejected: readonly Rejected[];
  readonly dropped: number;
  /** What is remembered of a page at its place. */
  readonly before?: RememberedPage | undefined;
  /** What was recalled of it is not all as we have it. */
  readonly inVain?: () => void;
  /** All of it once more, by who has to know more of a record: it is read anew. */
  again(): MappedPage;
}

/** What came of a page, and where the next one begins. */
export interface SourcePage {
  /** None where a thread is at them. */
  readonly items: readonly PageItem[];
  readonly told?: Promise<ToldItems>;
  /** Offset of the next page of this kind; null after the last one. */
  readonly next: number | null;
  /** How many records of this kind the peer has of what was asked for; null where it does not tell. */
  readonly total: number | null;
}

/** How a kind of social registry is spoken to. */
export interface Dialect {
  /** Throws `SourceUnavailable` (another time perhaps) or `SourceRefused`. */
  page(request: PageRequest): Promise<SourcePage>;
}
