import type { DatabaseUrls } from '#platform/database/database-urls.js';
import { connected } from '../../support/database.js';

type Counted = readonly { readonly version: number; readonly n: number }[];

/** What both databases say about keys, by query and not by what the service tells. */
export interface KeyState {
  /** Keys of registrants and of pieces of work under each version of the registrant key. */
  readonly wrapped: Counted;
  /** Entries of the blind index under each version of the index key. */
  readonly indexed: Counted;
  readonly registrants: number;
  readonly identifiers: number;
  readonly states: Readonly<Record<string, readonly string[]>>;
  /** Master keys that root keys are wrapped under. */
  readonly masters: readonly string[];
  readonly fence: unknown;
}

export async function keyState(urls: DatabaseUrls): Promise<KeyState> {
  const rows = <T>(url: string, sql: string): Promise<T[]> =>
    connected(url, async (client) => (await client.query(sql)).rows as T[]);
  const roots = await rows<{ purpose: string; state: string }>(
    urls.keys,
    `select purpose, state from keys.root_key where purpose in ('registrant', 'index') order by purpose, version`,
  );
  const count = async (table: string): Promise<number> =>
    (await rows<{ n: number }>(urls.data, `select count(*)::int as n from ${table}`))[0]!.n;
  return {
    wrapped: await rows(
      urls.keys,
      `select kek_version as version, count(*)::int as n
         from (select kek_version from keys.registrant_key union all select kek_version from keys.work_key) k group by 1 order by 1`,
    ),
    indexed: await rows(
      urls.data,
      'select index_version as version, count(*)::int as n from registry.identifier_index group by 1 order by 1',
    ),
    registrants: await count('registry.registrant'),
    identifiers: await count('registry.identifier'),
    states: {
      registrant: roots.filter(({ purpose }) => purpose === 'registrant').map(({ state }) => state),
      index: roots.filter(({ purpose }) => purpose === 'index').map(({ state }) => state),
    },
    masters: (
      await rows<{ id: string }>(
        urls.keys,
        'select distinct master_id as id from keys.root_key where wrapped is not null order by 1',
      )
    ).map(({ id }) => id),
    fence: (await rows(urls.data, 'select required, allowed, complete from registry.index_key'))[0],
  };
}
