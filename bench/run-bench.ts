import { parseArgs } from 'node:util';
import { ROWS, runAll } from './all/run-all.js';
import { BENCHES } from './benches.js';
import { type BenchDatabases, provideDatabases } from './support/databases.js';
import { figureOf, tableOf } from './support/figures.js';
import { measure } from './support/measure.js';

const USAGE = `Usage: npm run bench -- NAME [--rows N] [--latency MS] [--json]
Names: ${BENCHES.map(({ name }) => name).join(', ')}; or what several begin with, such as vault
  all: the whole way of so many people in one database, step by step
  every: each bench by itself, beside its limit and the naive way
  --latency: of a channel that is not on this machine`;

const tell = (line: string): void => void process.stderr.write(`${line}\n`);

/** `npm run bench`: measures, and prints a table, or with --json one object per line; how far it is goes to stderr. */
async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { rows: { type: 'string' }, latency: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  const [name] = positionals;
  const latencyMs = latencyOf(values.latency);
  const chosen = BENCHES.filter(
    (bench) => name === 'every' || bench.name === name || bench.name.startsWith(`${name}-`),
  ).map((bench) => (latencyMs && bench.latencyMs ? { ...bench, latencyMs } : bench));
  const rows = values.rows === undefined ? undefined : Number(values.rows);
  if ((chosen.length === 0 && name !== 'all') || positionals.length > 1) throw new Error(USAGE);
  if (rows !== undefined && !(Number.isInteger(rows) && rows >= 100))
    throw new Error(`--rows takes a whole number from 100\n${USAGE}`);
  let databases: BenchDatabases | undefined;
  process.on('SIGINT', () => {}); // the parts hear it as well and end; the server is stopped below
  try {
    databases = await provideDatabases(process.env);
    if (name === 'all') {
      const people = rows ?? ROWS;
      const meter = await runAll(people, databases, tell);
      process.stdout.write(`${values.json ? meter.json(people) : meter.table(people)}\n`);
    }
    for (const bench of chosen) {
      const measured = await measure(bench, rows ?? bench.rows, databases, tell);
      process.stdout.write(`${values.json ? JSON.stringify(figureOf(measured)) : tableOf(measured)}\n`);
    }
  } finally {
    await databases?.release();
  }
}

function latencyOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const milliseconds = Number(text);
  if (Number.isInteger(milliseconds) && milliseconds > 0 && milliseconds <= 10_000) return milliseconds;
  throw new Error(`--latency takes a whole number from 1 to 10000\n${USAGE}`);
}

// A run that nothing keeps alive any more has proved nothing: it must not end as a success.
process.exitCode = 1;
main().then(
  () => process.exit(0),
  (error: Error) => {
    tell(error.message);
    process.exit(1);
  },
);
