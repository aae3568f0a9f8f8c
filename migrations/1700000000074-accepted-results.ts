import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was paid beyond what is due, and what came back of a payment in parts: told, accepted by a person, and booked once. */
export class AcceptedResults1700000000074 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- a payment: what is with the payee is delivered_minor and excess_minor, what was paid in all is these and returned_minor
      alter table disbursements.disbursement
        add column excess_minor bigint,
        add column returned_minor bigint,
        add constraint disbursement_excess check (excess_minor is null
          or (state = 'paid' and currency is not null and excess_minor > 0 and delivered_minor = amount_minor)),
        add constraint disbursement_returned check (returned_minor is null or (currency is not null and returned_minor > 0));
      create index disbursement_overpaid on disbursements.disbursement (program_id, id) where excess_minor is not null;

      alter table disbursements.reconciliation_exception
        add column told_outcome text,
        -- the channel's own number of the payment, or of its return
        add column told_reference text,
        add constraint reconciliation_exception_outcome check (told_outcome in ('paid', 'failed', 'returned', 'delivered',
          'partly_delivered', 'lost', 'collected', 'expired'));
      create index reconciliation_exception_disbursement on disbursements.reconciliation_exception (registrant_id, disbursement_id)
        where disbursement_id is not null;
      -- whoever asks is told of payments alone; of what was uploaded before nobody knows any more whether it was paid or came back
      update disbursements.reconciliation_exception e set told_outcome = 'paid'
        from disbursements.reconciliation r where r.id = e.reconciliation_id and r.source = 'inquiry' and e.told_minor is not null;

      -- a part of a payment that came back, as it was accepted: the same one is never booked twice
      alter table disbursements.exception_resolution
        add column registrant_id uuid,
        add column returned_of uuid,
        add column returned_minor bigint,
        add column return_reference text,
        add constraint exception_resolution_return check (num_nonnulls(registrant_id, returned_of, returned_minor, return_reference) in (0, 4)
          and (returned_of is null or decision = 'accepted'));
      create unique index exception_resolution_return_once on disbursements.exception_resolution
        (registrant_id, returned_of, returned_minor, return_reference);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index disbursements.exception_resolution_return_once, disbursements.reconciliation_exception_disbursement,
        disbursements.disbursement_overpaid;
      alter table disbursements.exception_resolution
        drop constraint exception_resolution_return,
        drop column registrant_id, drop column returned_of, drop column returned_minor, drop column return_reference;
      alter table disbursements.reconciliation_exception
        drop constraint reconciliation_exception_outcome, drop column told_outcome, drop column told_reference;
      alter table disbursements.disbursement
        drop constraint disbursement_excess, drop constraint disbursement_returned, drop column excess_minor, drop column returned_minor;
    `);
  }
}
