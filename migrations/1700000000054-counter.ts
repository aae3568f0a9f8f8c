import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cash over the counter, and every handing over by itself, with what came back of it. */
export class Counter1700000000054 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table disbursements.allowed_move no force row level security;
      insert into disbursements.allowed_move values
        ('goods', 'delivered', 'returned'), ('goods', 'delivered', 'partly_delivered'), ('goods', 'partly_delivered', 'returned'),
        ('counter', 'collected', 'returned');
      alter table disbursements.allowed_move force row level security;
      -- which kinds there are says the code, where each is told what it can do
      alter table disbursements.delivery_channel drop constraint delivery_channel_kind_check;

      create table disbursements.delivery (
        id uuid primary key,
        registrant_id uuid not null,
        program_id uuid not null,
        disbursement_id uuid not null,
        -- what was handed over; negative: what came back, or had been entered in error
        minor bigint not null default 0,
        quantity numeric(18, 6) not null default 0,
        -- the number of a receipt or a list: what proves it, and of nobody
        evidence text not null check (evidence ~ '^[A-Z]{1,8}-[A-Z0-9-]{1,24}$'),
        reason text not null,
        actor_id uuid not null,
        at timestamptz not null,
        constraint delivery_of_one_thing check ((minor = 0) <> (quantity = 0))
      );
      create index delivery_disbursement on disbursements.delivery (registrant_id, disbursement_id);
      alter table disbursements.delivery enable row level security;
      alter table disbursements.delivery force row level security;
      create policy program_scope on disbursements.delivery using (platform.in_scope(program_id));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table disbursements.delivery;
      alter table disbursements.delivery_channel
        add constraint delivery_channel_kind_check check (kind in ('http_payment', 'in_kind', 'csv_file', 'iso20022_file')) not valid;
      alter table disbursements.allowed_move no force row level security;
      delete from disbursements.allowed_move
       where (lifecycle, from_state) in (('goods', 'delivered'), ('goods', 'partly_delivered'), ('counter', 'collected'));
      alter table disbursements.allowed_move force row level security;
    `);
  }
}
