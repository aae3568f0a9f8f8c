import type { SourceMapping } from '../social-registry.entity.js';

/** What is asked of a source: one page of groups (with their members) or of individuals. */
export interface PageRequest {
  readonly kind: 'group' | 'individual';
  readonly offset: number;
  readonly limit: number;
  /** Only records made after this instant, where the peer can tell. */
  readonly since: string | null;
  readonly mapping: SourceMapping;
}

/** A record as the peer sent it, in one shape for all dialects; not yet validated against what is declared. */
export interface SourceRecord {
  readonly isGroup: boolean;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly identifiers: readonly { readonly type: string; readonly value: string; readonly expiresOn: string | null }[];
  readonly phones: readonly string[];
  readonly members: readonly { readonly isHead: boolean; readonly record: SourceRecord }[];
}

/** One item of a page: a record, or what could not be read as one. */
export type PageItem = { readonly record: SourceRecord } | { readonly unreadable: unknown };

/** How a kind of social registry is spoken to. */
export interface Dialect {
  page(request: PageRequest): Promise<readonly PageItem[]>;
}
