import { CopyRows } from '#platform/database/copy-rows.js';
import { idBytes, newIdBytes } from '#platform/ids/ids.js';
import type { BlindIndex } from '#platform/vault/blind-index.js';
import type { KeyRing } from '#platform/vault/key-ring.js';
import type { MatchToken } from '#platform/vault/match-token.js';
import { classKey, type FieldClass, type Place, seal, type Subject } from '#platform/vault/sealed-format.js';
import { CONTACT, IDENTIFIER, PAYMENT_ACCOUNT, PROFILE } from '../places.js';
import type { KindAndValue } from './content-bytes.js';
import { postgresDay, postgresMicroseconds } from './copy-instants.js';
import type { IncomingIdentifier } from './incoming-record.js';
import { COLUMNS, type SealedRows, type SealTask, toSeal, type ToSeal } from './seal-task.js';

/** Keys of the thread that seals. */
export interface SealingKeys {
  readonly ring: KeyRing;
  readonly blindIndex: BlindIndex;
  readonly matchToken: MatchToken;
}

/** Filled anew for every task, none of which is interrupted: the room they took stays. */
const SHEETS = Object.fromEntries(
  Object.entries(COLUMNS).map(([name, columns]) => [name, new CopyRows(columns)]),
) as Record<keyof typeof COLUMNS, CopyRows>;

/** Seals a share of a batch: pure but for random keys, nonces and row ids; what is told in the task is wiped. */
export function sealAll(task: SealTask, keys: SealingKeys): SealedRows {
  const sheets = new Sheets(keys, postgresMicroseconds(task.now));
  for (const entry of toSeal(task)) sheets.add(entry);
  task.entries.fill(0);
  return sheets.take();
}

class Sheets {
  private readonly sheets = SHEETS;
  private readonly idTypes = new Map<string, Buffer>();

  constructor(
    private readonly keys: SealingKeys,
    private readonly now: bigint,
  ) {
    for (const sheet of Object.values(this.sheets)) sheet.clear();
  }

  add(entry: ToSeal): void {
    const { id } = entry;
    const made = entry.storedKey ? null : this.keys.ring.newSubjectKey(id);
    const { key, generation } = made ?? this.keys.ring.unwrap(id, entry.storedKey!);
    if (made) this.sheets.keys.row().bytes(id).integer(made.generation).integer(made.kekVersion).bytes(made.wrapped);
    this.addProfile(entry, { row: id, subject: id, generation, version: entry.profileVersion }, key);
    const of: Subject = { row: id, subject: id, generation, version: 0 };
    const [identifiers, contacts, paymentAccounts] = entry.lists;
    if (identifiers?.length) this.addIdentifiers(identifiers, of, key);
    if (contacts?.length) this.addValues(contacts, of, key, 'contact', CONTACT);
    if (paymentAccounts?.length) this.addValues(paymentAccounts, of, key, 'payment', PAYMENT_ACCOUNT);
    key.fill(0);
  }

  /** A copy of the rows in memory of their own, no larger than they are. */
  take(): SealedRows {
    const sheets = Object.entries(this.sheets);
    const bytes = Buffer.allocUnsafeSlow(sheets.reduce((sum, [, { length }]) => sum + length, 0));
    let end = 0;
    const taken = sheets.map(([name, sheet]) => {
      bytes.set(sheet.since(0), end);
      return [name, bytes.subarray(end, (end += sheet.length))];
    });
    return Object.fromEntries(taken) as unknown as SealedRows;
  }

  private addProfile(entry: ToSeal, at: Subject, key: Buffer): void {
    const profile = seal(classKey(key, 'attributes'), PROFILE, at, entry.attributes);
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
