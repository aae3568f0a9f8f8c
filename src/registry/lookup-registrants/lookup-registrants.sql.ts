import { statement } from '#platform/database/statement.js';

/** Everyone whose identifier of this type shares the blind index: a few, of whom at most some are meant. */
export const CANDIDATES = statement(
  'registry.lookup-candidates',
  `select distinct i.id, i.registrant_id as "registrantId", i.value_sealed as "valueSealed"
     from unnest($2::integer[], $3::integer[]) wanted (version, blind)
     join registry.identifier_index x on x.id_type_id = $1 and x.index_version = wanted.version and x.blind_index = wanted.blind
     join registry.identifier i on i.registrant_id = x.registrant_id and i.id = x.identifier_id
    where i.status = 'valid'`,
);
