import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Benefits, cycles, what is due to whom, and the money behind it. Money is integer minor units of ISO 4217. */
export class Entitlements1700000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema entitlements;

      create table entitlements.allowed_move (
        lifecycle text not null,
        from_state text not null,
        to_state text not null,
        primary key (lifecycle, from_state, to_state)
      );
      insert into entitlements.allowed_move values
        ('cycle', 'draft', 'prepared'), ('cycle', 'prepared', 'to_approve'), ('cycle', 'to_approve', 'approved'),
        ('cycle', 'to_approve', 'prepared'), ('cycle', 'approved', 'delivering'), ('cycle', 'delivering', 'completed'),
        ('cycle', 'completed', 'delivering'), ('cycle', 'prepared', 'draft'), ('cycle', 'to_approve', 'draft'),
        ('cycle', 'approved', 'draft'), ('cycle', 'draft', 'cancelled'), ('cycle', 'prepared', 'cancelled'),
        ('cycle', 'to_approve', 'cancelled'), ('cycle', 'approved', 'cancelled'),
        ('entitlement', 'draft', 'approved'), ('entitlement', 'draft', 'excluded'), ('entitlement', 'draft', 'rejected'),
        ('entitlement', 'draft', 'cancelled'), ('entitlement', 'approved', 'fulfilled'),
        ('entitlement', 'approved', 'partly_fulfilled'), ('entitlement', 'approved', 'expired'),
        ('entitlement', 'approved', 'cancelled'), ('entitlement', 'partly_fulfilled', 'fulfilled'),
        ('entitlement', 'partly_fulfilled', 'expired'), ('entitlement', 'partly_fulfilled', 'cancelled'),
        ('entitlement', 'fulfilled', 'partly_fulfilled'), ('entitlement', 'fulfilled', 'approved'),
        ('entitlement', 'partly_fulfilled', 'approved');

      create table entitlements.benefit (
        id uuid primary key,
        program_id uuid not null,
        code text not null,
        name text not null,
        kind text not null check (kind in ('cash', 'voucher', 'in_kind', 'training', 'work_opportunity', 'insurance')),
        currency char(3),
        amount_minor bigint check (amount_minor > 0),
        unit text,
        quantity numeric(18, 6) check (quantity > 0),
        created_by uuid not null,
        created_at timestamptz not null default now(),
        constraint benefit_code unique (program_id, code),
        constraint benefit_money_or_goods check (
          (kind in ('cash', 'voucher') and currency is not null and amount_minor is not null and unit is null and quantity is null)
          or (kind not in ('cash', 'voucher') and currency is null and amount_minor is null and unit is not null and quantity is not null))
      );

      create table entitlements.cycle (
        id uuid primary key,
        program_id uuid not null,
        number integer not null,
        name text not null,
        state text not null default 'draft'
          check (state in ('draft', 'prepared', 'to_approve', 'approved', 'delivering', 'completed', 'cancelled')),
        freeze_at timestamptz not null,
        valid_until date,
        revision integer not null default 1,
        prepared_by uuid,
        submitted_by uuid,
        version integer not null default 1,
        created_by uuid not null,
        created_at timestamptz not null default now(),
        constraint cycle_number unique (program_id, number)
      );

      create table entitlements.cycle_history (
        id uuid primary key,
        cycle_id uuid not null references entitlements.cycle,
        lifecycle text not null default 'cycle' check (lifecycle = 'cycle'),
        from_state text not null,
        to_state text not null,
        actor_id uuid not null,
        at timestamptz not null,
        reason text not null,
        constraint cycle_history_move foreign key (lifecycle, from_state, to_state) references entitlements.allowed_move
      );

      -- an approval binds the lines it was given for: count, totals and hash. A change of a line afterwards voids it.
      create table entitlements.approval (
        id uuid primary key,
        cycle_id uuid not null references entitlements.cycle,
        revision integer not null,
        created_by uuid not null,
        prepared_by uuid not null,
        submitted_by uuid not null,
        approved_by uuid not null,
        approved_at timestamptz not null,
        line_count bigint not null,
        totals jsonb not null,
        digest bytea not null,
        constraint approval_once unique (cycle_id, revision),
        constraint approval_maker_is_not_checker check (approved_by not in (created_by, prepared_by, submitted_by))
      );
      -- the makers are those of the cycle, whatever the insert says
      create function entitlements.copy_makers() returns trigger language plpgsql as $$
      begin
        select created_by, prepared_by, submitted_by into new.created_by, new.prepared_by, new.submitted_by
          from entitlements.cycle where id = new.cycle_id;
        return new;
      end $$;
      create trigger approval_copy_makers before insert on entitlements.approval
        for each row execute function entitlements.copy_makers();
      create trigger approval_append_only before update or delete on entitlements.approval
        for each row execute function platform.refuse_change();
      create trigger approval_no_truncate before truncate on entitlements.approval
        for each statement execute function platform.refuse_change();

      -- approving touches every line and no indexed column: room for a second version on the page halves its time
      create table entitlements.entitlement (
        id uuid primary key,
        registrant_id uuid not null,
        cycle_id uuid not null references entitlements.cycle,
        program_id uuid not null,
        benefit_id uuid not null references entitlements.benefit,
        enrolment_id uuid not null,
        kind text not null default 'regular' check (kind in ('regular', 'supplementary')),
        state text not null default 'draft' check (state in ('draft', 'approved', 'fulfilled', 'partly_fulfilled',
          'excluded', 'rejected', 'expired', 'cancelled')),
        currency char(3),
        amount_minor bigint,
        delivered_minor bigint not null default 0,
        unit text,
        quantity numeric(18, 6),
        delivered_quantity numeric(18, 6) not null default 0,
        valid_until date,
        cancelled_at timestamptz,
        -- the approval this line stands in, and the digest of the line as it was approved
        approval_id uuid,
        approved_digest bytea,
        created_at timestamptz not null,
        constraint entitlement_approved check (state not in ('approved', 'fulfilled', 'partly_fulfilled', 'expired')
          or (approval_id is not null and approved_digest is not null)),
        constraint entitlement_cancelled check ((state = 'cancelled') = (cancelled_at is not null)),
        constraint entitlement_money_or_goods check ((currency is null) = (amount_minor is null)
          and (unit is null) = (quantity is null) and (currency is null) <> (unit is null)),
        constraint entitlement_not_exceeded check (delivered_minor between 0 and greatest(coalesce(amount_minor, 0), 0)
          and delivered_quantity between 0 and greatest(coalesce(quantity, 0), 0))
      ) with (fillfactor = 45);
      create unique index entitlement_one_regular on entitlements.entitlement (cycle_id, registrant_id, benefit_id)
        where kind = 'regular' and cancelled_at is null;
      create index entitlement_registrant on entitlements.entitlement (registrant_id, cycle_id);
      create index entitlement_cycle on entitlements.entitlement (cycle_id, id);

      -- what an approval binds of one line; immutable, so that every reader computes the same
      create function entitlements.line_digest(id uuid, registrant_id uuid, benefit_id uuid, currency bpchar,
        amount_minor bigint, unit text, quantity numeric) returns bytea language sql immutable parallel safe
      return sha256(convert_to(id::text || '|' || registrant_id::text || '|' || benefit_id::text || '|'
        || coalesce(currency::text, '') || '|' || coalesce(amount_minor::text, '') || '|' || coalesce(unit, '') || '|'
        || coalesce(quantity::text, ''), 'UTF8'));

      create table entitlements.entitlement_history (
        id uuid primary key,
        registrant_id uuid not null,
        entitlement_id uuid not null,
        lifecycle text not null default 'entitlement' check (lifecycle = 'entitlement'),
        from_state text not null,
        to_state text not null,
        actor_id uuid not null,
        at timestamptz not null,
        reason text not null,
        constraint entitlement_history_move
          foreign key (lifecycle, from_state, to_state) references entitlements.allowed_move
      );
      create index entitlement_history_entitlement on entitlements.entitlement_history (registrant_id, entitlement_id);

      -- Double entry: funding (where money comes from, negative), available, reserved, paid. Every posting sums to zero.
      create table entitlements.fund_account (
        id uuid primary key,
        program_id uuid not null,
        currency char(3) not null,
        code text not null check (code in ('funding', 'available', 'reserved', 'paid')),
        balance_minor bigint not null default 0,
        constraint fund_account_code unique (program_id, currency, code),
        constraint fund_account_no_overspend check (code = 'funding' or balance_minor >= 0)
      );
      create table entitlements.fund_posting (
        id uuid primary key,
        program_id uuid not null,
        currency char(3) not null,
        kind text not null check (kind in ('money_in', 'reserve', 'commit', 'back_to_reserved', 'release')),
        reference_id uuid not null,
        memo text,
        posted_by uuid not null,
        posted_at timestamptz not null,
        constraint fund_posting_once unique (kind, reference_id, currency)
      );
      create table entitlements.fund_entry (
        posting_id uuid not null references entitlements.fund_posting,
        account_id uuid not null references entitlements.fund_account,
        amount_minor bigint not null check (amount_minor <> 0),
        primary key (posting_id, account_id)
      );
      create function entitlements.check_posting() returns trigger language plpgsql as $$
      begin
        if (select sum(amount_minor) from entitlements.fund_entry where posting_id = new.posting_id) <> 0
          or exists (select from entitlements.fund_entry e
                       join entitlements.fund_account a on a.id = e.account_id
                       join entitlements.fund_posting p on p.id = e.posting_id
                      where e.posting_id = new.posting_id and (a.program_id, a.currency) <> (p.program_id, p.currency)) then
          raise exception 'unbalanced' using errcode = '23514', constraint = 'fund_posting_balanced', table = 'fund_entry';
        end if;
        return null;
      end $$;
      create constraint trigger fund_posting_balanced after insert on entitlements.fund_entry
        deferrable initially deferred for each row execute function entitlements.check_posting();
      create trigger fund_entry_append_only before update or delete on entitlements.fund_entry
        for each row execute function platform.refuse_change();
      create trigger fund_entry_no_truncate before truncate on entitlements.fund_entry
        for each statement execute function platform.refuse_change();
      create trigger fund_posting_append_only before update or delete on entitlements.fund_posting
        for each row execute function platform.refuse_change();
      create trigger fund_posting_no_truncate before truncate on entitlements.fund_posting
        for each statement execute function platform.refuse_change();

      create view entitlements.v_cycle as select id as cycle_id, program_id, number, name, state, revision from entitlements.cycle;
      create view entitlements.v_entitlement as
        select id as entitlement_id, registrant_id, cycle_id, program_id, benefit_id, kind, state, currency, amount_minor,
               delivered_minor, unit, quantity, delivered_quantity
          from entitlements.entitlement;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema entitlements cascade');
  }
}
