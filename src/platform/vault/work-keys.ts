import { Injectable } from '@nestjs/common';
import { whenViolated } from '../database/database-error.js';
import { KeyRing, workAad, wrapKey } from './key-ring.js';
import { KeysMoved, KeyStore } from './key-store.js';
import { decrypt, KEY_BYTES, randomBytes } from './suite.js';

interface WorkKeyRow {
  readonly kek_version: number;
  readonly wrapped: Buffer;
}

/**
 * Keys of single pieces of work: random, wrapped like those of registrants, and destroyed with the work. What such a key
 * sealed is noise from then on, in backups too.
 */
@Injectable()
export class WorkKeys {
  constructor(
    private readonly ring: KeyRing,
    private readonly store: KeyStore,
  ) {}

  /** Makes and stores the key of a piece of work. */
  async make(id: string, kind: string): Promise<Buffer> {
    const kek = this.ring.primary('registrant');
    const key = randomBytes(KEY_BYTES);
    const wrapped = wrapKey(kek.key, workAad(id, kind, kek.version), key);
    try {
      await this.store.change(MAKE, [id, kind, kek.version, wrapped]);
    } catch (error) {
      whenViolated(error, { key_in_service: () => new KeysMoved() });
    }
    return key;
  }

  /** The key, or undefined when it was destroyed. */
  async open(id: string, kind: string): Promise<Buffer | undefined> {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      const [stored] = await this.store.rows<WorkKeyRow>(OPEN, [id]);
      if (!stored) return undefined;
      const { kek_version: version, wrapped } = stored;
      if (await this.store.opens(version))
        return decrypt(this.ring.kek(version).key, workAad(id, kind, version), wrapped);
    }
    throw new KeysMoved();
  }

  async destroy(id: string): Promise<void> {
    await this.store.change(DESTROY, [id]);
  }

  /** Ids of the keys of a kind older than so many hours: what nobody works on any more can be destroyed. */
  async olderThan(kind: string, hours: number): Promise<string[]> {
    return (await this.store.rows<{ id: string }>(OLDER, [kind, hours])).map(({ id }) => id);
  }
}

const MOST_ATTEMPTS = 3;

const MAKE = {
  name: 'vault.make-work-key',
  text: 'insert into keys.work_key (id, kind, kek_version, wrapped) values ($1, $2, $3, $4)',
};
const OPEN = { name: 'vault.open-work-key', text: 'select kek_version, wrapped from keys.work_key where id = $1' };
const DESTROY = { name: 'vault.destroy-work-key', text: 'delete from keys.work_key where id = $1' };
const OLDER = {
  name: 'vault.old-work-keys',
  text: 'select id from keys.work_key where kind = $1 and created_at < now() - make_interval(hours => $2)',
};
