import { CopyFields } from '#platform/database/copy-fields.js';
import { CopyRows } from '#platform/database/copy-rows.js';
import type { WrappedKey } from '#platform/vault/key-ring.js';
import { type ContentBytes, readContent } from './content-bytes.js';
import type { EntryAsBytes } from './decided-entry.js';

/** Columns of each sheet of sealed rows. */
export const COLUMNS = {
  keys: 4,
  created: 10,
  updated: 5,
  identifiers: 7,
  index: 5,
  contacts: 6,
  paymentAccounts: 6,
  tokens: 4,
} as const;

/** Finished COPY rows; `created` and `updated` hold registrants, `keys` the wrapped keys of new ones. All in one piece of memory. */
export type SealedRows = Readonly<Record<keyof typeof COLUMNS, Uint8Array>>;

/** A share of a batch as a worker thread is told it. */
export interface SealTask {
  /** One row for each of {@link ToSeal}, in one piece of memory: copied as bytes, where objects would be cloned one by one. */
  readonly entries: Uint8Array;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What is to be sealed: a registrant, its next profile version, and its key unless it is new. Not its members. */
export interface ToSeal extends ContentBytes {
  /** 16 bytes. */
  readonly id: Buffer;
  readonly kind: string;
  readonly groupKind: string | null;
  readonly profileVersion: number;
  readonly storedKey: WrappedKey | null;
}

type Told = Pick<EntryAsBytes, 'registrantId' | 'kind' | 'groupKind' | 'profileVersion' | 'storedKey' | 'content'>;

const BESIDE_CONTENT_BYTES = 150;

export function taskOf(entries: readonly Told[], now: number): SealTask {
  let bytes = 0;
  for (const { content } of entries) bytes += content.length + BESIDE_CONTENT_BYTES;
  const rows = new CopyRows(9, bytes);
  for (const { registrantId, kind, groupKind, profileVersion, storedKey, content } of entries) {
    const row = rows
      .row()
      .uuid(registrantId)
      .text(kind)
      .text(groupKind ?? null)
      .integer(profileVersion);
    row.bytes(storedKey?.wrapped ?? null);
    if (storedKey) row.integer(storedKey.generation).integer(storedKey.kekVersion);
    row.fields(content);
  }
  return { entries: rows.take(), now };
}

/** The entries of a task, one after another. */
export function* toSeal({ entries: { buffer, byteOffset, length } }: SealTask): Generator<ToSeal> {
  const fields = new CopyFields(Buffer.from(buffer, byteOffset, length));
  while (!fields.isAtEnd) {
    fields.row();
    const [id, kind, groupKind, profileVersion] = [
      fields.field(),
      fields.text(),
      fields.textOrNull(),
      fields.integer(),
    ];
    const wrapped = fields.bytesOrNull();
    const storedKey = wrapped && { wrapped, generation: fields.integer(), kekVersion: fields.integer() };
    yield { id, kind, groupKind, profileVersion, storedKey, ...readContent(fields) };
  }
}
