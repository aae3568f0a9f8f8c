import type { Bench } from '../support/bench.js';

const module = (name: string): string => new URL(`./${name}.js`, import.meta.url).href;

/** What each way is given: a registrant's wrapped key, and six attributes. One thread; no database, no JSON. */
const COMMON = { rows: 400_000, rounds: 10, setUp: module('vault.setup'), naiveIs: 'HKDF and field at a time' };

/** A profile opened, from the wrapped key of its registrant on. The limit: one bare AES-256-GCM decryption of its bytes. */
export const VAULT_OPEN: Bench = {
  ...COMMON,
  name: 'vault-open',
  title: 'profiles of six attributes opened: key unwrapped, class key derived, value decrypted',
  ours: module('open.ours'),
  limit: module('open.limit'),
  naive: module('open.naive'),
};

/** A profile sealed, from the wrapped key on. The limit: one bare AES-256-GCM encryption of its bytes, with its nonce. */
export const VAULT_SEAL: Bench = {
  ...COMMON,
  name: 'vault-seal',
  title: 'profiles of six attributes sealed: key unwrapped, class key derived, value encrypted',
  ours: module('seal.ours'),
  limit: module('seal.limit'),
  naive: module('seal.naive'),
};
