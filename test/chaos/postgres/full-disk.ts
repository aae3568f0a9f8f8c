import type { KilledPostgres } from '../support/killed-postgres.js';
import { SmallDisk } from './small-disk.js';

/** A disk of PostgreSQL that gets full, and has room again. */
export interface FullDisk {
  /** What it is, for whoever reads the figures. */
  readonly how: string;
  fill(): Promise<void>;
  /** Until no new piece of the log fits either, which is the end of the server. Undefined where that cannot be had. */
  readonly exhaustLog?: () => Promise<void>;
  free(): Promise<void>;
  end(): void;
}

/** Each takes a new piece of the log, until there is none. */
const MOST_PIECES = 60;
const FILL_PIECE = 'select pg_logical_emit_message(true, $1, repeat($1, 1000)), pg_switch_wal()';

const FOUND = `
  create function public.no_room() returns trigger language plpgsql as
  $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`;
/** Every table of the rooms that a request writes to; partitions have their parent's. */
const EACH_TABLE = (order: 'create' | 'drop'): string => `
  do $$ declare t regclass; begin
    for t in select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where c.relkind in ('r', 'p') and not c.relispartition and n.nspname in ('access', 'registry', 'matching') loop
      execute ${order === 'create' ? `format('create trigger no_room before insert on %s for each row execute function public.no_room()', t)` : `format('drop trigger no_room on %s', t)`};
    end loop;
  end $$`;

/** A small disk under the tables and the log; where the machine gives none, a server that says at every insert that its disk is full. */
export async function fullDisk(postgres: KilledPostgres): Promise<FullDisk> {
  const disk = await SmallDisk.make(postgres.owner);
  if (!disk) return saidToBeFull(postgres);
  await postgres.moveTo(disk);
  return {
    how: 'a small file system under tables and log, filled to the last byte (ENOSPC of the kernel)',
    fill: () => disk.fill(),
    exhaustLog: () => exhaust(postgres),
    free: () => disk.free(),
    end: () => disk.end(),
  };
}

async function exhaust(postgres: KilledPostgres): Promise<void> {
  for (let piece = 0; piece < MOST_PIECES; piece++)
    try {
      await postgres.rows(FILL_PIECE, ['x']);
    } catch {
      return; // that was the last one
    }
  throw new Error('The log never ends');
}

async function saidToBeFull(postgres: KilledPostgres): Promise<FullDisk> {
  await postgres.rows(FOUND);
  return {
    how: 'SIMULATED by triggers that raise 53100, since this machine lets nobody make a small file system',
    fill: async () => void (await postgres.rows(EACH_TABLE('create'))),
    free: async () => void (await postgres.rows(EACH_TABLE('drop'))),
    end: () => {},
  };
}
