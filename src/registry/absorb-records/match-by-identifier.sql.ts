import { statement } from '#platform/database/statement.js';

/** Whether anybody was brought by others than this source. */
export const HAS_OTHERS = statement(
  'registry.has-others',
  'select exists (select from registry.origin where source_id <> $1) as found',
);

/** $1: the source of a batch that brings registrants, or the nil id for those who were brought by none. */
export const NOTE_ORIGIN = statement(
  'registry.note-origin',
  'insert into registry.origin (source_id) values ($1) on conflict do nothing',
);

/**
 * Who has identifiers of these tokens, valid and of an active type, and is not linked to this source yet. Tokens are exact: there
 * is nothing to confirm. As the worker, who alone reads tokens.
 */
export const HOLDERS_WITHOUT_LINK = statement(
  'registry.holders-without-link',
  `select distinct encode(m.token, 'hex') as token, r.id as "registrantId", r.kind, r.profile_version as "profileVersion"
     from matching.match_token m
     join registry.identifier i on i.registrant_id = m.registrant_id and i.id = m.value_id and i.status = 'valid'
     join registry.id_type t on t.id = i.id_type_id and t.active
     join registry.registrant r on r.id = m.registrant_id and r.status <> 'erased'
    where m.token = any($1::bytea[]) and m.kind = 'identifier'
      and not exists (select from registry.source_link l where l.registrant_id = m.registrant_id and l.source_id = $2)
    order by 2`,
);

/** What is told of these registrants by any source is merged from now on: they have values from elsewhere. */
export const MERGE_FROM_NOW = statement(
  'registry.merge-from-now',
  'update registry.source_link set merges = true where registrant_id = any($1::uuid[]) and not merges',
);

/**
 * How many registrants whom this source brought since $2 hold an identifier that an earlier entry holds: each is an entry of its
 * own, and reported. As the worker.
 */
export const KNOWN_MATCHES = statement(
  'registry.known-matches',
  `select count(distinct mine.registrant_id)::int as count
     from registry.source_link l
     join registry.registrant r on r.id = l.registrant_id and r.created_at >= $2 and r.status <> 'erased'
     join matching.match_token mine on mine.registrant_id = l.registrant_id and mine.kind = 'identifier'
     join matching.match_token other on other.token = mine.token and other.registrant_id < mine.registrant_id
    where l.source_id = $1 and l.seen_at >= $2`,
);
