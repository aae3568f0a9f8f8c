import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeLedger } from '#platform/backup/ledger.js';
import type { Manifest } from '#platform/backup/manifest.js';
import { writeBackup } from '#platform/backup/write-backup.js';
import { provisionDatabases } from '#platform/database/provision.js';
import { loadConfig } from '../config/environment.js';

const USAGE = `Usage: npm run backup -- [--data FOLDER] [--keys FOLDER] [--ledger FOLDER]
Writes a backup of the data, one of the key store, and the ledger of erasures and holds, each as something new in its FOLDER. Keep them apart, and
the master key in a third place: data and keys in one place are worth as much as no encryption.`;

/** `npm run backup`: the service may run on. Data come first: a key without data harms nobody, data without their key are lost. */
async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { data: text, keys: text, ledger: text } });
  const { data, keys, ledger } = values;
  if (!data && !keys && !ledger) throw new Error(USAGE);
  if (data !== undefined && data === keys) throw new Error('Data and keys belong into different places');
  const { urls, release } = await provisionDatabases(loadConfig(process.env));
  const stamp = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '');
  try {
    if (data)
      tell('data', join(data, `data-${stamp}`), await writeBackup(urls.owner, 'data', join(data, `data-${stamp}`)));
    if (keys)
      tell('keys', join(keys, `keys-${stamp}`), await writeBackup(urls.keys, 'keys', join(keys, `keys-${stamp}`)));
    if (!ledger) return;
    mkdirSync(ledger, { recursive: true });
    const path = join(ledger, `ledger-${stamp}.json`);
    const { ledger: written, unread } = await writeLedger(urls, path);
    const lacking = unread.length > 0 ? `; the ${unread.join()} could not be read` : '';
    process.stdout.write(
      `ledger ${path}: ${written.erasures.length} erasures, ${written.holds.length} holds${lacking}\n`,
    );
  } finally {
    await release();
  }
}

const tell = (side: string, folder: string, { tables, madeAt }: Manifest): void =>
  void process.stdout.write(
    `${side} ${folder}: ${tables.length} tables, ${tables.reduce((sum, { rows }) => sum + rows, 0)} rows as of ${madeAt}\n`,
  );

main().then(
  () => process.exit(0),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
