import { Injectable } from '@nestjs/common';
import { atBorder } from '../database/database-error.js';
import { idBytes } from '../ids/ids.js';
import { KeyRing, wrapKey } from './key-ring.js';
import { KeyStore } from './key-store.js';
import { decrypt, KEY_BYTES, lengthPrefixed, randomBytes } from './suite.js';

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
    await this.query(MAKE, [id, kind, kek.version, wrapped]);
    return key;
  }

  /** The key, or undefined when it was destroyed. */
  async open(id: string, kind: string): Promise<Buffer | undefined> {
    const [stored] = await this.query<WorkKeyRow>(OPEN, [id]);
    if (!stored) return undefined;
    const kek = this.ring.versions('registrant').find(({ version }) => version === stored.kek_version);
    if (!kek) throw new Error(`No key-encryption key of version ${stored.kek_version}`);
    return decrypt(kek.key, workAad(id, kind, stored.kek_version), stored.wrapped);
  }

  async destroy(id: string): Promise<void> {
    await this.query(DESTROY, [id]);
  }

  /** Ids of the keys of a kind older than so many hours: what nobody works on any more can be destroyed. */
  async olderThan(kind: string, hours: number): Promise<string[]> {
    return (await this.query<{ id: string }>(OLDER, [kind, hours])).map(({ id }) => id);
  }

  private async query<T>(statement: { name: string; text: string }, values: readonly unknown[]): Promise<T[]> {
    try {
      return (await this.store.pool.query({ ...statement, values: [...values] })).rows as T[];
    } catch (error) {
      throw atBorder(error);
    }
  }
}

const workAad = (id: string, kind: string, kekVersion: number): Buffer =>
  lengthPrefixed('AM1', 'work', kind, idBytes(id), String(kekVersion));

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
