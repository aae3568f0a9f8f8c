import { statement } from '#platform/database/statement.js';

/** Whether a webhook `w` may be told of a field of a program now: by its agreement, and by the grants of its client. */
const agreed = (program: string, field: string): string => `exists (
     select from sharing.agreement a join access.v_client_user u on u.id = a.user_id and u.active
      where a.id = w.agreement_id and a.active and a.expires_at > now()
        and ${program} = any(a.program_ids) and ${field} = any(a.fields)
        and exists (select from access.v_grant_in_force g
                     where g.user_id = a.user_id and 'event:read' = any(g.permissions) and g.areas is null
                       and (g.program_ids is null or ${program} = any(g.program_ids))))`;

/**
 * Puts down whom these facts ($1) are to be told, and in which messages of at most $5 people. $2 kinds of facts, $3 the types of event
 * they are, $4 the fields these need.
 */
export const QUEUE_EVENTS = statement(
  'sharing.queue-events',
  `with piece as materialized (
     select g.nth, f.fact_id, f.program_id, f.at, m.type, m.field, first
       from unnest($1::uuid[]) with ordinality as g (id, nth)
       join platform.v_fact f on f.fact_id = g.id
       join unnest($2::text[], $3::text[], $4::text[]) as m (kind, type, field) on m.kind = f.kind
      cross join generate_series(1, cardinality(f.registrant_ids), $5) as first
   ), due as materialized (
     select w.id as webhook_id, p.*, row_number() over (partition by w.id order by p.nth, p.first) as place
       from sharing.webhook w
       join piece p on p.type = any(w.event_types) and (w.about_programs is null or p.program_id = any(w.about_programs))
                   and w.created_at <= p.at
      where w.active and ${agreed('p.program_id', 'p.field')}
   ), counted as (
     update sharing.webhook w set told = w.told + d.events
       from (select webhook_id, count(*) as events from due group by webhook_id) d where w.id = d.webhook_id
     returning w.id, w.told - d.events as before
   )
   insert into sharing.webhook_event (id, webhook_id, place, type, fact_id, first)
   select platform.uuid_v7(), d.webhook_id, c.before + d.place, d.type, d.fact_id, d.first
     from due d join counted c on c.id = d.webhook_id`,
);

/** An event `e` of a fact `f` with the people it tells of; `most` is the parameter that says how many at most. */
const toldOf = (most: string): string => `e.id, e.type, f.kind, f.program_id as "programId", f.at,
          f.registrant_ids[e.first : e.first + ${most} - 1] as "registrantIds",
          f.object_ids[e.first : e.first + ${most} - 1] as "objectIds"`;

/**
 * What is due, for a minute: whoever dies with it leaves it to the next. $1 how many, $2 people of a message, $3 and $4 types of event
 * and the fields they need. Of a fact that is forgotten nothing is left to tell.
 */
export const CLAIM_EVENTS = statement(
  'sharing.claim-events',
  `with claimed as (
     update sharing.webhook_event e set leased_until = now() + interval '1 minute', attempts = e.attempts + 1
       from (select id from sharing.webhook_event
              where state = 'waiting' and next_at <= now() and (leased_until is null or leased_until < now())
              order by next_at, place limit $1 for update skip locked) due
      where e.id = due.id
     returning e.id, e.webhook_id, e.type, e.fact_id, e.first, e.attempts
   )
   select ${toldOf('$2')}, e.attempts, e.webhook_id as "webhookId", w.url, w.secret_sealed as "secretSealed",
          case when w.previous_until > now() then w.previous_sealed end as "previousSealed",
          a.callback_url as "callbackUrl", a.callback_hosts as "callbackHosts", u.organisation,
          w.active and ${agreed('f.program_id', 'm.field')} as "inForce"
     from claimed e
     join sharing.webhook w on w.id = e.webhook_id
     join sharing.agreement a on a.id = w.agreement_id
     join access.v_client_user u on u.id = a.user_id
     join unnest($3::text[], $4::text[]) as m (type, field) on m.type = e.type
     left join platform.v_fact f on f.fact_id = e.fact_id`,
);

export const EVENT_DELIVERED = statement(
  'sharing.event-delivered',
  `update sharing.webhook_event set state = 'delivered', ended_at = now(), leased_until = null, fault = null where id = $1`,
);

export const GIVE_UP_EVENT = statement(
  'sharing.give-up-event',
  `update sharing.webhook_event set state = 'dead', ended_at = now(), leased_until = null, fault = $2 where id = $1`,
);

/** $2 fault, $3 seconds. */
export const TRY_EVENT_LATER = statement(
  'sharing.try-event-later',
  `update sharing.webhook_event set next_at = now() + make_interval(secs => $3), leased_until = null, fault = $2 where id = $1`,
);

/** Its receiver is gone and says so. */
export const SWITCH_OFF = statement(
  'sharing.switch-off-webhook',
  `update sharing.webhook set active = false, revision = revision + 1 where id = $1 and active`,
);

/** What was told a month ago. */
export const FORGET_EVENTS = statement(
  'sharing.forget-events',
  `delete from sharing.webhook_event where created_at < now() - interval '30 days'`,
);

/** How messages to a webhook fared, in one state ($2) unless null, behind a place ($3). $4 how many. */
export const LIST_DELIVERIES = statement(
  'sharing.list-webhook-deliveries',
  `select id, place, type, state, attempts, fault, case when state = 'waiting' then next_at end as "nextAt",
          created_at as "createdAt", ended_at as "endedAt"
     from sharing.webhook_event where webhook_id = $1 and ($2::text is null or state = $2) and place > $3 order by place limit $4`,
);

/** Sends what was given up again, as if it was new. $2 these, or all if null. */
export const RESEND = statement(
  'sharing.resend-events',
  `update sharing.webhook_event set state = 'waiting', attempts = 0, next_at = now(), ended_at = null
    where webhook_id = $1 and state = 'dead' and ($2::uuid[] is null or id = any($2))`,
);

/** A webhook ($1) of a client's user ($2). */
export const OWN_WEBHOOK = statement(
  'sharing.own-webhook',
  `select w.id from sharing.webhook w join sharing.agreement a on a.id = w.agreement_id
    where w.id = $1 and a.user_id = $2 and a.active and a.expires_at > now()`,
);

/** The place of an event ($2) of a webhook. */
export const PLACE_OF_EVENT = statement(
  'sharing.place-of-event',
  'select place from sharing.webhook_event where webhook_id = $1 and id = $2',
);

/** Events of a webhook behind a place ($2), however they fared, as far as they may be told now. $3 how many, $4 people, $5 and $6 types and fields. */
export const LIST_EVENTS = statement(
  'sharing.list-events',
  `select ${toldOf('$4')}, e.place
     from sharing.webhook_event e
     join sharing.webhook w on w.id = e.webhook_id
     join unnest($5::text[], $6::text[]) as m (type, field) on m.type = e.type
     join platform.v_fact f on f.fact_id = e.fact_id
    where e.webhook_id = $1 and e.place > $2 and ${agreed('f.program_id', 'm.field')}
    order by e.place limit $3`,
);
