import { statement } from '#platform/database/statement.js';

export const ABOUT = statement(
  'registry.answer-about',
  `select kind, group_kind as "groupKind", status, created_at as "registeredAt", updated_at as "changedAt"
     from registry.registrant where id = $1 and status <> 'erased'`,
);

export const STANDINGS = statement(
  'registry.answer-standings',
  `select from_state as "from", to_state as "to", at, reason
     from registry.standing_history where registrant_id = $1 order by revision`,
);

/** What it is in groups, and of a group what its members are in it: never who else. */
export const MEMBERSHIPS = statement(
  'registry.answer-memberships',
  `select case when m.member_id = $1 then 'member' else 'group' end as "as", g.group_kind as "groupKind", m.is_head as "isHead",
          m.is_representative as "isRepresentative", m.relationship, m.started_at as "startedAt", m.ended_at as "endedAt",
          m.end_reason as "endReason"
     from registry.membership m join registry.registrant g on g.id = m.registrant_id
    where m.member_id = $1 or (m.registrant_id = $1 and (m.ended_at is null or m.ended_at is not null))
    order by m.started_at, m.id`,
);

/** That somebody collects for it, and that it collects for somebody. */
export const PAYEES = statement(
  'registry.answer-payees',
  `select case when payee_id = $1 then 'payee' else 'beneficiary' end as "as", kind, valid_from as "validFrom", valid_to as "validTo"
     from registry.payee where registrant_id = $1 or payee_id = $1 order by valid_from, id`,
);

/** When a source told of it last: the record itself is no more kept than what it was taken over into. */
export const SOURCES = statement(
  'registry.answer-sources',
  `select seen_at as "seenAt" from registry.source_link where registrant_id = $1 order by seen_at`,
);

export const REQUESTS = statement(
  'registry.answer-requests',
  `select state, purpose, key_thumbprint as "keyThumbprint", opened_at as "openedAt", state_since as "stateSince"
     from registry.access_request where registrant_id = $1 order by id`,
);
