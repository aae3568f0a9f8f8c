/** A record that was set aside and is decided: nobody who reaches it moves it any more. */
export const QUARANTINED = `
  insert into sr_sync.quarantined_record
         (id, social_registry_id, sync_run_id, last_run_id, reason, rule, pointer, content_digest, state)
  select gen_random_uuid(), social_registry_id, id, id, 'rule_broken', 'must be a date', '#', '', 'discarded' from sr_sync.sync_run
  returning id`;

/** Puts back what calls that are let in may have moved, in both programs. */
export const RESET = `
  update platform.operation set state = 'cancelled', finished_at = now() where state in ('queued', 'running');
  update programs.program set state = 'active' where state <> 'active';
  update programs.enrolment set state = 'enrolled' where state = 'paused';
  update programs.proposal set decision = null, decision_reason = null, decided_by = null, decided_at = null where decision is not null;
  update entitlements.cycle set state = (array['delivering', 'draft', 'prepared', 'to_approve'])[number]
   where number <= 4 and state <> (array['delivering', 'draft', 'prepared', 'to_approve'])[number];
  update entitlements.submission set state = 'open', ended_by = null, ended_at = null, reason = null where state = 'rejected';
  update disbursements.batch set state = 'draft', approved_by = null where state = 'approved';
  update registry.payee set valid_to = null where valid_to is not null;
  update registry.registrant set status = 'active' where status = 'disabled';
  update programs.reported_program set review = 'open', reviewed_by = null, reviewed_at = null where review <> 'open';
  update sr_sync.social_registry set active = true where not active;
  update disbursements.delivery_channel set active = true where not active;
  set session_replication_role = replica; -- what was taken back stays so, but here
  update access.user_grant set revoked_at = null, revoked_by = null where reason = 'thing' and revoked_at is not null;
  set session_replication_role = origin;
  update access.app_user set active = true where subject like 'thing %' and not active`;

/** What stands in the tables of one program ($1), as one text: it differs when anything was changed, added or taken away. */
export const FINGERPRINT = `
  select md5(string_agg(t, '|' order by t)) as fingerprint from (
    select md5(p::text) as t from programs.program p where id = $1
    union all select md5(r::text) from programs.rule_version r where program_id = $1
    union all select md5(e::text) from programs.enrolment e where program_id = $1
    union all select md5(d::text) from programs.deduplication_version d where program_id = $1
    union all select md5(d::text) from programs.duplicate_cluster d where program_id = $1
    union all select md5(d::text) from programs.duplicate_member d where program_id = $1
    union all select md5(p::text) from programs.proposal p where program_id = $1
    union all select md5(b::text) from entitlements.benefit b where program_id = $1
    union all select md5(c::text) from entitlements.cycle c where program_id = $1
    union all select md5(e::text) from entitlements.entitlement e where program_id = $1
    union all select md5(f::text) from entitlements.fund_account f where program_id = $1
    union all select md5(f::text) from entitlements.fund_posting f where program_id = $1
    union all select md5(d::text) from disbursements.delivery_channel d where program_id = $1
    union all select md5(b::text) from disbursements.batch b where program_id = $1
    union all select md5(d::text) from disbursements.disbursement d where program_id = $1
    union all select md5(r::text) from disbursements.reconciliation r join disbursements.batch b on b.id = r.batch_id where b.program_id = $1
    union all select md5(o::text) from platform.operation o where program_id = $1) all_of_it`;
