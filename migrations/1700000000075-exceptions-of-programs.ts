import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An exception, and what was decided about it, carry their program: that of the batch, else of the channel, which may be of none. Policies
 * that look it up through two more tables made the beneficiary query be planned for three times as long.
 */
export class ExceptionsOfPrograms1700000000075 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table disbursements.reconciliation_exception add column program_id uuid;
      alter table disbursements.exception_resolution add column program_id uuid;
      update disbursements.reconciliation_exception e set program_id = coalesce(b.program_id, c.program_id)
        from disbursements.reconciliation r
        left join disbursements.batch b on b.id = r.batch_id
        left join disbursements.delivery_channel c on c.id = r.channel_id
       where r.id = e.reconciliation_id;
      update disbursements.exception_resolution x set program_id = e.program_id
        from disbursements.reconciliation_exception e where e.id = x.exception_id;

      -- by triggers, so that no writer can name another program
      create function disbursements.program_of_exception() returns trigger language plpgsql as $$
        begin
          new.program_id := (select coalesce(b.program_id, c.program_id) from disbursements.reconciliation r
            left join disbursements.batch b on b.id = r.batch_id
            left join disbursements.delivery_channel c on c.id = r.channel_id where r.id = new.reconciliation_id);
          return new;
        end $$;
      create trigger reconciliation_exception_program before insert on disbursements.reconciliation_exception
        for each row execute function disbursements.program_of_exception();
      create function disbursements.program_of_resolution() returns trigger language plpgsql as $$
        begin
          new.program_id := (select e.program_id from disbursements.reconciliation_exception e where e.id = new.exception_id);
          return new;
        end $$;
      create trigger exception_resolution_program before insert on disbursements.exception_resolution
        for each row execute function disbursements.program_of_resolution();

      -- read without looking anything up; written only where what it is about can be seen
      alter policy program_scope on disbursements.reconciliation_exception
        using (program_id is null or platform.in_scope(program_id))
        with check (exists (select from disbursements.reconciliation r where r.id = reconciliation_id));
      alter policy program_scope on disbursements.exception_resolution
        using (program_id is null or platform.in_scope(program_id))
        with check (exists (select from disbursements.reconciliation_exception e where e.id = exception_id));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy program_scope on disbursements.exception_resolution;
      drop policy program_scope on disbursements.reconciliation_exception;
      create policy program_scope on disbursements.reconciliation_exception
        using (exists (select from disbursements.reconciliation r where r.id = reconciliation_id));
      create policy program_scope on disbursements.exception_resolution
        using (exists (select from disbursements.reconciliation_exception e where e.id = exception_id));
      drop trigger exception_resolution_program on disbursements.exception_resolution;
      drop trigger reconciliation_exception_program on disbursements.reconciliation_exception;
      drop function disbursements.program_of_resolution(), disbursements.program_of_exception();
      alter table disbursements.exception_resolution drop column program_id;
      alter table disbursements.reconciliation_exception drop column program_id;
    `);
  }
}
