import { statement } from '#platform/database/statement.js';

export const ID_TYPE = statement(
  'registry.lookup-id-type',
  'select id, normalization from registry.id_type where code = $1',
);

/**
 * Everyone whose identifier of this type shares the blind index: a few, of whom at most some are meant. At least one row;
 * `current` tells whether one of the versions asked for has an entry for every value, in the same snapshot.
 */
export const CANDIDATES = statement(
  'registry.lookup-candidates',
  `select f.complete && $2::integer[] as current, c.id, c.registrant_id as "registrantId", c.value_sealed as "valueSealed"
     from registry.index_key f
     left join (select distinct i.id, i.registrant_id, i.value_sealed
                  from unnest($2::integer[], $3::integer[]) wanted (version, blind)
                  join registry.identifier_index x
                    on x.id_type_id = $1 and x.index_version = wanted.version and x.blind_index = wanted.blind
                  join registry.identifier i on i.registrant_id = x.registrant_id and i.id = x.identifier_id
                 where i.status = 'valid') c on true`,
);
