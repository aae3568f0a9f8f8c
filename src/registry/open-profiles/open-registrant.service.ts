import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { idBytes } from '#platform/ids/ids.js';
import { KeyRing } from '#platform/vault/key-ring.js';
import { KeyStore } from '#platform/vault/key-store.js';
import { classKey, open } from '#platform/vault/sealed-format.js';
import { PROFILE } from '../places.js';
import type { RegistrantKind } from '../registrant.record.js';
import { PROFILE_AS_OF } from './open-registrant.sql.js';
import type { OpenedRegistrant, OpeningOne } from './opened-registrant.js';

interface ProfileRow {
  readonly kind: RegistrantKind;
  readonly profileSealed: Buffer;
  readonly profileVersion: number;
  readonly open: Record<string, unknown>;
}

/** The door to one opened registrant, for a request about this one: never called in a loop, see OpenProfiles. */
@Injectable()
export class OpenRegistrant {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly keys: KeyStore,
    private readonly ring: KeyRing,
  ) {}

  /** The profile as of an instant; undefined when there is none, or when it was erased. */
  async profile(registrantId: string, asOf: Date, _purpose: OpeningOne): Promise<OpenedRegistrant | undefined> {
    const row = await this.uow.row<ProfileRow>(PROFILE_AS_OF, [registrantId, asOf]);
    const wrapped = (await this.keys.fetch([registrantId])).get(registrantId);
    if (!row || !wrapped) return undefined;
    const subject = idBytes(registrantId);
    const { key, generation } = this.ring.unwrap(subject, wrapped);
    const at = { row: subject, subject, generation, version: row.profileVersion };
    const text = open(classKey(key, 'attributes'), PROFILE, at, row.profileSealed);
    key.fill(0);
    const sealed = JSON.parse(text.toString('utf8')) as Record<string, unknown>;
    text.fill(0);
    return { registrantId, kind: row.kind, profileVersion: row.profileVersion, sealed, open: row.open };
  }
}
