import type { Pool } from 'pg';
import { KeyRing, type RootKey, ROOT_PURPOSES, rootAad, type RootPurpose } from './key-ring.js';
import type { MasterKeys } from './master-key/master-keys.js';
import { LOADED_ROOTS } from './root-key.sql.js';
import { KEY_BYTES, randomBytes } from './suite.js';

/** A root key as the key store holds it. */
export interface RootRow {
  readonly purpose: RootPurpose;
  readonly version: number;
  readonly state: string;
  readonly masterId: string | null;
  readonly wrapped: Buffer;
}

/** Unwraps the long-lived keys at boot; makes the first version of each on an empty key store. */
export async function openKeyRing(pool: Pool, masters: MasterKeys): Promise<KeyRing> {
  const { rows: made } = await pool.query<{ purpose: RootPurpose; master_id: string | null }>(
    `select distinct purpose, master_id from keys.root_key`,
  );
  const master = masters.inUse(made.map((row) => row.master_id));
  for (const purpose of ROOT_PURPOSES.filter((wanted) => !made.some((row) => row.purpose === wanted))) {
    const { masterId, wrapped } = await master.wrap(rootAad(purpose, 1), randomBytes(KEY_BYTES));
    await pool.query(
      `insert into keys.root_key (purpose, version, master_id, wrapped) values ($1, 1, $2, $3) on conflict do nothing`,
      [purpose, masterId, wrapped],
    );
  }
  const { rows } = await pool.query<RootRow>(LOADED_ROOTS);
  return new KeyRing(await Promise.all(rows.map((row) => unwrapRoot(row, masters))));
}

/** The length of blind indexes this store was begun with: the wished one on an empty store, the kept one ever after. */
export async function keptIndexBits(pool: Pool, wished: number): Promise<number> {
  await pool.query(`insert into keys.parameter (name, value) values ('blind_index_bits', $1) on conflict do nothing`, [
    wished,
  ]);
  const { rows } = await pool.query<{ value: number }>(
    `select value from keys.parameter where name = 'blind_index_bits'`,
  );
  return rows[0]!.value;
}

async function unwrapRoot(row: RootRow, masters: MasterKeys): Promise<RootKey> {
  const { purpose, version, state } = row;
  const key = new Uint8Array(await masters.unwrap(rootAad(purpose, version), row));
  return { purpose, version, primary: state === 'primary', key };
}
