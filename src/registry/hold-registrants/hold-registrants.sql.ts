import { statement } from '#platform/database/statement.js';

const KNOWN = `unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::timestamptz[], $6::uuid[], $7::timestamptz[])
  as u (id, registrant_id, ground, placed_by, placed_at, lifted_by, lifted_at)`;

/** The data's ledger of holds in the order of their ids, from after one. */
export const HOLDS = statement(
  'registry.holds',
  `select id, registrant_id as "registrantId", ground, placed_by as "placedBy", placed_at as "placedAt",
          lifted_by as "liftedBy", lifted_at as "liftedAt"
     from registry.legal_hold where id > $1 order by id limit $2`,
);

/** As the key store has them: what is new is added, what was lifted meanwhile is lifted; nothing is taken back. */
export const KEEP_HOLDS = statement(
  'registry.keep-holds',
  `insert into registry.legal_hold as h (id, registrant_id, ground, placed_by, placed_at, lifted_by, lifted_at)
   select u.* from ${KNOWN}
   on conflict (id) do update set lifted_by = excluded.lifted_by, lifted_at = excluded.lifted_at
    where h.lifted_at is null and excluded.lifted_at is not null`,
);
