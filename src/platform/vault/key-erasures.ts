import { Injectable } from '@nestjs/common';
import { atBorder } from '../database/database-error.js';
import { KeyStore } from './key-store.js';

/** Who was erased, why, by whom, when: a row of either ledger. */
export interface Erasure {
  readonly registrantId: string;
  /** A code. */
  readonly reason: string;
  readonly erasedBy: string;
  readonly erasedAt: Date;
}

/** The key store's side of an erasure: the key is destroyed, and the ledger says so, in one transaction. */
@Injectable()
export class KeyErasures {
  constructor(private readonly store: KeyStore) {}

  /**
   * Destroys these keys. Whoever stands in the ledger already keeps their row; a key that came back goes again. One of them
   * that is held keeps them all: a `DatabaseFault` of the constraint `hold_keeps_key`.
   */
  async destroy(erasures: readonly Erasure[]): Promise<void> {
    await this.query(DESTROY, [
      erasures.map(({ registrantId }) => registrantId),
      erasures.map(({ reason }) => reason),
      erasures.map(({ erasedBy }) => erasedBy),
      erasures.map(({ erasedAt }) => erasedAt),
    ]);
  }

  /** The ledger in key order, from after an id; without those who are held, whatever brought them into it. */
  page(after: string, limit: number): Promise<Erasure[]> {
    return this.query<Erasure>(PAGE, [after, limit]);
  }

  /** Which of these are not in the ledger, or have a key again, and are not held. */
  async undone(ids: readonly string[]): Promise<Set<string>> {
    return new Set((await this.query<{ id: string }>(UNDONE, [ids])).map(({ id }) => id));
  }

  private async query<T>(statement: { name: string; text: string }, values: readonly unknown[]): Promise<T[]> {
    try {
      return (await this.store.pool.query({ ...statement, values: [...values] })).rows as T[];
    } catch (error) {
      throw atBorder(error);
    }
  }
}

const DESTROY = {
  name: 'vault.destroy-keys',
  text: `with gone as (delete from keys.registrant_key where registrant_id = any($1::uuid[]))
         insert into keys.erasure (registrant_id, reason, erased_by, erased_at)
         select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::timestamptz[]) on conflict (registrant_id) do nothing`,
};
const PAGE = {
  name: 'vault.erasures',
  text: `select registrant_id as "registrantId", reason, erased_by as "erasedBy", erased_at as "erasedAt"
           from keys.erasure e where registrant_id > $1 and not exists (select from keys.hold h where h.held = e.registrant_id)
          order by registrant_id limit $2`,
};
const UNDONE = {
  name: 'vault.erasures-undone',
  text: `select u.id from unnest($1::uuid[]) u (id)
          where (not exists (select from keys.erasure e where e.registrant_id = u.id)
                 or exists (select from keys.registrant_key k where k.registrant_id = u.id))
            and not exists (select from keys.hold h where h.held = u.id)`,
};
