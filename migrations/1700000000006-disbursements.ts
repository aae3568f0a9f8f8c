import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Batches, attempts to deliver, and what came back. */
export class Disbursements1700000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema disbursements;

      create table disbursements.allowed_move (
        lifecycle text not null,
        from_state text not null,
        to_state text not null,
        primary key (lifecycle, from_state, to_state)
      );
      insert into disbursements.allowed_move values
        ('batch', 'draft', 'approved'), ('batch', 'approved', 'dispatching'), ('batch', 'dispatching', 'settled'),
        ('batch', 'draft', 'cancelled'), ('batch', 'approved', 'cancelled'),
        ('money', 'pending', 'sending'), ('money', 'sending', 'paid'), ('money', 'sending', 'failed'),
        ('money', 'sending', 'in_doubt'), ('money', 'in_doubt', 'paid'), ('money', 'in_doubt', 'failed'),
        ('money', 'paid', 'returned'), ('money', 'pending', 'held'), ('money', 'pending', 'cancelled'),
        ('money', 'held', 'pending'), ('money', 'held', 'cancelled'),
        ('goods', 'pending', 'dispatched'), ('goods', 'dispatched', 'delivered'), ('goods', 'dispatched', 'partly_delivered'),
        ('goods', 'dispatched', 'lost'), ('goods', 'dispatched', 'returned'), ('goods', 'pending', 'held'),
        ('goods', 'pending', 'cancelled'), ('goods', 'held', 'pending'), ('goods', 'held', 'cancelled'),
        ('counter', 'pending', 'issued'), ('counter', 'issued', 'collected'), ('counter', 'issued', 'expired'),
        ('counter', 'issued', 'cancelled'), ('counter', 'pending', 'held'), ('counter', 'pending', 'cancelled'),
        ('counter', 'held', 'pending'), ('counter', 'held', 'cancelled');

      create table disbursements.delivery_channel (
        id uuid primary key,
        -- null: for every program. One that names a program pays from that program's account and no other's.
        program_id uuid,
        code text not null constraint delivery_channel_code unique,
        name text not null,
        kind text not null check (kind in ('http_payment', 'in_kind')),
        endpoint text,
        payer_account text,
        credential_sealed bytea,
        active boolean not null default true,
        created_by uuid not null,
        created_at timestamptz not null default now(),
        constraint delivery_channel_endpoint check ((kind = 'http_payment') = (endpoint is not null))
      );

      create table disbursements.batch (
        id uuid primary key,
        program_id uuid not null,
        cycle_id uuid not null,
        channel_id uuid not null references disbursements.delivery_channel,
        state text not null default 'draft' check (state in ('draft', 'approved', 'dispatching', 'settled', 'cancelled')),
        line_count bigint not null,
        totals jsonb not null,
        digest bytea not null,
        version integer not null default 1,
        created_by uuid not null,
        created_at timestamptz not null default now(),
        approved_by uuid,
        constraint batch_maker_is_not_checker check (approved_by is null or approved_by <> created_by)
      );
      create index batch_cycle on disbursements.batch (cycle_id);

      create table disbursements.batch_history (
        id uuid primary key,
        batch_id uuid not null references disbursements.batch,
        lifecycle text not null default 'batch' check (lifecycle = 'batch'),
        from_state text not null,
        to_state text not null,
        actor_id uuid not null,
        at timestamptz not null,
        reason text not null,
        constraint batch_history_move foreign key (lifecycle, from_state, to_state) references disbursements.allowed_move
      );

      create table disbursements.disbursement (
        id uuid primary key,
        registrant_id uuid not null,
        entitlement_id uuid not null,
        batch_id uuid not null references disbursements.batch,
        program_id uuid not null,
        cycle_id uuid not null,
        benefit_id uuid not null,
        channel_id uuid not null references disbursements.delivery_channel,
        attempt integer not null default 1,
        lifecycle text not null check (lifecycle in ('money', 'goods', 'counter')),
        state text not null default 'pending',
        currency char(3),
        amount_minor bigint,
        unit text,
        quantity numeric(18, 6),
        delivered_minor bigint not null default 0,
        delivered_quantity numeric(18, 6) not null default 0,
        outcome_code text,
        provider_reference text,
        acknowledged_at timestamptz,
        state_since timestamptz not null,
        closed_at timestamptz,
        created_at timestamptz not null,
        constraint disbursement_money_or_goods check ((currency is null) = (amount_minor is null)
          and (unit is null) = (quantity is null) and (currency is null) <> (unit is null)),
        constraint disbursement_closed check ((state in ('paid', 'failed', 'returned', 'cancelled', 'delivered',
          'partly_delivered', 'lost', 'collected', 'expired')) = (closed_at is not null)),
        constraint disbursement_not_exceeded check (delivered_minor between 0 and coalesce(amount_minor, 0)
          and delivered_quantity between 0 and coalesce(quantity, 0))
      ) with (fillfactor = 50);
      create unique index disbursement_one_open on disbursements.disbursement (registrant_id, entitlement_id)
        where closed_at is null;
      create unique index disbursement_attempt on disbursements.disbursement (registrant_id, entitlement_id, attempt);
      create index disbursement_batch on disbursements.disbursement (batch_id, id);
      create index disbursement_open on disbursements.disbursement (batch_id, id) where closed_at is null;

      create table disbursements.disbursement_history (
        id uuid primary key,
        registrant_id uuid not null,
        disbursement_id uuid not null,
        lifecycle text not null,
        from_state text not null,
        to_state text not null,
        actor_id uuid not null,
        at timestamptz not null,
        reason text not null,
        constraint disbursement_history_move
          foreign key (lifecycle, from_state, to_state) references disbursements.allowed_move
      );
      create index disbursement_history_disbursement on disbursements.disbursement_history (registrant_id, disbursement_id);

      -- One regular entitlement per (program, cycle, benefit, beneficiary key) is paid; later entries of the same key are held.
      create table disbursements.beneficiary_key (
        program_id uuid not null,
        cycle_id uuid not null,
        benefit_id uuid not null,
        key bytea not null,
        registrant_id uuid not null,
        entitlement_id uuid not null,
        primary key (program_id, cycle_id, benefit_id, key)
      );

      create table disbursements.reconciliation (
        id uuid primary key,
        batch_id uuid not null references disbursements.batch,
        source text not null check (source in ('inquiry', 'upload')),
        received bigint not null,
        applied bigint not null,
        unchanged bigint not null,
        exceptions bigint not null,
        created_by uuid not null,
        created_at timestamptz not null default now()
      );
      create table disbursements.reconciliation_exception (
        id uuid primary key,
        reconciliation_id uuid not null references disbursements.reconciliation,
        registrant_id uuid,
        disbursement_id uuid,
        -- place in the upload, counted from 1: a reference nobody knows cannot be told otherwise
        position integer,
        kind text not null check (kind in ('unknown_reference', 'amount_mismatch', 'move_not_allowed')),
        created_at timestamptz not null default now()
      );
      create index reconciliation_exception_reconciliation on disbursements.reconciliation_exception (reconciliation_id, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema disbursements cascade');
  }
}
