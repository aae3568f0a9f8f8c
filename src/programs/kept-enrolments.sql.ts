import { statement } from '#platform/database/statement.js';

/** Every enrolment of a registrant with its moves, oldest first. */
export const ENROLMENTS_KEPT = statement(
  'programs.enrolments-kept',
  `select p.code as program, p.name as "programName", e.period, e.state, e.enrolled_at as "enrolledAt", e.ended_at as "endedAt",
          r.version as "ruleVersion", e.verdict, e.verdict_as_of as "verdictAsOf",
          array(select json_build_object('from', h.from_state, 'to', h.to_state, 'at', h.at, 'reason', h.reason)
                  from programs.enrolment_history h where h.registrant_id = e.registrant_id and h.enrolment_id = e.id
                 order by h.id) as moves
     from programs.enrolment e
     join programs.program p on p.id = e.program_id
     left join programs.rule_version r on r.id = e.rule_version_id
    where e.registrant_id = $1 order by p.code, e.period`,
);

/** The last verdict of every program that looked at the registrant, enrolled or not. */
export const VERDICTS_KEPT = statement(
  'programs.verdicts-kept',
  `select p.code as program, v.outcome, v.reason, r.version as "ruleVersion", v.as_of as "asOf"
     from programs.verdict v
     join programs.program p on p.id = v.program_id
     join programs.rule_version r on r.id = v.rule_version_id
    where v.registrant_id = $1 order by p.code`,
);

/** Where a program took the registrant for somebody's second entry, and what became of it; nothing of the others. */
export const DUPLICATES_KEPT = statement(
  'programs.duplicates-kept',
  `select p.code as program, c.state, c.outcome, m.role, m.joined_at as "joinedAt", m.left_at as "leftAt", c.resolved_at as "resolvedAt"
     from programs.duplicate_member m
     join programs.duplicate_cluster c on c.id = m.cluster_id
     join programs.program p on p.id = m.program_id
    where m.registrant_id = $1 order by p.code, m.joined_at`,
);

/** What re-checks proposed about the registrant, and what somebody decided. */
export const PROPOSALS_KEPT = statement(
  'programs.proposals-kept',
  `select p.code as program, q.outcome, q.reason, r.version as "ruleVersion", q.as_of as "asOf", q.proposed_at as "proposedAt",
          coalesce(q.decision, 'open') as state, q.decision_reason as "decisionReason", q.decided_at as "decidedAt"
     from programs.proposal q
     join programs.program p on p.id = q.program_id
     join programs.rule_version r on r.id = q.rule_version_id
    where q.registrant_id = $1 order by p.code, q.id`,
);
