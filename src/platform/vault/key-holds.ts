import { Injectable } from '@nestjs/common';
import { whenViolated } from '../database/database-error.js';
import { statement } from '../database/statement.js';
import { DomainError } from '../errors/domain-error.js';
import { KeyStore } from './key-store.js';

/** That a key must not be destroyed, since when and on what ground; or that it had to be kept, until when. */
export interface Hold {
  readonly id: string;
  readonly registrantId: string;
  /** A code. */
  readonly ground: string;
  readonly placedBy: string;
  readonly placedAt: Date;
  readonly liftedBy: string | null;
  readonly liftedAt: Date | null;
}

/** Holds on keys of registrants. The key store refuses to destroy a key that is held, whoever asks it to. */
@Injectable()
export class KeyHolds {
  constructor(private readonly store: KeyStore) {}

  /** Throws {@link HeldAlready}, or {@link NoKeyToHold} for who was erased, also if that came first by a moment only. */
  async place(hold: Hold): Promise<void> {
    try {
      await this.store.change(PLACE, [hold.id, hold.registrantId, hold.ground, hold.placedBy, hold.placedAt]);
    } catch (error) {
      whenViolated(error, { hold_one_at_a_time: () => new HeldAlready(), hold_keeps_key: () => new NoKeyToHold() });
    }
  }

  /** The hold that was lifted; undefined when none stood. */
  async lift(registrantId: string, by: string, at: Date): Promise<Hold | undefined> {
    return (await this.store.rows<Hold>(LIFT, [registrantId, by, at]))[0];
  }

  /** All that were ever placed on this key, the latest first. */
  of(registrantId: string): Promise<Hold[]> {
    return this.store.rows<Hold>(OF, [registrantId]);
  }

  /** All holds in the order of their ids, from after one. */
  page(after: string, limit: number): Promise<Hold[]> {
    return this.store.rows<Hold>(PAGE, [after, limit]);
  }

  /** Takes in what another ledger knows: what is lifted in either is lifted, what is missing here is placed again. Counts. */
  async adopt(holds: readonly Hold[]): Promise<number> {
    const values = columnsOf(holds);
    return (await this.store.change(ADOPT_LIFTED, values)) + (await this.store.change(ADOPT_NEW, values));
  }
}

/** Holds as arrays, a column each, in the order of the table. */
export const columnsOf = (holds: readonly Hold[]): unknown[] => [
  holds.map(({ id }) => id),
  holds.map(({ registrantId }) => registrantId),
  holds.map(({ ground }) => ground),
  holds.map(({ placedBy }) => placedBy),
  holds.map(({ placedAt }) => placedAt),
  holds.map(({ liftedBy }) => liftedBy),
  holds.map(({ liftedAt }) => liftedAt),
];

export class HeldAlready extends DomainError {
  constructor() {
    super('vault:held-already', 'conflict', 'The key is held already');
  }
}

export class NoKeyToHold extends DomainError {
  constructor() {
    super('vault:no-key-to-hold', 'conflict', 'There is no key any more');
  }
}

const COLUMNS = `id, registrant_id as "registrantId", ground, placed_by as "placedBy", placed_at as "placedAt",
  lifted_by as "liftedBy", lifted_at as "liftedAt"`;
const KNOWN = `unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::timestamptz[], $6::uuid[], $7::timestamptz[])
  as u (id, registrant_id, ground, placed_by, placed_at, lifted_by, lifted_at)`;

const PLACE = statement(
  'vault.place-hold',
  `insert into keys.hold (id, registrant_id, ground, placed_by, placed_at) values ($1, $2, $3, $4, $5)`,
);
const LIFT = statement(
  'vault.lift-hold',
  `update keys.hold set lifted_by = $2, lifted_at = $3 where held = $1 returning ${COLUMNS}`,
);
const OF = statement(
  'vault.holds-of',
  `select ${COLUMNS} from keys.hold where registrant_id = $1 order by placed_at desc, id desc`,
);
const PAGE = statement('vault.holds', `select ${COLUMNS} from keys.hold where id > $1 order by id limit $2`);
const ADOPT_LIFTED = statement(
  'vault.adopt-lifted-holds',
  `update keys.hold h set lifted_by = u.lifted_by, lifted_at = u.lifted_at from ${KNOWN}
    where h.id = u.id and h.lifted_at is null and u.lifted_at is not null`,
);
/** What is held by another hold already, or has no key any more, has nothing to hold. */
const ADOPT_NEW = statement(
  'vault.adopt-holds',
  `insert into keys.hold (id, registrant_id, ground, placed_by, placed_at, lifted_by, lifted_at)
   select u.* from ${KNOWN}
    where u.lifted_at is not null or exists (select from keys.registrant_key k where k.registrant_id = u.registrant_id)
   on conflict do nothing`,
);
