import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hmac256 } from '../vault/suite.js';
import { EmbeddedPostgresError } from './embedded-postgres.error.js';

const fileIn = (dataDirectory: string): string => join(dataDirectory, 'database-password');

/** Chooses a random password and writes it to a file that only this process's user can read. */
export function newPassword(dataDirectory: string): string {
  const password = randomBytes(24).toString('base64url');
  writeFileSync(fileIn(dataDirectory), password, { mode: 0o600 });
  return password;
}

/** @throws EmbeddedPostgresError when the file is gone, without which nobody can enter the database any more */
export function readPassword(dataDirectory: string): string {
  const file = fileIn(dataDirectory);
  if (!existsSync(file)) {
    throw new EmbeddedPostgresError(
      `There is a database, but its password file ${file} is gone. Bring it back, or delete ${dataDirectory} to begin with an empty database.`,
    );
  }
  return readFileSync(file, 'utf8').trim();
}

/**
 * The password of a lesser role, derived from the superuser's: every process that reads the one file knows it, nothing
 * more can get lost, and whoever holds only a role's password does not come to another's.
 */
export const rolePassword = (superuserPassword: string, role: string): string =>
  hmac256(Buffer.from(superuserPassword), Buffer.from(`role ${role}`)).toString('base64url');
