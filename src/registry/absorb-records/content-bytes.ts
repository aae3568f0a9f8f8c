import { CopyFields } from '#platform/database/copy-fields.js';
import type { CopyRows } from '#platform/database/copy-rows.js';
import type { IncomingIdentifier, RegistrantContent } from './incoming-record.js';

/** Identifiers, contacts (by kind, value) and payment accounts; null: not spoken of. */
export type ContentLists = readonly [
  readonly IncomingIdentifier[] | null,
  readonly KindAndValue[] | null,
  readonly KindAndValue[] | null,
];

export interface KindAndValue {
  readonly kind: 'phone' | 'email' | 'bank' | 'wallet';
  readonly value: string;
}

/**
 * Writes what is told of a registrant as three fields of JSON: the attributes as they are sealed, the open codes as they are
 * stored, {@link ContentLists}. Made once to be digested, sent to a worker thread and sealed: bytes of a batch stand in one
 * piece of memory, where texts would be thousands of objects that outlive a collection of garbage.
 */
export function writeContent(
  rows: CopyRows,
  { attributes, openCodes, identifiers, contacts, paymentAccounts }: RegistrantContent,
): void {
  const lists: ContentLists = [identifiers ?? null, contacts ?? null, paymentAccounts ?? null];
  rows.text(JSON.stringify(attributes)).text(JSON.stringify(openCodes)).text(JSON.stringify(lists));
}

/** What {@link writeContent} wrote. */
export interface ContentBytes {
  readonly attributes: Buffer;
  readonly openCodes: Buffer;
  readonly lists: ContentLists;
}

export const readContent = (fields: CopyFields): ContentBytes => ({
  attributes: fields.field(),
  openCodes: fields.field(),
  lists: JSON.parse(fields.text()) as ContentLists,
});

export const listsOf = (content: Buffer): ContentLists => readContent(new CopyFields(content)).lists;
