import { Injectable } from '@nestjs/common';
import type { Statement } from '#platform/database/statement.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { idBytes } from '#platform/ids/ids.js';
import { KeyRing, type SubjectKey } from '#platform/vault/key-ring.js';
import { KeyStore } from '#platform/vault/key-store.js';
import { classKey, type FieldClass, open, type Place } from '#platform/vault/sealed-format.js';
import { CONTACT, IDENTIFIER, PAYMENT_ACCOUNT, PROFILE } from '../places.js';
import type { RegistrantKind } from '../registrant.record.js';
import { ACCOUNTS_OF_KIND, CONTACTS_OF_KIND, IDENTIFIERS_OF_TYPE, PROFILE_AS_OF } from './open-registrant.sql.js';
import type { OpenedRegistrant, OpeningOne } from './opened-registrant.js';

interface ProfileRow {
  readonly kind: RegistrantKind;
  readonly profileSealed: Buffer;
  readonly profileVersion: number;
  readonly open: Record<string, unknown>;
}

interface ValueRow {
  readonly id: string;
  readonly valueSealed: Buffer;
}

/** The door to one opened registrant, for a request about this one: never called in a loop, see OpenProfiles. */
@Injectable()
export class OpenRegistrant {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly keys: KeyStore,
    private readonly ring: KeyRing,
  ) {}

  /**
   * The profile as of an instant, or the current one, whatever the clock of its writer said; undefined when there is none, or
   * when it was erased.
   */
  async profile(registrantId: string, asOf: Date | 'now', _purpose: OpeningOne): Promise<OpenedRegistrant | undefined> {
    const instant = asOf === 'now' ? 'infinity' : asOf;
    const row = await this.uow.row<ProfileRow>(PROFILE_AS_OF, [registrantId, instant]);
    const key = await this.keyOf(registrantId);
    if (!row || !key) return undefined;
    const { kind, profileVersion, profileSealed } = row;
    const subject = idBytes(registrantId);
    const at = { row: subject, subject, generation: key.generation, version: profileVersion };
    const text = open(classKey(key.key, 'attributes'), PROFILE, at, profileSealed);
    key.key.fill(0);
    const sealed = JSON.parse(text.toString('utf8')) as Record<string, unknown>;
    text.fill(0);
    return { registrantId, kind, profileVersion, sealed, open: row.open };
  }

  /** Valid identifiers of a type, in the form in which they are compared. */
  identifiers(registrantId: string, idTypeId: string, _purpose: OpeningOne): Promise<string[]> {
    return this.values(registrantId, [IDENTIFIERS_OF_TYPE, idTypeId], 'identity', IDENTIFIER);
  }

  /** Valid contacts or payment accounts of a kind. */
  reachable(
    registrantId: string,
    kind: 'phone' | 'email' | 'bank' | 'wallet',
    _purpose: OpeningOne,
  ): Promise<string[]> {
    return kind === 'phone' || kind === 'email'
      ? this.values(registrantId, [CONTACTS_OF_KIND, kind], 'contact', CONTACT)
      : this.values(registrantId, [ACCOUNTS_OF_KIND, kind], 'payment', PAYMENT_ACCOUNT);
  }

  private async values(
    registrantId: string,
    [statement, kind]: readonly [Statement, string],
    fieldClass: FieldClass,
    where: Place,
  ): Promise<string[]> {
    const rows = await this.uow.rows<ValueRow>(statement, [registrantId, kind]);
    const key = await this.keyOf(registrantId);
    if (!key) return [];
    const subject = idBytes(registrantId);
    const derived = classKey(key.key, fieldClass);
    const opened = rows.map(({ id, valueSealed }) => {
      const at = { row: idBytes(id), subject, generation: key.generation, version: 0 };
      return open(derived, where, at, valueSealed).toString('utf8');
    });
    key.key.fill(0);
    return opened;
  }

  private async keyOf(registrantId: string): Promise<SubjectKey | undefined> {
    const wrapped = (await this.keys.fetch([registrantId])).get(registrantId);
    return wrapped && this.ring.unwrap(idBytes(registrantId), wrapped);
  }
}
