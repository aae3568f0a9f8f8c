import { statement } from '../../database/statement.js';

export const READ_EVENTS = statement(
  'audit.read-events',
  `select seq::float8 as seq, id, at, actor_id, organisation, action, object_kind, object_ids, program_id, purpose,
          justification_sealed, outcome, correlation_id, facts, hash
     from audit.event where stream = $1 and seq > $2 order by seq limit $3`,
);

/** Where a stream is said to end and where it does, in one snapshot: an event and its head are written together. */
export const READ_END = statement(
  'audit.read-end',
  `select h.seq::float8 as seq, h.hash, coalesce((select max(e.seq) from audit.event e where e.stream = $1), 0)::float8 as last
     from (select $1::integer as stream) given left join audit.head h using (stream)`,
);

/** Every stream that has a head or an event, without reading all events. */
export const READ_STREAMS = statement(
  'audit.read-streams',
  `with recursive of_event as (
     (select stream from audit.event order by stream limit 1)
     union all
     select (select e.stream from audit.event e where e.stream > o.stream order by e.stream limit 1)
       from of_event o where o.stream is not null
   )
   select stream from of_event where stream is not null union select stream from audit.head order by stream`,
);

export const READ_KEPT_CHECKPOINTS = statement(
  'audit.read-kept-checkpoints',
  `select number::float8 as number, digest from audit.checkpoint where number > $1 and number <= $2
    order by number limit $3`,
);

export const READ_LAST_KEPT = statement(
  'audit.read-last-kept',
  'select coalesce(max(number), 0)::float8 as number from audit.checkpoint',
);
