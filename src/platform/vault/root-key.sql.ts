import { statement } from '../database/statement.js';

/** States in which a root key is loaded by every replica. */
export const LOADED_ROOTS = statement(
  'vault.loaded-roots',
  `select purpose, version, state, master_id as "masterId", wrapped from keys.root_key
    where state in ('pending', 'primary', 'decrypt_only') order by purpose, version`,
);

export const BEAT = statement(
  'vault.beat',
  `insert into keys.replica (id, knows, seen_at) values ($1, $2, now())
   on conflict (id) do update set knows = excluded.knows, seen_at = now()`,
);

export const LEAVE = statement('vault.leave', 'delete from keys.replica where id = $1');

/** Who has not been heard of for an hour will not come back under that name. */
export const FORGET_GONE = statement(
  'vault.forget-gone',
  `delete from keys.replica where seen_at < now() - interval '1 hour'`,
);

/** Of the replicas heard of in the last `$2` seconds, how many there are, and how many know `$1`. */
export const KNOWING = statement(
  'vault.knowing',
  `select count(*)::int as live, (count(*) filter (where $1 = any (knows)))::int as knowing
     from keys.replica where seen_at > now() - make_interval(secs => $2)`,
);

/** Who changes root keys does so one after the other; readers do not wait. */
export const LOCK_ROOTS = 'lock table keys.root_key in share row exclusive mode';

export const LIST_ROOTS = statement(
  'vault.list-roots',
  `select r.purpose, r.version, r.state, r.master_id as "masterId", r.created_at as "createdAt", r.changed_at as "changedAt",
          (select count(*)::int from keys.replica k
            where k.seen_at > now() - make_interval(secs => $1) and r.purpose || ':' || r.version = any (k.knows)) as "knownBy"
     from keys.root_key r order by r.purpose, r.version`,
);

/** The version a rotation is about: the pending one that an earlier rotation left, or the next number. */
export const NEXT_VERSION = statement(
  'vault.next-version',
  `select coalesce(max(version) filter (where state = 'pending'), max(version) + 1) as version
     from keys.root_key where purpose = $1`,
);

export const MASTERS_IN_USE = statement(
  'vault.masters-in-use',
  'select distinct master_id as "masterId" from keys.root_key where wrapped is not null',
);

export const FIND_ROOT = statement(
  'vault.find-root',
  'select state from keys.root_key where purpose = $1 and version = $2',
);

export const ADD_PENDING = statement(
  'vault.add-pending',
  `insert into keys.root_key (purpose, version, state, master_id, wrapped) values ($1, $2, 'pending', $3, $4)`,
);

/** Two statements of one transaction: there is one primary key at most. */
export const STEP_DOWN = statement(
  'vault.step-down',
  `update keys.root_key set state = 'decrypt_only', changed_at = now()
    where purpose = $1 and state = 'primary'
      and exists (select from keys.root_key n where n.purpose = $1 and n.version = $2 and n.state = 'pending')`,
);
export const PROMOTE = statement(
  'vault.promote',
  `update keys.root_key set state = 'primary', changed_at = now() where purpose = $1 and version = $2 and state = 'pending'`,
);

export const RETIRE_OLDER = statement(
  'vault.retire-older',
  `update keys.root_key set state = 'disabled', changed_at = now()
    where purpose = $1 and version < $2 and state = 'decrypt_only'`,
);

export const DESTROY = statement(
  'vault.destroy-root',
  `update keys.root_key set state = 'destroyed', wrapped = null, changed_at = now()
    where purpose = $1 and version = $2 and state = 'disabled'`,
);

export const ALL_WRAPPED = statement(
  'vault.all-wrapped',
  'select purpose, version, master_id as "masterId", wrapped from keys.root_key where wrapped is not null',
);
export const REWRAP_ROOT = statement(
  'vault.rewrap-root',
  'update keys.root_key set master_id = $3, wrapped = $4 where purpose = $1 and version = $2',
);

/** How many keys are wrapped under each version of the key-encryption key. */
export const WRAPPED_UNDER = statement(
  'vault.wrapped-under',
  `select kek_version as version, count(*)::int as keys
     from (select kek_version from keys.registrant_key union all select kek_version from keys.work_key) wrapped group by 1`,
);
