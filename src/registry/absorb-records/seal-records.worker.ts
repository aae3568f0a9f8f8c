import { CopyRows } from '#platform/database/copy-rows.js';
import { idBytes, newId } from '#platform/ids/ids.js';
import type { BlindIndex } from '#platform/vault/blind-index.js';
import type { KeyRing, WrappedKey } from '#platform/vault/key-ring.js';
import { classKey, seal, type Subject } from '#platform/vault/sealed-format.js';
import { workerContext } from '#platform/workers/worker-context.js';
import { CONTACT, IDENTIFIER, PAYMENT_ACCOUNT, PROFILE } from '../places.js';
import type { GroupKind, IncomingIdentifier, RegistrantContent } from './incoming-record.js';

/** What is to be sealed: a registrant, its next profile version, and its key unless it is new. */
export interface ToSeal {
  readonly registrantId: string;
  readonly kind: 'individual' | 'group';
  readonly groupKind: GroupKind | null;
  readonly profileVersion: number;
  readonly storedKey: WrappedKey | null;
  readonly record: RegistrantContent;
}

/** Finished COPY rows; `created` and `updated` hold registrants, `keys` the wrapped keys of new ones. */
export interface SealedRows {
  readonly keys: Uint8Array;
  readonly created: Uint8Array;
  readonly updated: Uint8Array;
  readonly identifiers: Uint8Array;
  readonly index: Uint8Array;
  readonly contacts: Uint8Array;
  readonly paymentAccounts: Uint8Array;
}

export interface SealTask {
  readonly entries: readonly ToSeal[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Seals a slice of a batch in a worker thread. */
export default function sealRecords(task: SealTask): SealedRows {
  const { ring, blindIndex } = workerContext();
  return sealAll(task, ring, blindIndex);
}

/** The sealing itself: pure but for random keys and nonces. */
export function sealAll(task: SealTask, ring: KeyRing, blindIndex: BlindIndex): SealedRows {
  const sheets = {
    keys: new CopyRows(4),
    created: new CopyRows(10),
    updated: new CopyRows(5),
    identifiers: new CopyRows(7),
    index: new CopyRows(5),
    contacts: new CopyRows(6),
    paymentAccounts: new CopyRows(6),
  };
  const now = postgresMicroseconds(task.now);
  for (const entry of task.entries) sealOne(entry, now, sheets, ring, blindIndex);
  return Object.fromEntries(
    Object.entries(sheets).map(([name, sheet]) => [name, sheet.take()]),
  ) as unknown as SealedRows;
}

type Sheets = Record<keyof SealedRows, CopyRows>;

function sealOne(entry: ToSeal, now: bigint, sheets: Sheets, ring: KeyRing, blindIndex: BlindIndex): void {
  const id = idBytes(entry.registrantId);
  const made = entry.storedKey ? null : ring.newSubjectKey(id);
  const { key, generation } = made ?? ring.unwrap(id, entry.storedKey!);
  if (made) sheets.keys.row().bytes(id).integer(made.generation).integer(made.kekVersion).bytes(made.wrapped);
  sealProfile(entry, { row: id, subject: id, generation, version: entry.profileVersion }, key, now, sheets);
  const at = (row: Buffer): Subject => ({ row, subject: id, generation, version: 0 });
  const { identifiers = [], contacts = [], paymentAccounts = [] } = entry.record;
  if (identifiers.length > 0) sealIdentifiers(identifiers, id, key, now, at, sheets, blindIndex);
  if (contacts.length > 0) sealValues(contacts, classKey(key, 'contact'), CONTACT, id, now, at, sheets.contacts);
  if (paymentAccounts.length > 0)
    sealValues(paymentAccounts, classKey(key, 'payment'), PAYMENT_ACCOUNT, id, now, at, sheets.paymentAccounts);
  key.fill(0);
}

function sealProfile(entry: ToSeal, at: Subject, key: Buffer, now: bigint, sheets: Sheets): void {
  const text = Buffer.from(JSON.stringify(entry.record.attributes));
  const profile = seal(classKey(key, 'attributes'), PROFILE, at, text);
  text.fill(0);
  const open = JSON.stringify(entry.record.openCodes);
  if (entry.storedKey) {
    sheets.updated.row().bytes(at.row).text(entry.groupKind).bytes(profile).integer(entry.profileVersion).jsonb(open);
    return;
  }
  const row = sheets.created
    .row()
    .bytes(at.row)
    .text(entry.kind)
    .text(entry.groupKind)
    .text('active')
    .bytes(profile)
    .integer(entry.profileVersion);
  row.bigint(now).jsonb(open).bigint(now).bigint(now);
}

function sealIdentifiers(
  identifiers: readonly IncomingIdentifier[],
  registrant: Buffer,
  key: Buffer,
  now: bigint,
  at: (row: Buffer) => Subject,
  sheets: Sheets,
  blindIndex: BlindIndex,
): void {
  const identity = classKey(key, 'identity');
  for (const identifier of identifiers) {
    const row = idBytes(newId());
    const value = identifier.normalized;
    const sealed = seal(identity, IDENTIFIER, at(row), Buffer.from(value));
    const sheet = sheets.identifiers
      .row()
      .bytes(row)
      .bytes(registrant)
      .uuid(identifier.idTypeId)
      .bytes(sealed)
      .text('valid');
    if (identifier.expiresOn) sheet.integer(postgresDay(identifier.expiresOn));
    else sheet.null();
    sheet.bigint(now);
    for (const { version, index } of blindIndex.of(identifier.idTypeId, value))
      sheets.index.row().uuid(identifier.idTypeId).integer(version).integer(index).bytes(registrant).bytes(row);
  }
}

function sealValues(
  values: readonly { readonly kind: string; readonly value: string }[],
  key: ReturnType<typeof classKey>,
  where: typeof CONTACT,
  registrant: Buffer,
  now: bigint,
  at: (row: Buffer) => Subject,
  sheet: CopyRows,
): void {
  for (const { kind, value } of values) {
    const row = idBytes(newId());
    const sealed = seal(key, where, at(row), Buffer.from(value));
    sheet.row().bytes(row).bytes(registrant).text(kind).bytes(sealed).text('valid').bigint(now);
  }
}

const POSTGRES_EPOCH_MS = Date.UTC(2000, 0, 1);

/** timestamptz in binary form: microseconds since 2000-01-01. */
export const postgresMicroseconds = (milliseconds: number): bigint => BigInt(milliseconds - POSTGRES_EPOCH_MS) * 1000n;

/** date in binary form: days since 2000-01-01. */
const postgresDay = (isoDate: string): number =>
  Math.round((Date.parse(`${isoDate}T00:00:00Z`) - POSTGRES_EPOCH_MS) / 86_400_000);
