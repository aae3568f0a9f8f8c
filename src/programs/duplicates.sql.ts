import { statement } from '#platform/database/statement.js';

/**
 * That a member (an alias of programs.duplicate_member) is in question and is to wait: their cluster is open, nobody let them go
 * on, and no resolution has found them to be the first entry of somebody else.
 */
export const inQuestion = (m: string): string => `${m}.open and ${m}.overridden_at is null
      and not exists (select from programs.known_duplicate k
                       where k.program_id = ${m}.program_id and k.primary_id = ${m}.registrant_id and k.until is null)`;

const CLUSTERS = `select c.id, c.program_id as "programId", c.state, c.outcome, c.revision, c.opened_at as "openedAt",
    c.resolved_by as "resolvedBy", c.resolved_at as "resolvedAt",
    (select count(*)::int from programs.duplicate_member m where m.cluster_id = c.id and m.role <> 'gone') as size
  from programs.duplicate_cluster c`;

/** $1 program, $2 state or null, $3 after. */
export const DUPLICATES_OF_PROGRAM = statement(
  'programs.duplicates-of-program',
  `${CLUSTERS} where c.program_id = $1 and ($2::text is null or c.state = $2) and c.id > $3 order by c.id limit $4`,
);

export const FIND_DUPLICATES = statement(
  'programs.find-duplicates',
  `${CLUSTERS} where c.program_id = $1 and c.id = $2`,
);

/** Whoever decides holds the cluster. */
export const HOLD_DUPLICATES = statement(
  'programs.hold-duplicates',
  'select from programs.duplicate_cluster where program_id = $1 and id = $2 for update',
);

export const MEMBERS_OF_DUPLICATES = statement(
  'programs.members-of-duplicates',
  `select m.registrant_id as "registrantId", m.enrolment_id as "enrolmentId", m.role, e.state, m.held_from as "heldFrom",
          m.overridden_by as "overriddenBy", m.overridden_at as "overriddenAt", m.joined_at as "joinedAt", m.left_at as "leftAt"
     from programs.duplicate_member m
     join programs.enrolment e on e.registrant_id = m.registrant_id and e.id = m.enrolment_id
    where m.cluster_id = $1 order by m.joined_at, m.registrant_id`,
);

/** Known second entries of members stand for them: their keys are told too. $1 program, $2 registrants. */
export const MATCHES_AMONG = statement(
  'programs.matches-among',
  `with who as (
     select registrant_id from unnest($2::uuid[]) r (registrant_id)
      union
     select k.registrant_id from programs.known_duplicate k
      where k.program_id = $1 and k.primary_id = any($2::uuid[]) and k.until is null
   )
   select registrant_a as "registrantA", registrant_b as "registrantB", criterion, code, through_members as "throughMembers",
          dismissed_in is not null as dismissed
     from programs.duplicate_match
    where program_id = $1 and registrant_a in (select registrant_id from who) and registrant_b in (select registrant_id from who)
    order by registrant_a, registrant_b, criterion, code`,
);

export const MOVES_OF_DUPLICATES = statement(
  'programs.moves-of-duplicates',
  `select from_state as "fromState", to_state as "toState", actor_id as "actorId", at, reason
     from programs.duplicate_history where cluster_id = $1 order by id`,
);
