/**
 * A program that has been through everything, written by hand: $1 program, $2 code, $3 maker, $4 checker. Every registrant
 * of $5 is enrolled, has an approved line in the first cycle and a disbursement of it. Read back by `programs.ts`.
 */
export const PROGRAM: readonly string[] = [
  `insert into programs.program (id, code, name, target, state, created_by) values ($1, $2, $2, 'individual', 'active', $3)`,
  `insert into programs.program_history (id, program_id, from_state, to_state, actor_id, at, reason)
   values (platform.uuid_v7(), $1, 'draft', 'active', $3, now(), 'requested')`,
  `insert into programs.rule_version (id, program_id, version, expression, created_by) values (platform.uuid_v7(), $1, 1, 'true', $3)`,
  `insert into programs.verdict (registrant_id, program_id, rule_version_id, as_of, outcome)
   select r, $1, v.id, now(), 'eligible' from unnest($5::uuid[]) r join programs.rule_version v on v.program_id = $1`,
  `insert into programs.enrolment (id, registrant_id, program_id, state, enrolled_at, state_since, rule_version_id, verdict, verdict_as_of)
   select platform.uuid_v7(), registrant_id, $1, 'enrolled', now(), now(), rule_version_id, outcome, as_of
     from programs.verdict where program_id = $1`,
  `insert into programs.enrolment_history (id, registrant_id, program_id, enrolment_id, from_state, to_state, actor_id, at, reason, rule_version_id)
   select platform.uuid_v7(), registrant_id, $1, id, 'draft', 'enrolled', $3, now(), 'eligible', rule_version_id
     from programs.enrolment where program_id = $1`,
  `update programs.program set deduplication = 'warn' where id = $1`,
  `insert into programs.deduplication_version (id, program_id, version, policy, identifiers, id_types, contacts, payment_accounts,
          members, most_others, most_percent, created_by, created_at)
   values (platform.uuid_v7(), $1, 1, 'warn', 'any', '{}', '{}', '{}', false, 10, 50, $3, now())`,
  `insert into programs.duplicate_cluster (id, program_id, run_id, opened_at) values (platform.uuid_v7(), $1, platform.uuid_v7(), now())`,
  `insert into programs.duplicate_member (program_id, cluster_id, registrant_id, enrolment_id, role, joined_at)
   select $1, c.id, e.registrant_id, e.id, 'suspected', now()
     from programs.enrolment e join programs.duplicate_cluster c on c.program_id = e.program_id where e.program_id = $1`,
  `insert into programs.duplicate_history (id, program_id, cluster_id, from_state, to_state, actor_id, at, reason)
   select platform.uuid_v7(), $1, c.id, m.from_state, m.to_state, $3, now(), 'found'
     from programs.duplicate_cluster c
    cross join (select from_state, to_state from programs.allowed_move where lifecycle = 'duplicate' order by from_state, to_state limit 1) m
    where c.program_id = $1`,
  `insert into programs.duplicate_match (program_id, registrant_a, registrant_b, key, criterion, code, through_members, run_id, found_at)
   select $1, a.registrant_id, b.registrant_id, '\\x00', 'identifier', 'card', false, c.run_id, now()
     from programs.enrolment a
     join programs.enrolment b on b.program_id = $1 and b.registrant_id > a.registrant_id
     join programs.duplicate_cluster c on c.program_id = $1
    where a.program_id = $1 order by a.registrant_id, b.registrant_id limit 1`,
  // found in an earlier cluster, and let go since
  `insert into programs.known_duplicate (id, program_id, registrant_id, primary_id, cluster_id, since, until)
   select platform.uuid_v7(), $1, b.registrant_id, a.registrant_id, c.id, now() - interval '1 day', now()
     from programs.enrolment a
     join programs.enrolment b on b.program_id = $1 and b.registrant_id > a.registrant_id
     join programs.duplicate_cluster c on c.program_id = $1
    where a.program_id = $1 order by a.registrant_id, b.registrant_id limit 1`,
  `insert into platform.fact (id, kind, program_id, at, registrant_ids, object_ids)
   select platform.uuid_v7(), 'enrolment.enrolled', $1, now(), array_agg(registrant_id), array_agg(id)
     from programs.enrolment where program_id = $1`,
  `insert into programs.proposal (id, registrant_id, program_id, enrolment_id, rule_version_id, as_of, outcome, reason, proposed_by, proposed_at)
   select platform.uuid_v7(), registrant_id, $1, id, rule_version_id, now(), 'not_eligible', 'not_eligible', $3, now()
     from programs.enrolment where program_id = $1 order by registrant_id limit 1`,
  `insert into programs.rule_preview (id, program_id, as_of, shown, created_by, created_at)
   values (platform.uuid_v7(), $1, now(), '{}', $3, now())`,

  `insert into entitlements.benefit (id, program_id, code, name, kind, currency, amount_minor, created_by)
   values (platform.uuid_v7(), $1, 'CASH', 'Cash', 'cash', 'KES', 100000, $3)`,
  `insert into entitlements.benefit (id, program_id, code, name, kind, unit, quantity, created_by)
   values (platform.uuid_v7(), $1, 'BASKET', 'Basket', 'in_kind', 'kg', 10, $3)`,
  `insert into entitlements.cycle (id, program_id, number, name, state, freeze_at, prepared_by, submitted_by, created_by)
   select platform.uuid_v7(), $1, n, 'Round ' || n, state, m.joined_at - interval '1 microsecond', maker, maker, $3
     from (values (1, 'delivering', $3::uuid), (2, 'draft', null), (3, 'prepared', $3::uuid), (4, 'to_approve', $3::uuid)) c (n, state, maker)
    cross join (select min(joined_at) as joined_at from programs.duplicate_member where program_id = $1) m`,
  `insert into entitlements.cycle_history (id, cycle_id, from_state, to_state, actor_id, at, reason)
   select platform.uuid_v7(), id, 'draft', 'prepared', $3, now(), 'prepared' from entitlements.cycle where program_id = $1 and number <> 2`,
  `insert into entitlements.submission (id, cycle_id, revision, number, stages, funding, submitted_by, submitted_at)
   select platform.uuid_v7(), id, 1, 1, '{approve}', 'partial', $3, now() from entitlements.cycle where program_id = $1 and number = 4`,
  `insert into entitlements.submission (id, cycle_id, revision, number, stages, funding, state, submitted_by, submitted_at, ended_by, ended_at)
   select platform.uuid_v7(), id, 1, 1, '{approve}', 'partial', 'approved', $3, now(), $4, now() from entitlements.cycle where program_id = $1 and number = 1`,
  `insert into entitlements.sign_off (id, submission_id, stage, actor_id, at, line_count, digest, makers)
   select platform.uuid_v7(), s.id, 'approve', $4, now(), cardinality($5::uuid[]), '\\x00', '{}'
     from entitlements.submission s join entitlements.cycle c on c.id = s.cycle_id where c.program_id = $1 and c.number = 1`,
  `insert into entitlements.cycle_schedule (program_id, rule, first_at, time_zone, name, active, made_until, changed_by, changed_at)
   values ($1, 'FREQ=MONTHLY', '2026-01-01T06:00', 'UTC', 'Monthly', false, now(), $3, now())`,
  `insert into entitlements.approval_policy (program_id, stages, funding, changed_by, changed_at) values ($1, '{approve}', 'partial', $3, now())`,
  `insert into entitlements.approval (id, cycle_id, revision, approved_by, approved_at, line_count, totals, digest)
   select platform.uuid_v7(), id, 1, $4, now(), cardinality($5::uuid[]), '[]', '\\x00' from entitlements.cycle where program_id = $1 and number = 1`,
  `insert into entitlements.entitlement (id, registrant_id, cycle_id, program_id, benefit_id, enrolment_id, state, currency, amount_minor,
          unit, quantity, approval_id, approved_digest, created_at)
   select l.id, l.registrant_id, l.cycle_id, $1, l.benefit_id, l.enrolment_id, 'approved', l.currency, l.amount_minor, l.unit, l.quantity, l.approval_id,
          entitlements.line_digest(l.id, l.registrant_id, l.benefit_id, l.currency, l.amount_minor, l.unit, l.quantity), now()
     from (select platform.uuid_v7() as id, e.registrant_id, c.id as cycle_id, b.id as benefit_id, e.id as enrolment_id,
                  b.currency, b.amount_minor, b.unit, b.quantity, a.id as approval_id
             from programs.enrolment e
             join entitlements.cycle c on c.program_id = e.program_id and c.number = 1
             join entitlements.approval a on a.cycle_id = c.id
             join entitlements.benefit b on b.program_id = e.program_id
            where e.program_id = $1) l`,
  `insert into entitlements.entitlement_history (id, registrant_id, program_id, entitlement_id, from_state, to_state, actor_id, at, reason)
   select platform.uuid_v7(), registrant_id, $1, id, 'draft', 'approved', $4, now(), 'approved' from entitlements.entitlement where program_id = $1`,
  `insert into entitlements.fund_account (id, program_id, currency, code, balance_minor)
   select platform.uuid_v7(), $1, 'KES', code, balance from (values ('funding', -100000000), ('available', 100000000), ('reserved', 0), ('paid', 0)) a (code, balance)`,
  `with posting as (
     insert into entitlements.fund_posting (id, program_id, currency, kind, reference_id, posted_by, posted_at)
     values (platform.uuid_v7(), $1, 'KES', 'money_in', platform.uuid_v7(), $3, now()) returning id)
   insert into entitlements.fund_entry (posting_id, account_id, amount_minor)
   select posting.id, a.id, a.balance_minor from posting, entitlements.fund_account a where a.program_id = $1 and a.balance_minor <> 0`,

  `insert into disbursements.delivery_channel (id, program_id, code, name, kind, endpoint, created_by)
   values (platform.uuid_v7(), $1, $2 || '_BANK', 'Bank', 'http_payment', 'http://127.0.0.1:9', $3),
          (platform.uuid_v7(), $1, $2 || '_DEPOT', 'Depot', 'in_kind', null, $3)`,
  // the money on its way, the goods handed to the carrier, and one batch of each kind that is still to be approved
  `insert into disbursements.batch (id, program_id, cycle_id, channel_id, state, line_count, totals, digest, created_by, approved_by)
   select platform.uuid_v7(), $1, c.id, d.id, s.state, 0, '[]', '\\x00', $3, s.checker
     from entitlements.cycle c, disbursements.delivery_channel d, (values ('dispatching', $4::uuid), ('draft', null)) s (state, checker)
    where c.program_id = $1 and c.number = 1 and d.program_id = $1`,
  `insert into disbursements.batch_history (id, batch_id, from_state, to_state, actor_id, at, reason)
   select platform.uuid_v7(), id, 'draft', 'approved', $4, now(), 'approved' from disbursements.batch where program_id = $1 and state <> 'draft'`,
  // they were found to be alike after the freeze: each has a key of their own
  `insert into disbursements.beneficiary_key (program_id, cycle_id, benefit_id, key, registrant_id, entitlement_id)
   select $1, cycle_id, benefit_id, uuid_send(registrant_id), registrant_id, id from entitlements.entitlement where program_id = $1`,
  `insert into disbursements.disbursement (id, registrant_id, entitlement_id, batch_id, program_id, cycle_id, benefit_id, channel_id,
          lifecycle, state, currency, amount_minor, unit, quantity, state_since, created_at)
   select platform.uuid_v7(), e.registrant_id, e.id, b.id, $1, e.cycle_id, e.benefit_id, b.channel_id,
          case when e.unit is null then 'money' else 'goods' end, case when e.unit is null then 'sending' else 'dispatched' end,
          e.currency, e.amount_minor, e.unit, e.quantity, now(), now()
     from entitlements.entitlement e
     join disbursements.batch b on b.program_id = $1 and b.state = 'dispatching'
     join disbursements.delivery_channel d on d.id = b.channel_id and (d.kind = 'in_kind') = (e.unit is not null)
    where e.program_id = $1`,
  `insert into disbursements.disbursement_history (id, registrant_id, program_id, disbursement_id, lifecycle, from_state, to_state, actor_id, at, reason)
   select platform.uuid_v7(), registrant_id, $1, id, lifecycle, 'pending', state, $4, now(), 'dispatched' from disbursements.disbursement where program_id = $1`,
  `insert into disbursements.delivery (id, registrant_id, program_id, disbursement_id, quantity, evidence, reason, actor_id, at)
   select platform.uuid_v7(), registrant_id, $1, id, 1, 'RCPT-1', 'handed_over', $3, now() from disbursements.disbursement
    where program_id = $1 and lifecycle = 'goods'`,
  `insert into disbursements.voucher (digest, registrant_id, program_id, disbursement_id)
   select sha256(id::text::bytea), registrant_id, $1, id from disbursements.disbursement where program_id = $1`,
  `insert into disbursements.payment_file_part (batch_id, number, message_id, first_id, last_id, line_count, content_sealed, written_at)
   select batch_id, 1, platform.uuid_v7(), min(id::text)::uuid, max(id::text)::uuid, count(*), '\\x00', now()
     from disbursements.disbursement where program_id = $1 group by batch_id`,
  `insert into disbursements.reconciliation (id, batch_id, source, received, applied, unchanged, exceptions, created_by)
   select platform.uuid_v7(), id, 'upload', 1, 0, 0, 1, $3 from disbursements.batch where program_id = $1 and state = 'dispatching' limit 1`,
  `insert into disbursements.reconciliation_exception (id, reconciliation_id, position, kind)
   select platform.uuid_v7(), r.id, 1, 'unknown_reference' from disbursements.reconciliation r
     join disbursements.batch b on b.id = r.batch_id where b.program_id = $1`,
  `insert into disbursements.exception_resolution (exception_id, decision, reason, resolved_by, resolved_at)
   select e.id, 'dismissed', 'entered_in_error', $4, now() from disbursements.reconciliation_exception e
     join disbursements.reconciliation r on r.id = e.reconciliation_id join disbursements.batch b on b.id = r.batch_id where b.program_id = $1`,
  `insert into platform.operation (id, kind, subject, program_id, state, created_by)
   values (platform.uuid_v7(), 'evaluate-eligibility', $1::text, $1, 'succeeded', $3)`,
  `insert into beneficiaries.statistic (program_id, day, as_of, classes, shown, basis_sealed)
   values ($1, current_date + 1, now(), '{"state":[],"sex":[],"age_band":[],"area":[],"delivery":[]}', '{}', '\\x00')`,
];
