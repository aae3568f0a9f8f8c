import type { IncomingIdentifier, RegistrantContent } from './incoming-record.js';

/** What is told of a registrant, as text: made once to be digested, sent to a worker thread and sealed. */
export interface ContentText {
  /** JSON, as it is sealed. */
  readonly attributes: string;
  /** JSON, as it is stored. */
  readonly openCodes: string;
  /** JSON of the three lists of {@link ContentLists}. */
  readonly lists: string;
}

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

export function textOf({
  attributes,
  openCodes,
  identifiers,
  contacts,
  paymentAccounts,
}: RegistrantContent): ContentText {
  const lists: ContentLists = [identifiers ?? null, contacts ?? null, paymentAccounts ?? null];
  return {
    attributes: JSON.stringify(attributes),
    openCodes: JSON.stringify(openCodes),
    lists: JSON.stringify(lists),
  };
}

export const listsOf = (text: ContentText): ContentLists => JSON.parse(text.lists) as ContentLists;
