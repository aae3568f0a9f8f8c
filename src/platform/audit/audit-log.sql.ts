import { statement } from '../database/statement.js';

const COLUMNS = `id, at, stream, seq::float8 as seq, actor_id as "actorId", organisation, action, object_kind as "objectKind",
  object_ids as "objectIds", program_id as "programId", purpose, justification_sealed is not null as justified, outcome,
  correlation_id as "correlationId", facts`;

/** $1 before this id, $2 from and $3 up to this id, $4 within programs, $5 actor, $6 action, $7 program, $8 limit. */
export const FIND_EVENTS = statement(
  'audit.find-events',
  `select ${COLUMNS} from audit.event
    where ($1::uuid is null or id < $1) and ($2::uuid is null or id >= $2) and ($3::uuid is null or id < $3)
      and ($4::uuid[] is null or program_id = any($4)) and ($5::uuid is null or actor_id = $5)
      and ($6::text is null or action = $6) and ($7::uuid is null or program_id = $7)
    order by id desc limit $8`,
);

/** The same of one object, $9: those are few, and found by their own index before anything is sorted. */
export const FIND_EVENTS_OF_OBJECT = statement(
  'audit.find-events-of-object',
  `with found as materialized (select * from audit.event where object_ids @> array[$9::uuid])
   select ${COLUMNS} from found
    where ($1::uuid is null or id < $1) and ($2::uuid is null or id >= $2) and ($3::uuid is null or id < $3)
      and ($4::uuid[] is null or program_id = any($4)) and ($5::uuid is null or actor_id = $5)
      and ($6::text is null or action = $6) and ($7::uuid is null or program_id = $7)
    order by id desc limit $8`,
);
