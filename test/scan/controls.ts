import { createHash } from 'node:crypto';
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import pg from 'pg';
import { DataSource } from 'typeorm';
import type { Planter } from './planted-people.js';
import { recordRawAnswer } from './raw-answer.js';
import type { Stage } from './stage.js';

/** What begins the label of a value that is planted to be found. */
export const CONTROL = 'control: ';

/** A leak made on purpose. A scan that does not find it at its place proves nothing by finding nothing else. */
export interface Control {
  readonly label: string;
  /** Matches the place of the finding, and the form where that matters. */
  readonly place: RegExp;
  readonly encoding?: RegExp;
}

/** What the plants leave open until the scan is over. */
export interface Planted {
  readonly controls: readonly Control[];
  /** Beside the answers of the service, and scanned as they are. */
  readonly rawAnswer: Buffer;
  close(): Promise<void>;
}

/** Plants one value for each way in which a value could get out. */
export async function plantControls(stage: Stage, planter: Planter): Promise<Planted> {
  const controls: Control[] = [];
  const control = (name: string, place: RegExp, encoding?: RegExp): string => {
    controls.push({ label: CONTROL + name, place, ...(encoding ? { encoding } : {}) });
    return planter.stray(CONTROL + name);
  };
  await plantInDatabase(stage, control);
  await plantInLogs(stage, control);
  for (const [folder, name] of [
    ['tmp', 'a file in the temporary folder'],
    ['work', 'a file in the working folder'],
  ] as const)
    writeFileSync(join(stage.folder, folder, 'left.csv'), control(name, new RegExp(`/${folder}/left.csv$`)));
  const rawAnswer = await recordRawAnswer(
    control('a raw entity returned through @Res()', /^HTTP answers$/),
    control('a value in a header of an answer', /^HTTP answers$/),
  );
  const held = await holdSort(stage, control('a sort that spills to disk, while it runs', /pgsql_tmp/));
  return { controls, rawAnswer, close: () => held.end() };
}

type Make = (name: string, place: RegExp, encoding?: RegExp) => string;

async function plantInDatabase({ server, database }: Stage, control: Make): Promise<void> {
  const client = new pg.Client(server.url('amparo'));
  await client.connect();
  await client.query(
    `create schema control; create table control.planted (name text, note text, details jsonb, digest bytea)`,
  );
  const insert = (column: string, value: unknown): Promise<unknown> =>
    client.query(`insert into control.planted (${column}) values ($1)`, [value]);
  await insert('name', control('a plaintext column', /^amparo: control.planted.name$/));
  const toast = control('a compressed TOAST value', /^amparo: control.planted.note$/);
  await insert('note', `${'abc '.repeat(20_000)}${toast}${'abc '.repeat(20_000)}`);
  const { rows } = await client.query<{ size: number }>(
    'select pg_column_size(note) as size from control.planted where note is not null',
  );
  if (rows[0]!.size > 20_000) throw new Error('The long value was not compressed');
  const json = Buffer.from(control('base64 in JSON', /^amparo: control.planted.details$/, /base64/)).toString('base64');
  await insert('details', { note: { inner: json } });
  const hashed = control('an unkeyed hash column', /^amparo: control.planted.digest$/, /^sha256\/raw$/);
  await insert('digest', createHash('sha256').update(hashed).digest());
  await client.query(
    `update platform.operation set counts = jsonb_build_object($1::text, 1)
      where id = (select id from platform.operation order by id limit 1)`,
    [control('plaintext in a job payload', /^amparo: platform.operation.counts$/)],
  );
  await insert('name', control('a row that was deleted', /\/(pg_wal|base)\//));
  await client.query(`delete from control.planted where ctid = (select max(ctid) from control.planted)`);
  await client.query(`do $$ begin raise log '%', '${control("a line of PostgreSQL's log", /postgres\.log$/)}'; end $$`);
  await client.end();
  const keys = new pg.Client(server.url('amparo_keys'));
  await keys.connect();
  await keys.query('create table planted (name text)');
  const inKeys = control('a plaintext column of the key store', /^amparo_keys: public.planted.name$/);
  await keys.query('insert into planted values ($1)', [inKeys]);
  await keys.end();
  const through = new pg.Client(server.url('amparo').replace(`:${server.port}/`, `:${database.port}/`));
  await through.connect();
  await through.query('select length($1::text)', [control('a bind parameter only', /^socket to PostgreSQL$/)]);
  await through.query(
    `select '${control('a literal in a statement', /^amparo: pg_catalog.pg_stat_activity.query$|^socket to PostgreSQL$/)}'`,
  );
  await through.end();
}

async function plantInLogs({ folder, server }: Stage, control: Make): Promise<void> {
  const place = /\/service\/amparo\.log$/;
  const write = (line: string): void => appendFileSync(join(folder, 'service', 'amparo.log'), `${line}\n`);
  write(JSON.stringify({ level: 'info', note: control('a log line', place) }));
  const name = control('a name in an exception message', place);
  write(new Error(`No account of ${name}`).stack!);
  const masked = control('all but four characters masked', place, /last4/);
  write(JSON.stringify({ account: `****${masked.slice(-4)}` }));
  const source = new DataSource({ type: 'postgres', url: server.url('amparo') });
  await source.initialize();
  const failed = await source
    .query('select $1::int', [control('a QueryFailedError that is logged', place)])
    .catch((error: unknown) => error);
  await source.destroy();
  write(`${JSON.stringify(failed)} ${inspect(failed)}`);
}

/** Sorts what the tables hold, in so little memory that it spills, and stays in the middle of it. */
async function holdSort({ server }: Stage, value: string): Promise<pg.Client> {
  const client = new pg.Client(server.url('amparo'));
  await client.connect();
  await client.query(`set work_mem = '64kB'; create table control.sorted (name text)`);
  await client.query(`insert into control.sorted select $1 || n from generate_series(1, 5000) n`, [value]);
  await client.query('begin');
  await client.query(`declare held cursor for
    select t::text from registry.registrant t union all select t::text from registry.identifier t
    union all select t::text from registry.contact t union all select t::text from registry.payment_account t
    union all select t::text from registry.profile_history t union all select t::text from sr_sync.quarantined_record t
    union all select name from control.sorted order by 1`);
  await client.query('fetch 1 from held');
  return client;
}
