import { statement } from '#platform/database/statement.js';

/** Everyone whose identifier of this type shares the blind index: a few, of whom at most some are meant. */
export const CANDIDATES = statement(
  'registry.lookup-candidates',
  `select i.id, i.registrant_id as "registrantId", i.value_sealed as "valueSealed"
     from registry.identifier_index x
     join registry.identifier i on i.registrant_id = x.registrant_id and i.id = x.identifier_id
    where x.id_type_id = $1 and x.blind_index = $2 and i.status = 'valid'`,
);
