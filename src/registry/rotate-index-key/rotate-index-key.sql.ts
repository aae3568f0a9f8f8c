import { statement } from '#platform/database/statement.js';

/** How many entries were made with each version of the index key. */
export const ENTRIES_UNDER = statement(
  'registry.entries-under',
  'select index_version as version, count(*)::int as entries from registry.identifier_index group by 1',
);

/** Whoever changes the fence waits for every transaction that writes entries, and they for it. */
export const HOLD_FENCE = statement(
  'registry.hold-index-fence',
  `select pg_advisory_xact_lock(hashtext('registry.index_key'))`,
);

export const FENCE = statement('registry.index-fence', 'select required, allowed, complete from registry.index_key');

export const MOVE_FENCE = statement(
  'registry.move-index-fence',
  'update registry.index_key set required = $1, allowed = $2, complete = $3',
);

/** The end of the next chunk of identifiers in key order. */
export const CHUNK_END = statement(
  'registry.index-chunk-end',
  `select max(id::text)::uuid as last, count(*)::int as size
     from (select id from registry.identifier where id > $1 order by id limit $2) chunk`,
);

export const IDENTIFIERS = statement(
  'registry.identifier-total',
  'select count(*)::int as total from registry.identifier',
);

/** For the worker thread, which has connections of its own. */
const SEALED = `select id, registrant_id as "registrantId", id_type_id as "idTypeId", value_sealed as "valueSealed", revision
    from registry.identifier`;
export const SEALED_IN_RANGE = statement('registry.index-range', `${SEALED} where id > $1 and id <= $2 order by id`);
export const SEALED_BY_ID = statement('registry.index-by-id', `${SEALED} where id = any($1::uuid[]) order by id`);

export const FILLED = {
  table: 'filled_index',
  columns: 'identifier_id uuid, revision integer, id_type_id uuid, blind_index integer, registrant_id uuid',
};

/** This transaction adds entries of one version beside those that are there. */
export const FILL_ONLY = statement('registry.fill-only', `select set_config('amparo.fill_index', 'on', true)`);

/** An identifier that was changed or taken away meanwhile has got its entry from whoever did it, or needs none. */
export const FILL = statement(
  'registry.fill-index',
  `insert into registry.identifier_index (id_type_id, index_version, blind_index, registrant_id, identifier_id)
   select f.id_type_id, $1, f.blind_index, f.registrant_id, f.identifier_id
     from filled_index f
     join registry.identifier i on i.id = f.identifier_id and i.revision = f.revision
      for share of i
   on conflict do nothing`,
);

/** Identifiers without an entry of this version; those of the erased stay so. */
export const WITHOUT_ENTRY = statement(
  'registry.without-entry',
  `select i.id from registry.identifier i
    where i.id > $2
      and not exists (select from registry.identifier_index x where x.identifier_id = i.id and x.index_version = $1)
    order by i.id limit $3`,
);

export const DROP_OLD = statement(
  'registry.drop-old-entries',
  `delete from registry.identifier_index
    where ctid = any(array(select ctid from registry.identifier_index where index_version <> $1 limit $2))`,
);

/** Entries of identifiers that are gone: of one that was taken away in the instant its entry was filled in. */
export const DROP_ORPHANS = statement(
  'registry.drop-orphaned-entries',
  `delete from registry.identifier_index x
    where not exists (select from registry.identifier i where i.id = x.identifier_id)`,
);
