import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { DomainError } from '#platform/errors/domain-error.js';
import { SeedConfiguration, type Seeds } from '#registry';
import { loadConfig } from '../config/environment.js';
import { makeApp, readyDatabases } from './app.setup.js';

/** Data files are not compiled: this is config/seeds as seen from dist/src. */
const SEEDS = fileURLToPath(new URL('../../config/seeds', import.meta.url));

/** The declarations in a folder: code-lists.json, id-types.json, attributes.json, each a list of bodies. */
export function readSeeds(folder: string = SEEDS): Seeds {
  const read = (name: string): unknown[] => JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown[];
  return {
    codeLists: read('code-lists.json'),
    idTypes: read('id-types.json'),
    attributes: read('attributes.json'),
  };
}

/** `npm run seed`: declares what a registry begins with, so far as it is not there, and tells what it did. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { from: { type: 'string', default: SEEDS } } });
  const seeds = readSeeds(resolve(values.from));
  const loaded = loadConfig(process.env);
  const config = { ...loaded, app: { ...loaded.app, logLevel: 'warn' as const } };
  const { urls, release } = await readyDatabases(config);
  try {
    const app = await makeApp(config, urls);
    try {
      for (const { what, code, outcome } of await app.get(SeedConfiguration, { strict: false }).sow(seeds))
        process.stdout.write(`${what} ${code}: ${outcome}\n`);
    } finally {
      await app.close();
    }
  } finally {
    await release();
  }
}

if (process.argv[1] === import.meta.filename)
  main().then(
    () => process.exit(0),
    (error: Error) => {
      const faults = error instanceof DomainError ? (error.errors ?? []) : [];
      process.stderr.write(`${[error.message, ...faults.map((one) => `${one.pointer} ${one.message}`)].join('\n')}\n`);
      process.exit(1);
    },
  );
