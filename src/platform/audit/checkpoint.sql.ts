import { statement } from '../database/statement.js';

/** One replica at a time. */
export const TRY_CHECKPOINT = statement(
  'audit.try-checkpoint',
  `select pg_try_advisory_xact_lock(hashtext('audit.checkpoint')) as mine`,
);

export const LAST_CHECKPOINT = statement(
  'audit.last-checkpoint',
  `select number::float8 as number, digest, extract(epoch from now() - at)::float8 as age
     from audit.checkpoint order by number desc limit 1`,
);

export const KEEP_CHECKPOINT = statement(
  'audit.keep-checkpoint',
  'insert into audit.checkpoint (number, digest, at) values ($1, $2, now())',
);

export const HEADS = statement(
  'audit.heads',
  `select stream, seq::float8 as seq, encode(hash, 'hex') as hash from audit.head where seq > 0 order by stream`,
);
