import { statement } from '#platform/database/statement.js';
import { inQuestion } from '../duplicates.sql.js';

/** That a run would propose that `e`, whom `v` refuses, leaves, or lets them leave: $6 what the program does then. */
const RECHECKED = `(v.outcome = 'not_eligible' and $6 <> 'propose'
             or not exists (select from programs.proposal p
                             where p.registrant_id = e.registrant_id and p.enrolment_id = e.id
                               and (p.decision is null or p.rule_version_id = v.rule_version_id and p.decision = 'declined'
                                                          and p.decision_reason <> 'eligible')))`;

/**
 * Who is to be looked at though nothing of them need have changed: whose enrolment does not follow from the last verdict (a draft,
 * one that was restored or resumed), or whose verdict does not say what is decided about duplicates by now. In key order. $1 program,
 * $2 after whom, $3 how many, $4 kind, $5 whether duplicates are kept out, $6 what becomes of who is refused. Laterals: a look by
 * index for each, whatever the planner thinks.
 */
export const WHO_WAITS = statement(
  'programs.who-waits',
  `with unlike as (
     select e.registrant_id as id from programs.enrolment e
      cross join lateral (select case when e.state = 'draft' then true else exists (
           select from programs.verdict v
            where v.registrant_id = e.registrant_id and v.program_id = e.program_id
              and case e.state when 'enrolled' then v.outcome <> 'eligible' and ${RECHECKED}
                               when 'waitlisted' then v.outcome <> 'eligible'
                               else v.outcome = 'eligible' and v.reason is null end) end as due offset 0) d
      where e.program_id = $1 and e.registrant_id > $2 and e.ended_at is null
        and e.state in ('draft', 'enrolled', 'waitlisted', 'not_eligible') and d.due
     union
     select m.registrant_id from (select m.registrant_id, $5 and bool_or(${inQuestion('m')}) as questioned
                                    from programs.duplicate_member m where m.program_id = $1 and m.registrant_id > $2
                                   group by m.registrant_id) m
      cross join lateral (select v.reason from programs.verdict v
                           where v.registrant_id = m.registrant_id and v.program_id = $1 and v.outcome = 'eligible' offset 0) v
      where m.questioned <> (v.reason is not null)
   ), next as (select id from unlike order by id limit $3)
   select next.id, r.registrant_id is not null as judged from next
     left join registry.v_registrant r on r.registrant_id = next.id and r.kind = $4 and r.status = 'active'
    order by next.id`,
);
