import { parseArgs } from 'node:util';
import { goOnWithCheckpoints } from '#platform/backup/go-on-with-checkpoints.js';
import { addLedger, settleRestores } from '#platform/backup/ledger.js';
import { restoreBackup } from '#platform/backup/restore-backup.js';
import { grantAccess } from '#platform/database/grant-access.js';
import { provisionDatabases } from '#platform/database/provision.js';
import { loadConfig } from '../config/environment.js';
import { SCHEMA } from '../migrations/index.js';

const USAGE = `Usage: npm run restore -- [--data FOLDER] [--keys FOLDER] [--ledger FILE | --nothing-newer] [--checkpoints FOLDER]
Fills the empty databases of the environment from backups. Before the service starts again, it erases anew whoever was erased since: by
the ledger of the side that was not restored, or, when both were, by the newest FILE of npm run backup -- --ledger. --checkpoints begins the file of checkpoints
in AMPARO_AUDIT_DIR with those of the old FOLDER that restored data know of.`;

/** `npm run restore`: while no service runs. */
async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: { data: text, keys: text, ledger: text, checkpoints: text, 'nothing-newer': { type: 'boolean' } },
  });
  const { data, keys, ledger, checkpoints, 'nothing-newer': isNothingNewer } = values;
  if ((!data && !keys && !ledger && !checkpoints && !isNothingNewer) || (ledger && isNothingNewer))
    throw new Error(USAGE);
  const config = loadConfig(process.env);
  const { urls, release } = await provisionDatabases(config);
  try {
    for (const [side, folder, url, migrations] of [
      ['keys', keys, urls.keys, SCHEMA.keys],
      ['data', data, urls.owner, SCHEMA.data],
    ] as const) {
      if (!folder) continue;
      const { tables, madeAt } = await restoreBackup(url, side, folder, migrations);
      const rows = tables.reduce((sum, table) => sum + table.rows, 0);
      process.stdout.write(`${side}: ${tables.length} tables, ${rows} rows as of ${madeAt}\n`);
    }
    if (data) await grantAccess(urls, SCHEMA.grants);
    if (ledger) {
      const { erasures, holds } = await addLedger(urls, ledger);
      process.stdout.write(`ledger: ${erasures.length} erasures, ${holds.length} holds\n`);
    }
    if (checkpoints) {
      const { kept, beyond } = await goOnWithCheckpoints(urls.owner, checkpoints, config.audit.directory);
      process.stdout.write(`checkpoints: ${kept} go on, ${beyond} are of what the data have lost\n`);
    }
    if (isNothingNewer) await settleRestores(urls, 'nothing-newer');
  } finally {
    await release();
  }
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
