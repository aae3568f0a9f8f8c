/**
 * Fills the tables between the registry and the answer, set-based. Every registrant is enrolled in both programs, and has
 * a delivered line in each of their five cycles. $1 maker, $2 checker; programs, rules, benefits and cycles exist.
 */
export const FILL: readonly string[] = [
  `insert into programs.enrolment (id, registrant_id, program_id, state, enrolled_at, state_since, rule_version_id, verdict, verdict_as_of)
   select platform.uuid_v7(), r.id, p.id, 'enrolled', now(), now(), v.id, 'eligible', now()
     from programs.program p join programs.rule_version v on v.program_id = p.id cross join registry.registrant r`,

  `insert into entitlements.approval (id, cycle_id, revision, created_by, prepared_by, submitted_by, approved_by, approved_at, line_count, totals, digest)
   select platform.uuid_v7(), c.id, 1, $1, $1, $1, $2, now(), (select count(*) from registry.registrant), '[]', '\\x00'
     from entitlements.cycle c`,

  `insert into entitlements.entitlement (id, registrant_id, cycle_id, program_id, benefit_id, enrolment_id, state, currency, amount_minor,
                                         delivered_minor, unit, quantity, delivered_quantity, approval_id, approved_digest, created_at)
   select l.id, l.registrant_id, l.cycle_id, l.program_id, l.benefit_id, l.enrolment_id, 'fulfilled', l.currency, l.amount_minor,
          coalesce(l.amount_minor, 0), l.unit, l.quantity, coalesce(l.quantity, 0), l.approval_id,
          entitlements.line_digest(l.id, l.registrant_id, l.benefit_id, l.currency, l.amount_minor, l.unit, l.quantity), now()
     from (select platform.uuid_v7() as id, e.registrant_id, c.id as cycle_id, e.program_id, b.id as benefit_id, e.id as enrolment_id,
                  b.currency, b.amount_minor, b.unit, b.quantity, a.id as approval_id
             from entitlements.cycle c
             join entitlements.approval a on a.cycle_id = c.id
             join entitlements.benefit b on b.program_id = c.program_id
             join programs.enrolment e on e.program_id = c.program_id
            order by c.id, e.registrant_id) l`,

  `insert into disbursements.batch (id, program_id, cycle_id, channel_id, state, line_count, totals, digest, created_by, approved_by)
   select platform.uuid_v7(), c.program_id, c.id, d.id, 'settled', (select count(*) from registry.registrant), '[]', '\\x00', $1, $2
     from entitlements.cycle c
     join entitlements.benefit b on b.program_id = c.program_id
     join disbursements.delivery_channel d on (d.kind = 'in_kind') = (b.kind = 'in_kind')`,

  `insert into disbursements.beneficiary_key (program_id, cycle_id, benefit_id, key, registrant_id, entitlement_id)
   select program_id, cycle_id, benefit_id, uuid_send(registrant_id), registrant_id, id from entitlements.entitlement
    order by program_id, cycle_id, benefit_id, registrant_id`,

  `insert into disbursements.disbursement (id, registrant_id, entitlement_id, batch_id, program_id, cycle_id, benefit_id, channel_id, lifecycle, state,
                                           currency, amount_minor, unit, quantity, delivered_minor, delivered_quantity, state_since, closed_at, created_at)
   select platform.uuid_v7(), e.registrant_id, e.id, b.id, e.program_id, e.cycle_id, e.benefit_id, b.channel_id,
          case when e.unit is null then 'money' else 'goods' end, case when e.unit is null then 'paid' else 'delivered' end,
          e.currency, e.amount_minor, e.unit, e.quantity, e.delivered_minor, e.delivered_quantity, now(), now(), now()
     from entitlements.entitlement e join disbursements.batch b on b.cycle_id = e.cycle_id
    order by b.id, e.registrant_id`,
];
