import pg from 'pg';
import { provisionDatabases } from '#platform/database/provision.js';
import { reachingEveryProgram } from '#platform/database/row-scope.js';
import { loadConfig } from '../config/environment.js';
import { CONSISTENCY_CHECKS } from './consistency-checks.js';

const KEY_CHUNK = 50_000;

/** `npm run check:data`: proves the rules between rooms that no foreign key holds. Exits 1 when one is broken. */
export async function checkData(dataUrl: string, keyUrl: string): Promise<{ rule: string; broken: number }[]> {
  const [data, keys] = [new pg.Client(reachingEveryProgram(dataUrl)), new pg.Client(keyUrl)];
  await Promise.all([data.connect(), keys.connect()]);
  try {
    const found: { rule: string; broken: number }[] = [];
    for (const { rule, sql } of CONSISTENCY_CHECKS) {
      const { rows } = await data.query<{ broken: number }>(sql);
      found.push({ rule, broken: rows[0]!.broken });
    }
    found.push({ rule: 'a registrant who is not erased has a key', broken: await withoutKey(data, keys) });
    found.push({ rule: 'both sides tell the same of every legal hold', broken: await holdsApart(data, keys) });
    return found;
  } finally {
    await Promise.all([data.end(), keys.end()]);
  }
}

/** The key store is another database: ids are compared chunk by chunk. */
async function withoutKey(data: pg.Client, keys: pg.Client): Promise<number> {
  let after = '00000000-0000-0000-0000-000000000000';
  let missing = 0;
  for (;;) {
    const { rows } = await data.query<{ id: string }>(
      `select id from registry.registrant where id > $1 and status <> 'erased' order by id limit $2`,
      [after, KEY_CHUNK],
    );
    if (rows.length === 0) return missing;
    const ids = rows.map((row) => row.id);
    const held = await keys.query<{ held: number }>(
      'select count(*)::int as held from keys.registrant_key where registrant_id = any($1)',
      [ids],
    );
    missing += ids.length - held.rows[0]!.held;
    after = ids.at(-1)!;
  }
}

/** Holds that only one side has, or that stand on one side only. They are few. */
async function holdsApart(data: pg.Client, keys: pg.Client): Promise<number> {
  const told = async (client: pg.Client, table: string): Promise<ReadonlySet<string>> => {
    const { rows } = await client.query<{ hold: string }>(
      `select id || ' ' || (lifted_at is null) as hold from ${table}`,
    );
    return new Set(rows.map(({ hold }) => hold));
  };
  const [here, there] = [await told(data, 'registry.legal_hold'), await told(keys, 'keys.hold')];
  return [...here].filter((hold) => !there.has(hold)).length + [...there].filter((hold) => !here.has(hold)).length;
}

async function main(): Promise<boolean> {
  const { urls, release } = await provisionDatabases(loadConfig(process.env));
  try {
    const found = await checkData(urls.worker, urls.keys);
    for (const { rule, broken } of found)
      process.stdout.write(`${broken === 0 ? 'holds ' : 'BROKEN'} ${rule}${broken ? `: ${broken} rows` : ''}\n`);
    return found.every(({ broken }) => broken === 0);
  } finally {
    await release();
  }
}

if (process.argv[1] === import.meta.filename)
  main().then(
    (sound) => process.exit(sound ? 0 : 1),
    (error: Error) => {
      process.stderr.write(`${error.message}\n`);
      process.exit(1);
    },
  );
