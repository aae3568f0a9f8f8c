import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { KEY_BYTES, randomBytes } from '../suite.js';
import { MasterKeyUnusable } from './master-key.js';

/** A master key out of a file: 32 bytes, raw, hex or base64. */
export const keyOfFile = (file: string): Buffer => parse(readFileSync(file), file);

/** A master key out of a setting: hex or base64. */
export const keyOfText = (text: string, setting: string): Buffer => parse(Buffer.from(text), setting);

/** The key of the data folder, made on the first start (mode 0600). Never in production. */
export function developmentKey(file: string): Buffer {
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
  return keyOfFile(file);
}

function parse(bytes: Buffer, name: string): Buffer {
  if (bytes.length === KEY_BYTES) return bytes;
  const text = bytes.toString('utf8').trim();
  const key = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64');
  if (key.length !== KEY_BYTES) throw new MasterKeyUnusable(`${name} does not hold 32 bytes (raw, hex or base64)`);
  return key;
}
