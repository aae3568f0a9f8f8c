import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a benefit comes to may be calculated, and a benefit may begin and end. */
export class Benefits1700000000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table entitlements.benefit
        -- parts in CEL with what they look up, of whom they speak, decimals, rounding and cap: never changed once it is made
        add column calculation jsonb,
        -- first and last day (UTC) of the freezes it is given at
        add column valid_from date,
        add column valid_until date,
        add column revision integer not null default 1,
        add constraint benefit_validity check (valid_from <= valid_until),
        drop constraint benefit_money_or_goods,
        add constraint benefit_money_or_goods check (
          (kind in ('cash', 'voucher') and currency is not null and unit is null and quantity is null
             and (amount_minor is null) = (calculation is not null))
          or (kind not in ('cash', 'voucher') and currency is null and amount_minor is null and unit is not null
             and (quantity is null) = (calculation is not null)));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table entitlements.benefit
        drop constraint benefit_money_or_goods,
        drop constraint benefit_validity,
        drop column calculation, drop column valid_from, drop column valid_until, drop column revision,
        add constraint benefit_money_or_goods check (
          (kind in ('cash', 'voucher') and currency is not null and amount_minor is not null and unit is null and quantity is null)
          or (kind not in ('cash', 'voucher') and currency is null and amount_minor is null and unit is not null and quantity is not null))
          not valid;
    `);
  }
}
