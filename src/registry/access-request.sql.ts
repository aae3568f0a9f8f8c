import { statement } from '#platform/database/statement.js';
import { ID_OF_ROW } from '#platform/ids/id-of-row.js';

const REQUESTS = `select a.id, a.registrant_id as "registrantId", a.state, a.purpose, a.key_thumbprint as "keyThumbprint",
    a.opened_by as "openedBy", a.opened_at as "openedAt", a.expires_at as "expiresAt", a.state_since as "stateSince", h.reason
  from registry.access_request a
  left join registry.access_request_history h on h.registrant_id = a.registrant_id and h.request_id = a.id`;

/** $2 the request after which the page begins. */
export const ACCESS_REQUESTS_OF = statement(
  'registry.access-requests-of',
  `${REQUESTS} where a.registrant_id = $1 and a.id > $2 order by a.id limit $3`,
);

export const FIND_ACCESS_REQUEST = statement(
  'registry.find-access-request',
  `${REQUESTS} where a.registrant_id = $1 and a.id = $2`,
);

export const KEY_OF_ACCESS_REQUEST = statement(
  'registry.key-of-access-request',
  `select key_sealed as "keySealed" from registry.access_request where registrant_id = $1 and id = $2 and state = 'requested'`,
);

export const OPEN_ACCESS_REQUEST = statement(
  'registry.open-access-request',
  `insert into registry.access_request
     (id, registrant_id, purpose, key_sealed, key_thumbprint, opened_by, opened_at, expires_at, state_since)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $7)`,
);

/** Ends it, if it may go there from where it is. $1 registrant, $2 request, $3 from any of, $4 to, $5 move, $6 actor, $7 now, $8 reason. */
export const END_ACCESS_REQUEST = statement(
  'registry.end-access-request',
  `with held as (
     select id, registrant_id, state from registry.access_request
      where registrant_id = $1 and id = $2 and state = any($3::text[]) for no key update
   ), moved as (
     update registry.access_request a set state = $4, state_since = $7, key_sealed = null from held where a.id = held.id
     returning a.id
   )
   insert into registry.access_request_history (id, registrant_id, request_id, from_state, to_state, actor_id, at, reason)
   select $5, held.registrant_id, held.id, held.state, $4, $6, $7, $8 from held join moved on moved.id = held.id`,
);

/** Ends all whose time is over. */
export const EXPIRE_ACCESS_REQUESTS = statement(
  'registry.expire-access-requests',
  `with moved as (
     update registry.access_request set state = 'expired', state_since = $1, key_sealed = null
      where state = 'requested' and expires_at <= $1
     returning id, registrant_id
   )
   insert into registry.access_request_history (id, registrant_id, request_id, from_state, to_state, at, reason)
   select ${ID_OF_ROW}, registrant_id, id, 'requested', 'expired', $1, 'time_over' from moved`,
);
