import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The second wall: rows of a program are seen and written only by transactions that reach the program. */
export class RowSecurity1700000000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Which programs a transaction reaches: '*' every one, else ids as an array literal. Not set, or reset at the end of
      -- the transaction: none. One expression, so that the planner puts it in place of the call; CASE, so that it guesses
      -- half of the rows whatever the setting, and no plan changes for it.
      create function platform.in_scope(program uuid) returns boolean language sql stable parallel safe
      return case current_setting('amparo.programs', true)
        when '*' then true
        else program = any (nullif(current_setting('amparo.programs', true), '')::uuid[])
      end;

      -- large tables carry the program themselves: a policy that looks it up would do so for every row of bulk work
      alter table programs.enrolment_history add column program_id uuid;
      update programs.enrolment_history h set program_id = e.program_id from programs.enrolment e where e.id = h.enrolment_id;
      alter table programs.enrolment_history alter column program_id set not null;
      alter table entitlements.entitlement_history add column program_id uuid;
      update entitlements.entitlement_history h set program_id = e.program_id
        from entitlements.entitlement e where e.id = h.entitlement_id;
      alter table entitlements.entitlement_history alter column program_id set not null;
      alter table disbursements.disbursement_history add column program_id uuid;
      update disbursements.disbursement_history h set program_id = d.program_id
        from disbursements.disbursement d where d.id = h.disbursement_id;
      alter table disbursements.disbursement_history alter column program_id set not null;

      create policy program_scope on platform.operation using (platform.in_scope(program_id));

      create policy program_scope on programs.program using (platform.in_scope(id));
      create policy program_scope on programs.program_history using (platform.in_scope(program_id));
      create policy program_scope on programs.rule_version using (platform.in_scope(program_id));
      create policy program_scope on programs.verdict using (platform.in_scope(program_id));
      create policy program_scope on programs.enrolment using (platform.in_scope(program_id));
      create policy program_scope on programs.enrolment_history using (platform.in_scope(program_id));
      create policy read_by_all on programs.allowed_move for select using (true);

      create policy program_scope on entitlements.benefit using (platform.in_scope(program_id));
      create policy program_scope on entitlements.cycle using (platform.in_scope(program_id));
      create policy program_scope on entitlements.cycle_history
        using (exists (select from entitlements.cycle c where c.id = cycle_id));
      create policy program_scope on entitlements.approval
        using (exists (select from entitlements.cycle c where c.id = cycle_id));
      create policy program_scope on entitlements.entitlement using (platform.in_scope(program_id));
      create policy program_scope on entitlements.entitlement_history using (platform.in_scope(program_id));
      create policy program_scope on entitlements.fund_account using (platform.in_scope(program_id));
      create policy program_scope on entitlements.fund_posting using (platform.in_scope(program_id));
      create policy program_scope on entitlements.fund_entry
        using (exists (select from entitlements.fund_account a where a.id = account_id));
      create policy read_by_all on entitlements.allowed_move for select using (true);

      -- a channel of no program delivers for every one; only who reaches every program makes or changes it
      create policy program_scope on disbursements.delivery_channel
        using (program_id is null or platform.in_scope(program_id)) with check (platform.in_scope(program_id));
      create policy program_scope on disbursements.batch using (platform.in_scope(program_id));
      create policy program_scope on disbursements.batch_history
        using (exists (select from disbursements.batch b where b.id = batch_id));
      create policy program_scope on disbursements.disbursement using (platform.in_scope(program_id));
      create policy program_scope on disbursements.disbursement_history using (platform.in_scope(program_id));
      create policy program_scope on disbursements.beneficiary_key using (platform.in_scope(program_id));
      create policy program_scope on disbursements.reconciliation
        using (exists (select from disbursements.batch b where b.id = batch_id));
      create policy program_scope on disbursements.reconciliation_exception
        using (exists (select from disbursements.reconciliation r where r.id = reconciliation_id));
      create policy read_by_all on disbursements.allowed_move for select using (true);

      do $$
      declare wall record;
      begin
        for wall in select c.oid::regclass as name from pg_class c
                     where exists (select from pg_policy p where p.polrelid = c.oid) loop
          -- force: the owner too, who makes the tables and has no business with their rows
          execute format('alter table %s enable row level security, force row level security', wall.name);
        end loop;
      end $$;

      -- a view reads with the rights of whoever asks, not of its owner
      alter view programs.v_program set (security_invoker = true);
      alter view programs.v_enrolment set (security_invoker = true);
      alter view entitlements.v_cycle set (security_invoker = true);
      alter view entitlements.v_entitlement set (security_invoker = true);
      alter view registry.v_registrant set (security_invoker = true);
      alter view registry.v_membership set (security_invoker = true);
      alter view registry.v_area set (security_invoker = true);
      alter view access.v_grant_in_force set (security_invoker = true);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      do $$
      declare wall record;
      begin
        for wall in select p.polname as policy, p.polrelid::regclass as name from pg_policy p loop
          execute format('drop policy %I on %s', wall.policy, wall.name);
          execute format('alter table %s disable row level security, no force row level security', wall.name);
        end loop;
      end $$;
      alter view programs.v_program reset (security_invoker);
      alter view programs.v_enrolment reset (security_invoker);
      alter view entitlements.v_cycle reset (security_invoker);
      alter view entitlements.v_entitlement reset (security_invoker);
      alter view registry.v_registrant reset (security_invoker);
      alter view registry.v_membership reset (security_invoker);
      alter view registry.v_area reset (security_invoker);
      alter view access.v_grant_in_force reset (security_invoker);
      alter table programs.enrolment_history drop column program_id;
      alter table entitlements.entitlement_history drop column program_id;
      alter table disbursements.disbursement_history drop column program_id;
      drop function platform.in_scope(uuid);
    `);
  }
}
