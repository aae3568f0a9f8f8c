import { statement } from '#platform/database/statement.js';

export const ADD_DELIVERY = statement(
  'sharing.add-delivery',
  `insert into sharing.delivery (id, agreement_id, kind, sealed) values ($1, $2, $3, $4::bytea[])`,
);

/** What is due, for a minute: whoever dies with it leaves it to the next. $1 how many. */
export const CLAIM_DELIVERIES = statement(
  'sharing.claim-deliveries',
  `update sharing.delivery d set leased_until = now() + interval '1 minute', attempts = d.attempts + 1
     from (select id from sharing.delivery
            where state = 'waiting' and next_at <= now() and (leased_until is null or leased_until < now())
            order by next_at limit $1 for update skip locked) due, sharing.agreement a
    where d.id = due.id and a.id = d.agreement_id
   returning d.id, d.kind, d.sealed, d.attempts, a.active and a.expires_at > now() as "inForce",
             a.callback_url as "callbackUrl", a.callback_hosts as "callbackHosts"`,
);

/** It has arrived: nothing of it is kept. */
export const DELIVERED = statement(
  'sharing.delivered',
  `update sharing.delivery set state = 'delivered', ended_at = now(), leased_until = null, sealed = '{}', fault = null where id = $1`,
);

export const GIVE_UP = statement(
  'sharing.give-up',
  `update sharing.delivery set state = 'dead', ended_at = now(), leased_until = null, fault = $2 where id = $1`,
);

/** $2 fault, $3 seconds. */
export const TRY_LATER = statement(
  'sharing.try-later',
  `update sharing.delivery set next_at = now() + make_interval(secs => $3), leased_until = null, fault = $2 where id = $1`,
);

/** What has ended a month ago, and answers of that age. */
export const FORGET_DELIVERIES = statement(
  'sharing.forget-deliveries',
  `with old as (delete from sharing.exchange where created_at < now() - interval '30 days')
   delete from sharing.delivery where state <> 'waiting' and ended_at < now() - interval '30 days'`,
);
