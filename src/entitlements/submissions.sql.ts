import { statement } from '#platform/database/statement.js';

/** Says how a program's cycles are approved, unless somebody has meanwhile. $4 as of which revision. */
export const KEEP_POLICY = statement(
  'entitlements.keep-approval-policy',
  `insert into entitlements.approval_policy as p (program_id, stages, funding, revision, changed_by, changed_at)
   select $1, $2, $3, 1, $5, $6 where $4::integer = 0 or exists (select from entitlements.approval_policy where program_id = $1)
   on conflict (program_id) do update set stages = excluded.stages, funding = excluded.funding, revision = p.revision + 1,
      changed_by = excluded.changed_by, changed_at = excluded.changed_at
    where p.revision = $4`,
);

export const SUBMIT = statement(
  'entitlements.submit',
  `insert into entitlements.submission (id, cycle_id, revision, number, stages, funding, submitted_by, submitted_at)
   select $1, $2, $3, coalesce(max(number), 0) + 1, $4, $5, $6, $7 from entitlements.submission where cycle_id = $2`,
);

/** Ends what is open of a cycle. $2 how, $3 by whom, $4 when, $5 why. */
export const END_SUBMISSION = statement(
  'entitlements.end-submission',
  `update entitlements.submission set state = $2, ended_by = $3, ended_at = $4, reason = $5 where cycle_id = $1 and state = 'open'`,
);

const SUBMISSION = `select s.id, s.cycle_id as "cycleId", s.revision, s.number, s.stages, s.funding, s.state, s.submitted_by as "submittedBy",
         s.submitted_at as "submittedAt", s.ended_by as "endedBy", s.ended_at as "endedAt", s.reason,
         coalesce((select jsonb_agg(jsonb_build_object('stage', o.stage, 'actorId', o.actor_id, 'at', o.at, 'lines', o.line_count,
                            'digest', encode(o.digest, 'hex')) order by array_position(s.stages, o.stage))
                     from entitlements.sign_off o where o.submission_id = s.id), '[]') as "signOffs",
         (select jsonb_build_object('id', a.id, 'lines', a.line_count, 'digest', encode(a.digest, 'hex'), 'totals', a.totals)
            from entitlements.approval a where a.submission_id = s.id) as approval
    from entitlements.submission s where s.cycle_id = $1`;

/** What is open of a cycle. */
export const OPEN_SUBMISSION = statement('entitlements.open-submission', `${SUBMISSION} and s.state = 'open'`);

/** Newest first. $2 before which, or null. $3 how many. */
export const SUBMISSIONS = statement(
  'entitlements.submissions',
  `${SUBMISSION} and ($2::integer is null or s.number < $2) order by s.number desc limit $3`,
);

export const IS_MAKER = statement(
  'entitlements.is-maker',
  `select $2::uuid = any(entitlements.makers_of($1)) as found`,
);

export const SIGN_OFF = statement(
  'entitlements.sign-off',
  `insert into entitlements.sign_off (id, submission_id, stage, actor_id, at, line_count, digest, makers)
   values ($1, $2, $3, $4, $5, $6, $7, '{}')`,
);
