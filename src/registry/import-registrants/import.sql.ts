import { statement } from '#platform/database/statement.js';

const COLUMNS = `id, operation_id as "operationId", content, policy, dry_run as "dryRun", delimiter, columns,
  header_bytes as "headerBytes", bytes::float8 as bytes, expected_rows as "expectedRows", created_at as "createdAt"`;

export const BEGIN_IMPORT = statement(
  'registry.begin-import',
  `insert into registry.import (id, operation_id, content, policy, dry_run, delimiter, columns, header_bytes, created_by, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
);

export const UPLOADED = statement(
  'registry.import-uploaded',
  `update registry.import set bytes = $2, expected_rows = $3 where id = $1 returning ${COLUMNS}`,
);

/** Binary COPY target of the spool. */
export const CHUNKS = 'registry.import_chunk (import_id, sequence, final, sealed)';

export const CHUNK = statement(
  'registry.import-chunk',
  'select final, sealed from registry.import_chunk where import_id = $1 and sequence = $2',
);

export const FIND_IMPORT = statement('registry.find-import', `select ${COLUMNS} from registry.import where id = $1`);

/** Newest first. */
export const LIST_IMPORTS = statement(
  'registry.list-imports',
  `select ${COLUMNS} from registry.import where ($1::uuid is null or id < $1) order by id desc limit $2`,
);

/** In the order of the file, after ($2, $3). */
export const LIST_ERRORS = statement(
  'registry.list-import-errors',
  `select row_number as "row", ordinal, column_name as "column", rule from registry.import_error
    where import_id = $1 and (row_number, ordinal) > ($2, $3) order by row_number, ordinal limit $4`,
);

export const COUNT_RULES = statement(
  'registry.count-import-rules',
  'select rule, count(*)::int as count from registry.import_error where import_id = $1 group by rule order by rule',
);

/** Binary COPY target of the report. */
export const ERRORS = 'registry.import_error (import_id, row_number, ordinal, column_name, rule)';

export const NOT_CLEARED = statement(
  'registry.imports-not-cleared',
  'select id, operation_id as "operationId" from registry.import where cleared_at is null',
);

/** What is left of an import that has ended is its report. */
export const CLEAR = [
  statement('registry.clear-import-chunks', 'delete from registry.import_chunk where import_id = $1'),
  statement('registry.clear-import-marks', 'delete from registry.import_mark where import_id = $1'),
  statement(
    'registry.import-cleared',
    `update registry.import set cleared_at = now() where id = $1 and cleared_at is null`,
  ),
] as const;

export const FIND_MARKS = statement(
  'registry.find-import-marks',
  'select mark, subject from registry.import_mark where import_id = $1 and mark = any($2::bytea[])',
);

/** Binary COPY target of marks. */
export const MARKS = 'registry.import_mark (import_id, mark, subject)';

/** Who has these values, by exact token. */
export const HOLDERS = statement(
  'registry.token-holders',
  `select distinct m.token, r.id as "registrantId", r.kind, r.status
     from matching.match_token m join registry.registrant r on r.id = m.registrant_id
    where m.token = any($1::bytea[]) and r.status <> 'erased'`,
);

export const PROFILE_VERSIONS = statement(
  'registry.profile-versions',
  'select id, profile_version as "profileVersion" from registry.registrant where id = any($1::uuid[])',
);

/** Identifiers on file whose expiry the file tells anew. */
export const EXPIRE = statement(
  'registry.expire-identifiers',
  `update registry.identifier i set expires_on = e.expires_on, revision = i.revision + 1, updated_at = $4
     from unnest($1::bytea[], $2::uuid[], $3::date[]) as e(token, registrant_id, expires_on)
     join matching.match_token m on m.token = e.token and m.registrant_id = e.registrant_id
    where i.id = m.value_id and i.expires_on is distinct from e.expires_on`,
);

/** A kind of contact or account the file tells of replaces those of its kind on file, tokens included. */
export const REPLACED = {
  contacts: statement(
    'registry.replace-contacts',
    `with gone as (
       delete from registry.contact c using unnest($1::uuid[], $2::text[]) as d(registrant_id, kind)
        where c.registrant_id = d.registrant_id and c.kind = d.kind returning c.id, c.registrant_id)
     delete from matching.match_token m using gone where m.registrant_id = gone.registrant_id and m.value_id = gone.id`,
  ),
  paymentAccounts: statement(
    'registry.replace-accounts',
    `with gone as (
       delete from registry.payment_account a using unnest($1::uuid[], $2::text[]) as d(registrant_id, kind)
        where a.registrant_id = d.registrant_id and a.kind = d.kind returning a.id, a.registrant_id)
     delete from matching.match_token m using gone where m.registrant_id = gone.registrant_id and m.value_id = gone.id`,
  ),
} as const;

/** Accounts of these kinds that were written just now. */
export const COOL_OFF = statement(
  'registry.cool-off-imported-accounts',
  `update registry.payment_account a set usable_from = $3 from unnest($1::uuid[], $2::text[]) as d(registrant_id, kind)
    where a.registrant_id = d.registrant_id and a.kind = d.kind`,
);
