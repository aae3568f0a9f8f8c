import { statement } from '../database/statement.js';

export const OPERATION_COLUMNS = `id, kind, subject, program_id as "programId", parameters, state, cursor, done::float8 as done,
  total::float8 as total, counts, problem, at_fault as "atFault", created_by as "createdBy", permission, created_at as "createdAt", started_at as "startedAt",
  finished_at as "finishedAt"`;

export const ENQUEUE = statement(
  'operations.enqueue',
  `insert into platform.operation (id, kind, subject, program_id, parameters, created_by, permission)
   values ($1, $2, $3, $4, $5, $6, $7) returning ${OPERATION_COLUMNS}`,
);

export const FIND = statement('operations.find', `select ${OPERATION_COLUMNS} from platform.operation where id = $1`);

export const LAST_SUCCEEDED = statement(
  'operations.last-succeeded',
  `select ${OPERATION_COLUMNS} from platform.operation
    where kind = $1 and subject = $2 and state = 'succeeded' order by id desc limit 1`,
);

export const LAST_ENDED = statement(
  'operations.last-ended',
  `select ${OPERATION_COLUMNS} from platform.operation
    where kind = $1 and subject = $2 and finished_at is not null order by finished_at desc limit 1`,
);

export const LAST_ORDERED = statement(
  'operations.last-ordered',
  `select ${OPERATION_COLUMNS} from platform.operation where kind = $1 and subject = $2 order by id desc limit 1`,
);

export const FIND_MANY = statement(
  'operations.find-many',
  `select ${OPERATION_COLUMNS} from platform.operation where id = any($1::uuid[])`,
);

export const UNDER_WAY = statement(
  'operations.under-way',
  `select exists (select from platform.operation
                   where kind = $1 and subject = $2 and state in ('queued', 'running')) as found`,
);

export const LIST = statement(
  'operations.list',
  `select ${OPERATION_COLUMNS} from platform.operation
    where ($1::uuid is null or id < $1)
      and ($2::uuid[] is null or program_id = any($2))
    order by id desc limit $3`,
);

/** A queued operation, or a running one whose holder has let its lease run out. Instants are the database's. */
export const CLAIM = statement(
  'operations.claim',
  `update platform.operation set state = 'running', lease_owner = $1, lease_until = now() + make_interval(secs => $2),
          epoch = epoch + 1, started_at = coalesce(started_at, now())
    where id = (select id from platform.operation
                 where kind = any($3::text[]) and run_after <= now()
                   and (state = 'queued' or (state = 'running' and lease_until < now()))
                 order by run_after, id limit 1 for update skip locked)
   returning ${OPERATION_COLUMNS}, epoch`,
);

export const EXTEND_LEASE = statement(
  'operations.extend-lease',
  `update platform.operation set lease_until = now() + make_interval(secs => $3)
    where id = $1 and epoch = $2 and state = 'running' and not cancel_requested`,
);

/** The fence: nothing of a chunk is committed by a process that has lost the operation, or for one that was cancelled. */
export const ADVANCE = statement(
  'operations.advance',
  `update platform.operation
      set attempts = case when $4 > 0 or cursor is distinct from $3::jsonb then 0 else attempts end,
          cursor = $3::jsonb, done = done + $4, total = coalesce($5, total),
          counts = (select coalesce(jsonb_object_agg(key, value), '{}') from (
                      select key, sum(value::numeric) as value
                        from (select * from jsonb_each_text(counts) union all select * from jsonb_each_text($6::jsonb)) each
                       group by key) summed),
          lease_until = now() + make_interval(secs => $7)
    where id = $1 and epoch = $2 and state = 'running' and not cancel_requested`,
);

export const FINISH = statement(
  'operations.finish',
  `update platform.operation set state = $3, problem = $4, at_fault = $5, finished_at = now(), lease_owner = null, lease_until = null
    where id = $1 and epoch = $2 and state = 'running'`,
);

export const RETRY_LATER = statement(
  'operations.retry-later',
  `update platform.operation set state = 'queued', problem = $3, attempts = attempts + 1, lease_owner = null,
          run_after = now() + make_interval(secs => least(60, power(2, attempts)))
    where id = $1 and epoch = $2 and state = 'running' and attempts < $4`,
);

export const RELEASE = statement(
  'operations.release',
  `update platform.operation set state = 'queued', lease_owner = null, run_after = now()
    where id = $1 and epoch = $2 and state = 'running'`,
);

export const REQUEST_CANCEL = statement(
  'operations.request-cancel',
  `update platform.operation
      set cancel_requested = true,
          state = case when state = 'queued' then 'cancelled' else state end,
          finished_at = case when state = 'queued' then now() else finished_at end
    where id = $1 and state in ('queued', 'running') returning ${OPERATION_COLUMNS}`,
);
