import { statement } from '#platform/database/statement.js';

export const OPEN_ACCOUNTS = statement(
  'entitlements.open-fund-accounts',
  `insert into entitlements.fund_account (id, program_id, currency, code)
   select platform.uuid_v7(), $1, $2, code from unnest(array['funding', 'available', 'reserved', 'paid']) code
   on conflict (program_id, currency, code) do nothing`,
);

/** One posting of two entries and the balances they move; accounts are locked in one order, so that postings never deadlock. */
export const POST = statement(
  'entitlements.post-to-fund',
  `with account as materialized (
     select id, code from entitlements.fund_account
      where program_id = $2 and currency = $3 and code in ($4, $5) order by code for update
   ), posting as (
     insert into entitlements.fund_posting (id, program_id, currency, kind, reference_id, memo, posted_by, posted_at)
     values ($1, $2, $3, $7, $8, $9, $10, $11)
   ), moved as (
     update entitlements.fund_account f
        set balance_minor = f.balance_minor + case when f.code = $4 then -$6::bigint else $6::bigint end
       from account a where f.id = a.id
   )
   insert into entitlements.fund_entry (posting_id, account_id, amount_minor)
   select $1, id, case when code = $4 then -$6::bigint else $6::bigint end from account`,
);

/** Balances, and beside them what the entries say they should be. */
export const FUND = statement(
  'entitlements.fund',
  `with summed as (
     select account_id, sum(amount_minor) as entries, sum(amount_minor) filter (where amount_minor > 0) as debit,
            -sum(amount_minor) filter (where amount_minor < 0) as credit from entitlements.fund_entry
      where account_id in (select id from entitlements.fund_account where program_id = $1) group by account_id)
   select a.currency, max(a.balance_minor) filter (where a.code = 'available')::text as available,
          max(a.balance_minor) filter (where a.code = 'reserved')::text as reserved,
          max(a.balance_minor) filter (where a.code = 'paid')::text as paid,
          max(-a.balance_minor) filter (where a.code = 'funding')::text as funded,
          jsonb_agg(jsonb_build_object('code', a.code, 'debit', coalesce(s.debit, 0)::text, 'credit', coalesce(s.credit, 0)::text,
                                       'balance', coalesce(s.entries, 0)::text) order by a.code) as accounts,
          coalesce(sum(s.entries), 0)::text as "entriesSum",
          coalesce(sum(s.entries), 0) = 0 and bool_and(a.balance_minor = coalesce(s.entries, 0)) as balanced
     from entitlements.fund_account a left join summed s on s.account_id = a.id
    where a.program_id = $1 group by a.currency order by a.currency`,
);
