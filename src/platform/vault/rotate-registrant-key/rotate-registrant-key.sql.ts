import { statement } from '../../database/statement.js';

/** The versions that keys are still wrapped under, besides the new one. */
export const OLD_VERSIONS = statement(
  'vault.old-versions',
  `select kek_version as version, count(*)::int as keys from keys.registrant_key where kek_version <> $1 group by 1 order by 1`,
);

/** The end of the next chunk of one version in key order. */
export const CHUNK_END = statement(
  'vault.rewrap-chunk-end',
  `select max(registrant_id::text)::uuid as last, count(*)::int as size
     from (select registrant_id from keys.registrant_key
            where kek_version = $1 and registrant_id > $2 order by registrant_id limit $3) chunk`,
);

/** For the worker thread, which has connections of its own. */
export const CHUNK = statement(
  'vault.rewrap-chunk',
  `select registrant_id, generation, kek_version, wrapped from keys.registrant_key
    where kek_version = $1 and registrant_id > $2 and registrant_id <= $3 order by registrant_id`,
);

export const REWRAPPED = { table: 'rewrapped_key', columns: 'registrant_id uuid, generation integer, wrapped bytea' };

/** A key that was destroyed or wrapped anew meanwhile is left alone. */
export const MOVE = `
  update keys.registrant_key k set kek_version = $1, wrapped = r.wrapped
    from rewrapped_key r
   where k.registrant_id = r.registrant_id and k.generation = r.generation and k.kek_version = $2`;

/** Keys of pieces of work are few: all at once. */
export const OLD_WORK_KEYS = statement(
  'vault.old-work-keys-to-move',
  'select id, kind, kek_version as "kekVersion", wrapped from keys.work_key where kek_version <> $1',
);
export const MOVE_WORK_KEYS = statement(
  'vault.move-work-keys',
  `update keys.work_key k set kek_version = $1, wrapped = r.wrapped
     from unnest($2::uuid[], $3::integer[], $4::bytea[]) r (id, kek_version, wrapped)
    where k.id = r.id and k.kek_version = r.kek_version`,
);
