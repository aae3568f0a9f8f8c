import { statement } from '#platform/database/statement.js';

/** $1 program, $2 `open`, `accepted`, `declined` or null, $3 the proposal after which the page begins, $5 areas of the registrants or null, $6 one proposal or null. */
export const PROPOSALS = statement(
  'programs.proposals',
  `select p.id, p.registrant_id as "registrantId", p.program_id as "programId", p.enrolment_id as "enrolmentId",
          coalesce(p.decision, 'open') as state, p.outcome, p.reason, r.version as "ruleVersion", p.as_of as "asOf",
          p.proposed_at as "proposedAt", p.decision_reason as "decisionReason", p.decided_by as "decidedBy", p.decided_at as "decidedAt"
     from programs.proposal p join programs.rule_version r on r.id = p.rule_version_id
    where p.program_id = $1 and ($2::text is null or coalesce(p.decision, 'open') = $2) and p.id > $3 and ($6::uuid is null or p.id = $6)
      and ($5::text[] is null or exists (select from registry.v_registrant g where g.registrant_id = p.registrant_id and g.area_code = any($5)))
    order by p.id limit $4`,
);

/** Decides an open proposal. $1 proposal, $2 program, $3 decision, $4 reason, $5 actor, $6 now. Changes nothing of a decided one. */
export const DECIDE = statement(
  'programs.decide-proposal',
  `update programs.proposal set decision = $3, decision_reason = $4, decided_by = $5, decided_at = $6
    where id = $1 and program_id = $2 and decision is null`,
);
