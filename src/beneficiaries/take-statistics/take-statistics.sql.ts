import { statement } from '#platform/database/statement.js';

/** How many registrants the program knows in each state: by their live enrolment, or the one that ended last. */
export const COUNT_STATES = statement(
  'beneficiaries.count-states',
  `select state, count(*)::int as count
     from (select distinct on (registrant_id) state from programs.v_enrolment where program_id = $1
            order by registrant_id, ended_at desc nulls first) latest
    group by state`,
);

/** The newest cycle of a program whose lines were approved, or none. */
export const NEWEST_CYCLE = statement(
  'beneficiaries.newest-cycle',
  `select cycle_id as "cycleId" from entitlements.v_cycle
    where program_id = $1 and state in ('approved', 'delivering', 'completed') order by number desc limit 1`,
);

/**
 * The next of those enrolled in a program, in key order, and how much of their lines in a cycle has arrived. $1 program,
 * $2 the registrant before, $3 how many, $4 cycle or null.
 */
export const NEXT_ENROLLED = statement(
  'beneficiaries.next-enrolled',
  `select e.registrant_id as "registrantId",
          case when l.lines is null then 'none' when l.arrived = l.lines then 'received'
               when l.arrived + l.partly > 0 then 'in_part' else 'waiting' end as delivery
     from (select registrant_id from programs.v_enrolment
            where program_id = $1 and state = 'enrolled' and registrant_id > $2 order by registrant_id limit $3) e
     left join lateral (
       select nullif(count(*), 0) as lines, count(*) filter (where t.state = 'fulfilled') as arrived,
              count(*) filter (where t.state = 'partly_fulfilled') as partly
         from entitlements.v_entitlement t
        where t.registrant_id = e.registrant_id and t.cycle_id = $4
          and t.state in ('approved', 'fulfilled', 'partly_fulfilled', 'expired')) l on true
    order by e.registrant_id`,
);

export const COUNT_ENROLLED = statement(
  'beneficiaries.count-enrolled',
  `select count(*)::int as total from programs.v_enrolment where program_id = $1 and state = 'enrolled'`,
);

/** The statistics published last before a day, the newest first. $3: how many. */
export const PUBLISHED_BEFORE = statement(
  'beneficiaries.statistics-before',
  `select day::text as day, classes, shown, basis_sealed as "basisSealed", behind_sealed as "behindSealed"
     from beneficiaries.statistic where program_id = $1 and day < $2 order by day desc limit $3`,
);

/** Once a day: whoever comes second changes nothing. */
export const KEEP_STATISTICS = statement(
  'beneficiaries.keep-statistics',
  `insert into beneficiaries.statistic (program_id, day, as_of, classes, shown, basis_sealed, behind_sealed)
   values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
);

/** Whether the statistics of a day are there. */
export const TAKEN = statement(
  'beneficiaries.statistics-taken',
  `select exists (select from beneficiaries.statistic where program_id = $1 and day = $2) as taken`,
);

/** Programs that are not over and have no statistics of a day. */
export const NOT_TAKEN = statement(
  'beneficiaries.statistics-not-taken',
  `select p.program_id as "programId" from programs.v_program p
    where p.state in ('active', 'paused', 'closing')
      and not exists (select from beneficiaries.statistic s where s.program_id = p.program_id and s.day = $1)
    order by p.program_id`,
);
