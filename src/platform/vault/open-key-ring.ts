import type { Pool } from 'pg';
import { KeyRing, type RootKey, ROOT_PURPOSES, rootAad, type RootPurpose, wrapKey } from './key-ring.js';
import { MasterKeyUnusable } from './master-key.js';
import { decrypt, KEY_BYTES, randomBytes } from './suite.js';

interface RootRow {
  purpose: RootPurpose;
  version: number;
  state: string;
  wrapped: Buffer;
}

/** Unwraps the long-lived keys at boot; makes the first version of each on an empty key store. */
export async function openKeyRing(pool: Pool, masterKey: Uint8Array): Promise<KeyRing> {
  for (const purpose of ROOT_PURPOSES) {
    await pool.query(
      `insert into keys.root_key (purpose, version, wrapped) values ($1, 1, $2) on conflict do nothing`,
      [purpose, wrapKey(masterKey, rootAad(purpose, 1), randomBytes(KEY_BYTES))],
    );
  }
  const { rows } = await pool.query<RootRow>(
    `select purpose, version, state, wrapped from keys.root_key where state <> 'disabled' order by purpose, version`,
  );
  return new KeyRing(rows.map((row) => unwrapRoot(row, masterKey)));
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

function unwrapRoot(row: RootRow, masterKey: Uint8Array): RootKey {
  try {
    const key = new Uint8Array(decrypt(masterKey, rootAad(row.purpose, row.version), row.wrapped));
    return { purpose: row.purpose, version: row.version, primary: row.state === 'primary', key };
  } catch {
    throw new MasterKeyUnusable(
      'The master key does not open the key store: it is not the key this store was made with',
    );
  }
}
