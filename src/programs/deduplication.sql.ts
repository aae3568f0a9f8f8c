import { statement } from '#platform/database/statement.js';

const VERSIONS = `select id, program_id as "programId", version as revision, policy, identifiers, id_types as "idTypes", contacts,
    payment_accounts as "paymentAccounts", members, most_others as "mostOthers", most_percent as "mostPercent"
  from programs.deduplication_version`;

export const NEWEST_DEDUPLICATION = statement(
  'programs.newest-deduplication',
  `${VERSIONS} where program_id = $1 order by version desc limit 1`,
);

export const FIND_DEDUPLICATION = statement('programs.find-deduplication', `${VERSIONS} where id = $1`);

/** Versions count up one by one: whoever changes holds the program. */
export const HOLD_PROGRAM = statement('programs.hold-program', 'select from programs.program where id = $1 for update');

export const ADD_DEDUPLICATION = statement(
  'programs.add-deduplication',
  `with told as (
     update programs.program set deduplication = $4, version = version + 1 where id = $2 and deduplication <> $4
   )
   insert into programs.deduplication_version (id, program_id, version, policy, identifiers, id_types, contacts, payment_accounts,
          members, most_others, most_percent, created_by, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
);
