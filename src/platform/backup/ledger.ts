import { readFile, writeFile } from 'node:fs/promises';
import pg from 'pg';
import { z } from 'zod';
import type { DatabaseUrls } from '../database/database-urls.js';
import { reachingEveryProgram } from '../database/row-scope.js';

const Erasure = z.strictObject({
  registrantId: z.uuid(),
  reason: z.string(),
  erasedBy: z.uuid(),
  erasedAt: z.iso.datetime(),
});
const Hold = z.strictObject({
  id: z.uuid(),
  registrantId: z.uuid(),
  ground: z.string(),
  placedBy: z.uuid(),
  placedAt: z.iso.datetime(),
  liftedBy: z.uuid().nullable(),
  liftedAt: z.iso.datetime().nullable(),
});
const Ledger = z.strictObject({
  format: z.literal('amparo-ledger-1'),
  erasures: z.array(Erasure),
  holds: z.array(Hold),
});

/** Who was erased and whose data are held: ids, codes and instants, of which a restored database may lack the newest. */
export type Ledger = z.infer<typeof Ledger>;

const erasuresOf = (table: string): string => `
  select registrant_id as "registrantId", reason, erased_by as "erasedBy",
         to_char(erased_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "erasedAt" from ${table} order by 1`;
const holdsOf = (table: string): string => `
  select id, registrant_id as "registrantId", ground, placed_by as "placedBy", lifted_by as "liftedBy",
         to_char(placed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "placedAt",
         to_char(lifted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "liftedAt" from ${table} order by 1`;
const SIDES = [
  { side: 'data', erasures: erasuresOf('registry.erasure'), holds: holdsOf('registry.legal_hold') },
  { side: 'keys', erasures: erasuresOf('keys.erasure'), holds: holdsOf('keys.hold') },
] as const;

/** The ledger of both sides, or of the one that can still be read; `unread` names the other. Throws when neither can. */
export async function readLedger(urls: DatabaseUrls): Promise<{ ledger: Ledger; unread: readonly string[] }> {
  const read = await Promise.allSettled(
    SIDES.map(({ side, erasures, holds }) =>
      connected(side === 'data' ? urls.owner : urls.keys, async (client) => ({
        erasures: (await client.query<Ledger['erasures'][number]>(erasures)).rows,
        holds: (await client.query<Ledger['holds'][number]>(holds)).rows,
      })),
    ),
  );
  const told = read.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  if (told.length === 0) throw new Error('Neither database can be read');
  const byId = <T>(all: readonly T[], id: (one: T) => string): T[] => [
    ...new Map(all.map((one) => [id(one), one])).values(),
  ];
  const holds = told
    .flatMap((one) => one.holds)
    .toSorted((a, b) => Number(a.liftedAt !== null) - Number(b.liftedAt !== null));
  const ledger: Ledger = {
    format: 'amparo-ledger-1',
    erasures: byId(
      told.flatMap((one) => one.erasures),
      (one) => one.registrantId,
    ),
    holds: byId(holds, (one) => one.id), // what is lifted on one side is lifted
  };
  return { ledger, unread: SIDES.filter((_, index) => read[index]!.status === 'rejected').map(({ side }) => side) };
}

/** Writes it into a new file. */
export async function writeLedger(urls: DatabaseUrls, path: string): ReturnType<typeof readLedger> {
  const found = await readLedger(urls);
  await writeFile(path, JSON.stringify(found.ledger, null, 1), { flag: 'wx', mode: 0o600 });
  return found;
}

const ADD_ERASURES = `
  insert into registry.erasure (registrant_id, reason, erased_by, erased_at)
  select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::timestamptz[]) on conflict (registrant_id) do nothing`;
const ADD_HOLDS = `
  insert into registry.legal_hold (id, registrant_id, ground, placed_by, placed_at, lifted_by, lifted_at)
  select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::timestamptz[], $6::uuid[], $7::timestamptz[])
  on conflict (id) do update set lifted_by = excluded.lifted_by, lifted_at = excluded.lifted_at
   where legal_hold.lifted_at is null and excluded.lifted_at is not null`;

/** Adds to restored data what they lack of the ledger; the next boot does the rest, on both sides. */
export async function addLedger(urls: DatabaseUrls, path: string): Promise<Ledger> {
  const parsed = Ledger.safeParse(JSON.parse(await readFile(path, 'utf8')));
  if (!parsed.success) throw new Error(`${path} is no ledger`);
  const { erasures, holds } = parsed.data;
  const of = <T, K extends keyof T>(all: readonly T[], name: K): T[K][] => all.map((one) => one[name]);
  await connected(urls.owner, async (client) => {
    await client.query('begin');
    await client.query(
      ADD_ERASURES,
      (['registrantId', 'reason', 'erasedBy', 'erasedAt'] as const).map((name) => of(erasures, name)),
    );
    await client.query(
      ADD_HOLDS,
      (['id', 'registrantId', 'ground', 'placedBy', 'placedAt', 'liftedBy', 'liftedAt'] as const).map((name) =>
        of(holds, name),
      ),
    );
    await client.query('commit');
  });
  await settleRestores(urls, 'ledger');
  return parsed.data;
}

/** Notes on both sides that nothing is lacking any more. */
export async function settleRestores(urls: DatabaseUrls, by: 'ledger' | 'nothing-newer'): Promise<void> {
  for (const [url, table] of [
    [urls.owner, 'platform.restore'],
    [urls.keys, 'keys.restore'],
  ] as const)
    await connected(url, async (client) => {
      await client.query(`update ${table} set settled_by = $1, settled_at = now() where settled_by is null`, [by]);
    });
}

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: reachingEveryProgram(url), application_name: 'amparo-ledger' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
