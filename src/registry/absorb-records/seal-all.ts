import { CopyRows } from '#platform/database/copy-rows.js';
import { idBytes, newIdBytes } from '#platform/ids/ids.js';
import type { BlindIndex } from '#platform/vault/blind-index.js';
import type { KeyRing, WrappedKey } from '#platform/vault/key-ring.js';
import type { MatchToken } from '#platform/vault/match-token.js';
import { classKey, type FieldClass, type Place, seal, type Subject } from '#platform/vault/sealed-format.js';
import { CONTACT, IDENTIFIER, PAYMENT_ACCOUNT, PROFILE } from '../places.js';
import { type ContentText, type KindAndValue, listsOf } from './content-text.js';
import { postgresDay, postgresMicroseconds } from './copy-instants.js';
import type { GroupKind, IncomingIdentifier } from './incoming-record.js';

/** What is to be sealed: a registrant, its next profile version, and its key unless it is new. */
export interface ToSeal extends ContentText {
  readonly registrantId: string;
  readonly kind: 'individual' | 'group';
  readonly groupKind: GroupKind | null;
  readonly profileVersion: number;
  readonly storedKey: WrappedKey | null;
}

/** Finished COPY rows; `created` and `updated` hold registrants, `keys` the wrapped keys of new ones. */
export type SealedRows = Readonly<Record<keyof typeof COLUMNS, Uint8Array>>;

export interface SealTask {
  readonly entries: readonly ToSeal[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Keys of the thread that seals. */
export interface SealingKeys {
  readonly ring: KeyRing;
  readonly blindIndex: BlindIndex;
  readonly matchToken: MatchToken;
}

/** Columns of each sheet. */
const COLUMNS = {
  keys: 4,
  created: 10,
  updated: 5,
  identifiers: 7,
  index: 5,
  contacts: 6,
  paymentAccounts: 6,
  tokens: 4,
} as const;

/** Seals a share of a batch: pure but for random keys, nonces and row ids. */
export function sealAll(task: SealTask, keys: SealingKeys): SealedRows {
  const sheets = new Sheets(keys, postgresMicroseconds(task.now));
  for (const entry of task.entries) sheets.add(entry);
  return sheets.take();
}

class Sheets {
  private readonly sheets = Object.fromEntries(
    Object.entries(COLUMNS).map(([name, columns]) => [name, new CopyRows(columns)]),
  ) as Record<keyof typeof COLUMNS, CopyRows>;
  private readonly idTypes = new Map<string, Buffer>();

  constructor(
    private readonly keys: SealingKeys,
    private readonly now: bigint,
  ) {}

  add(entry: ToSeal): void {
    const id = idBytes(entry.registrantId);
    const made = entry.storedKey ? null : this.keys.ring.newSubjectKey(id);
    const { key, generation } = made ?? this.keys.ring.unwrap(id, entry.storedKey!);
    if (made) this.sheets.keys.row().bytes(id).integer(made.generation).integer(made.kekVersion).bytes(made.wrapped);
    this.addProfile(entry, { row: id, subject: id, generation, version: entry.profileVersion }, key);
    const of: Subject = { row: id, subject: id, generation, version: 0 };
    const [identifiers, contacts, paymentAccounts] = listsOf(entry);
    if (identifiers?.length) this.addIdentifiers(identifiers, of, key);
    if (contacts?.length) this.addValues(contacts, of, key, 'contact', CONTACT);
    if (paymentAccounts?.length) this.addValues(paymentAccounts, of, key, 'payment', PAYMENT_ACCOUNT);
    key.fill(0);
  }

  take(): SealedRows {
    return Object.fromEntries(
      Object.entries(this.sheets).map(([name, sheet]) => [name, sheet.take()]),
    ) as unknown as SealedRows;
  }

  private addProfile(entry: ToSeal, at: Subject, key: Buffer): void {
    const text = Buffer.from(entry.attributes);
    const profile = seal(classKey(key, 'attributes'), PROFILE, at, text);
    text.fill(0);
    const { kind, groupKind, profileVersion, openCodes } = entry;
    if (entry.storedKey) {
      this.sheets.updated.row().bytes(at.row).text(groupKind).bytes(profile).integer(profileVersion).jsonb(openCodes);
      return;
    }
    const row = this.sheets.created.row().bytes(at.row).text(kind).text(groupKind).text('active').bytes(profile);
    row.integer(profileVersion).bigint(this.now).jsonb(openCodes).bigint(this.now).bigint(this.now);
  }

  private addIdentifiers(identifiers: readonly IncomingIdentifier[], of: Subject, key: Buffer): void {
    const identity = classKey(key, 'identity');
    const { blindIndex, matchToken } = this.keys;
    for (const { idTypeId, normalized, expiresOn } of identifiers) {
      const [row, idType] = [newIdBytes(), this.idTypeOf(idTypeId)];
      const sealed = seal(identity, IDENTIFIER, { ...of, row }, Buffer.from(normalized));
      const sheet = this.sheets.identifiers
        .row()
        .bytes(row)
        .bytes(of.subject)
        .bytes(idType)
        .bytes(sealed)
        .text('valid');
      sheet.integer(expiresOn === null ? null : postgresDay(expiresOn)).bigint(this.now);
      for (const { version, index } of blindIndex.of(idTypeId, normalized))
        this.sheets.index.row().bytes(idType).integer(version).integer(index).bytes(of.subject).bytes(row);
      this.addToken(matchToken.of(idTypeId, normalized), row, of, 'identifier');
    }
  }

  private addValues(
    values: readonly KindAndValue[],
    of: Subject,
    key: Buffer,
    fieldClass: FieldClass & ('contact' | 'payment'),
    where: Place,
  ): void {
    const valueKey = classKey(key, fieldClass);
    const [sheet, tokenKind] =
      fieldClass === 'contact'
        ? [this.sheets.contacts, 'contact' as const]
        : [this.sheets.paymentAccounts, 'payment_account' as const];
    for (const { kind, value } of values) {
      const row = newIdBytes();
      const sealed = seal(valueKey, where, { ...of, row }, Buffer.from(value));
      sheet.row().bytes(row).bytes(of.subject).text(kind).bytes(sealed).text('valid').bigint(this.now);
      this.addToken(this.keys.matchToken.of(kind, value), row, of, tokenKind);
    }
  }

  private addToken(
    token: Buffer,
    row: Uint8Array,
    of: Subject,
    kind: 'identifier' | 'contact' | 'payment_account',
  ): void {
    this.sheets.tokens.row().bytes(token).bytes(row).bytes(of.subject).text(kind);
  }

  private idTypeOf(id: string): Buffer {
    let bytes = this.idTypes.get(id);
    if (!bytes) this.idTypes.set(id, (bytes = idBytes(id)));
    return bytes;
  }
}
