import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { AppConfig, VaultConfig } from '#config/config.js';
import { KEY_BYTES, randomBytes } from './suite.js';

/** The configured master key is absent or not 32 bytes; the boot stops. */
export class MasterKeyUnusable extends Error {}

/** The key that wraps all others, and where it came from (for the log; never the key). */
export interface MasterKey {
  readonly key: Buffer;
  readonly source: string;
}

/**
 * Reads the master key: a file, the environment, or, outside production only, a key made in the data folder on the
 * first start (mode 0600). 32 bytes, raw, hex or base64.
 */
export function loadMasterKey(vault: VaultConfig, app: AppConfig): MasterKey {
  if (vault.masterKeyFile)
    return { key: parse(readFileSync(vault.masterKeyFile), vault.masterKeyFile), source: 'file' };
  if (vault.masterKey) return { key: parse(Buffer.from(vault.masterKey), 'AMPARO_MASTER_KEY'), source: 'environment' };
  if (app.production) throw new MasterKeyUnusable('No master key: set AMPARO_MASTER_KEY_FILE');
  return developmentKey(join(app.dataDirectory, 'master.key'));
}

function developmentKey(file: string): MasterKey {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    try {
      writeFileSync(file, randomBytes(KEY_BYTES).toString('base64'), { flag: 'wx', mode: 0o600 });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // another process was first: use its key
    }
  }
  if ((statSync(file).mode & 0o077) !== 0)
    throw new MasterKeyUnusable('The master key file may be read by others: chmod 600 it');
  return { key: parse(readFileSync(file), file), source: 'development key in the data folder' };
}

function parse(bytes: Buffer, name: string): Buffer {
  if (bytes.length === KEY_BYTES) return bytes;
  const text = bytes.toString('utf8').trim();
  const key = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64');
  if (key.length !== KEY_BYTES) throw new MasterKeyUnusable(`${name} does not hold 32 bytes (raw, hex or base64)`);
  return key;
}
