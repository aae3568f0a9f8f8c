import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { CheckpointFile } from '#platform/audit/checkpoint-file.js';
import { faultText } from '#platform/audit/verify-trail/fault-text.js';
import type { TrailReport } from '#platform/audit/verify-trail/trail-report.js';
import { verifyTrail } from '#platform/audit/verify-trail/verify-trail.js';
import type { DatabaseUrls } from '#platform/database/database-urls.js';
import { provisionDatabases } from '#platform/database/provision.js';
import { CheckpointSigner, keyNameOf, type PublicKeys } from '#platform/vault/checkpoint-signer.js';
import { loadMasterKeys } from '#platform/vault/master-key/load-master-keys.js';
import { openKeyRing } from '#platform/vault/open-key-ring.js';
import type { AmparoConfig } from '../config/config.js';
import { loadConfig } from '../config/environment.js';

const UNDEFINED_TABLE = '42P01'; // SQLSTATE
const NOTHING_HERE =
  'No registry was ever started in these databases: check AMPARO_DATA_DIR, or DATABASE_URL and the key store';

/** Verifies the trail of a database against the checkpoints in a folder, under these public keys. */
export async function verifyAudit(dataUrl: string, directory: string, keys: PublicKeys): Promise<TrailReport> {
  const client = new pg.Client(dataUrl);
  await client.connect();
  try {
    return await verifyTrail(
      async (statement, values) => (await client.query({ ...statement, values: [...values] })).rows as never[],
      new CheckpointFile(directory),
      keys,
    );
  } finally {
    await client.end();
  }
}

/** Public keys from PEM files: for whoever does not trust the key store, or has no key to it. */
function keysIn(files: readonly string[]): PublicKeys {
  const pems = files.map((path) => readFileSync(path, 'utf8'));
  return new Map(pems.map((pem) => [keyNameOf(pem), pem]));
}

async function keysOf(config: AmparoConfig, urls: DatabaseUrls): Promise<PublicKeys> {
  const pool = new pg.Pool({ connectionString: urls.keys, max: 1 });
  try {
    return new CheckpointSigner(await openKeyRing(pool, loadMasterKeys(config.vault, config.app))).publicKeys();
  } finally {
    await pool.end();
  }
}

/** `npm run audit:verify [-- --key FILE ...]`: exits 1, naming the first bad row of every stream, when the trail is not as it was written; 2 when it could not look. */
async function main(): Promise<boolean> {
  const { values } = parseArgs({ options: { key: { type: 'string', multiple: true, default: [] } } });
  const config = loadConfig(process.env);
  const { urls, release } = await provisionDatabases(config);
  try {
    const keys = values.key.length > 0 ? keysIn(values.key) : await keysOf(config, urls);
    const { events, checkpoints, faults } = await verifyAudit(urls.worker, config.audit.directory, keys);
    for (const fault of faults) process.stdout.write(`BROKEN ${faultText(fault)}\n`);
    process.stdout.write(`${events} events and ${checkpoints} checkpoints hold\n`);
    return faults.length === 0;
  } finally {
    await release();
  }
}

if (process.argv[1] === import.meta.filename)
  main().then(
    (sound) => process.exit(sound ? 0 : 1),
    (error: Error & { code?: string }) => {
      process.stderr.write(`${error.code === UNDEFINED_TABLE ? NOTHING_HERE : error.message}\n`);
      process.exit(2); // nobody takes an unreachable database for tampering, nor for a sound trail
    },
  );
