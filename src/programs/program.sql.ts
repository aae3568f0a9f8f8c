import { statement } from '#platform/database/statement.js';

/** $1 program, $2 to, $3 allowed sources, $4 history id, $5 actor, $6 at, $7 reason. Changes nothing from any other state. */
export const MOVE_PROGRAM = statement(
  'programs.move-program',
  `with held as (
     select id, state from programs.program where id = $1 and state = any($3::text[]) for update
   ), moved as (
     update programs.program p set state = $2, version = p.version + 1 from held where p.id = held.id returning p.id
   )
   insert into programs.program_history (id, program_id, from_state, to_state, actor_id, at, reason)
   select $4, held.id, held.state, $2, $5, $6, $7 from held join moved on moved.id = held.id`,
);

/** $1 program, $2 the move after which the page begins. Ids grow with time. */
export const PROGRAM_HISTORY = statement(
  'programs.program-history',
  `select id, from_state as "fromState", to_state as "toState", actor_id as "actorId", at, reason
     from programs.program_history where program_id = $1 and id > $2 order by id limit $3`,
);
