import { statement } from '#platform/database/statement.js';

/** Nothing is added where the same is subscribed. */
export const SUBSCRIBE = statement(
  'sharing.subscribe',
  `insert into sharing.subscription (id, agreement_id, event_type, registrant_ids, url_sealed, key_digest, about_programs)
   values ($1, $2, $3, $4::uuid[], $5, $6, $7::uuid[]) on conflict (agreement_id, key_digest) where active do nothing`,
);

export const UNSUBSCRIBE = statement(
  'sharing.unsubscribe',
  `update sharing.subscription set active = false, ended_at = now() where agreement_id = $1 and id = any($2::uuid[]) and active
   returning id`,
);

/** Those of a client, in force or not. */
export const KNOWN_SUBSCRIPTIONS = statement(
  'sharing.known-subscriptions',
  `select id, active from sharing.subscription where agreement_id = $1 and id = any($2::uuid[])`,
);

/**
 * Who is to be told of what became of somebody in a program ($1) at an instant ($3), of these kinds of event ($2): since they subscribed, within the agreement, and within the
 * grants of its client as they are now.
 */
export const SUBSCRIBED = statement(
  'sharing.subscribed',
  `select s.id, s.agreement_id as "agreementId", s.event_type as "eventType", s.registrant_ids as "registrantIds",
          s.url_sealed as "urlSealed", a.sender_id as "senderId", a.receiver_id as "receiverId", a.signatures, u.organisation
     from sharing.subscription s
     join sharing.agreement a on a.id = s.agreement_id
     join access.v_client_user u on u.id = a.user_id and u.active
    where s.active and s.created_at <= $3 and a.active and a.expires_at > now() and s.event_type = any($2::text[]) and $1 = any(a.program_ids)
      and (s.about_programs is null or $1 = any(s.about_programs))
      and exists (select from access.v_grant_in_force g
                   where g.user_id = a.user_id and 'dci:subscribe' = any(g.permissions) and g.areas is null
                     and (g.program_ids is null or $1 = any(g.program_ids)))`,
);
