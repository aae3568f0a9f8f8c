import { statement } from '#platform/database/statement.js';

/** Holds the registrant until the change is written, and tells where it stands. */
export const LOCK_PROFILE = statement(
  'registry.lock-profile',
  `select kind, revision, profile_version as "profileVersion" from registry.registrant
    where id = $1 and status <> 'erased' for no key update`,
);
