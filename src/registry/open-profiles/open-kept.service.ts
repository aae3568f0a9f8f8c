import { Injectable } from '@nestjs/common';
import type { Statement } from '#platform/database/statement.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { idBytes } from '#platform/ids/ids.js';
import { KeyRing, type SubjectKey } from '#platform/vault/key-ring.js';
import { KeyStore } from '#platform/vault/key-store.js';
import { classKey, type FieldClass, open, type Place } from '#platform/vault/sealed-format.js';
import { CONTACT, IDENTIFIER, PAYMENT_ACCOUNT, PROFILE } from '../places.js';
import { ACCOUNTS_KEPT, CONTACTS_KEPT, IDENTIFIERS_KEPT, PROFILES_KEPT } from './open-kept.sql.js';

interface ProfileRow {
  readonly version: number;
  readonly sealed: Buffer;
  readonly open: Readonly<Record<string, unknown>>;
  readonly from: Date;
  readonly until: Date | null;
}

interface ValueRow {
  readonly id: string;
  readonly sealed: Buffer;
  readonly kind: string;
}

/** A value that was kept, valid or not; of an identifier its type is the kind, and the value in the form it is compared in. */
export interface KeptValue {
  readonly kind: string;
  readonly value: string;
  readonly status: string;
  readonly createdAt: Date;
  /** YYYY-MM-DD, of an identifier. */
  readonly expiresOn?: string | null;
}

/** Everything sealed about one registrant, opened: what is valid, what is not any more, and earlier profiles. */
export interface KeptOpened {
  readonly profiles: readonly {
    readonly from: Date;
    readonly until: Date | null;
    readonly attributes: Readonly<Record<string, unknown>>;
  }[];
  readonly identifiers: readonly KeptValue[];
  readonly contacts: readonly KeptValue[];
  readonly paymentAccounts: readonly KeptValue[];
}

/** The door for the person's own access request: one registrant as a whole, for an answer that only the person opens. */
@Injectable()
export class OpenKept {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly keys: KeyStore,
    private readonly ring: KeyRing,
  ) {}

  /** Undefined for who was erased. */
  async of(registrantId: string): Promise<KeptOpened | undefined> {
    const rows = {
      profiles: await this.uow.rows<ProfileRow>(PROFILES_KEPT, [registrantId]),
      identifiers: await this.valuesOf(IDENTIFIERS_KEPT, registrantId),
      contacts: await this.valuesOf(CONTACTS_KEPT, registrantId),
      paymentAccounts: await this.valuesOf(ACCOUNTS_KEPT, registrantId),
    };
    const subject = idBytes(registrantId);
    const wrapped = (await this.keys.fetch([registrantId])).get(registrantId);
    const key = wrapped && this.ring.unwrap(subject, wrapped);
    if (!key) return undefined;
    try {
      return {
        profiles: rows.profiles.map((row) => openProfile(row, subject, key)),
        identifiers: openValues(rows.identifiers, 'identity', IDENTIFIER, subject, key),
        contacts: openValues(rows.contacts, 'contact', CONTACT, subject, key),
        paymentAccounts: openValues(rows.paymentAccounts, 'payment', PAYMENT_ACCOUNT, subject, key),
      };
    } finally {
      key.key.fill(0);
    }
  }

  private valuesOf(statement: Statement, registrantId: string): Promise<ValueRow[]> {
    return this.uow.rows<ValueRow>(statement, [registrantId]);
  }
}

function openProfile(
  row: ProfileRow,
  subject: Uint8Array,
  { key, generation }: SubjectKey,
): KeptOpened['profiles'][number] {
  const at = { row: subject, subject, generation, version: row.version };
  const text = open(classKey(key, 'attributes'), PROFILE, at, row.sealed);
  const sealed = JSON.parse(text.toString('utf8')) as Record<string, unknown>;
  text.fill(0);
  return { from: row.from, until: row.until, attributes: { ...sealed, ...row.open } };
}

function openValues(
  rows: readonly ValueRow[],
  fieldClass: FieldClass,
  where: Place,
  subject: Uint8Array,
  { key, generation }: SubjectKey,
): KeptValue[] {
  const derived = classKey(key, fieldClass);
  return rows.map(({ id, sealed, ...told }) => {
    const value = open(derived, where, { row: idBytes(id), subject, generation, version: 0 }, sealed).toString('utf8');
    return { ...told, value } as KeptValue;
  });
}
