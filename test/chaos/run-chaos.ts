import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { testDatabases } from '../support/database.js';
import { startTestServer } from '../support/test-server.js';
import { CHAOS_PROGRAMS } from './chaos-programs.js';
import type { Chaos, ChaosSize } from './support/chaos.js';

const USAGE = `Usage: npm run chaos -- NAME [--registrants N] [--kills N] [--per-second N] [--times N] [--seed N]
${CHAOS_PROGRAMS.map(({ name, about }) => `  ${name}: ${about}`).join('\n')}`;

/** `npm run chaos`: one chaos program in its long form. Prints what it did and found; exits 1 when anything is wrong. */
async function main(): Promise<boolean> {
  const text = { type: 'string' } as const;
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { registrants: text, kills: text, 'per-second': text, times: text, seed: text },
  });
  const chaos = CHAOS_PROGRAMS.find(({ name }) => name === positionals[0]);
  if (!chaos || positionals.length > 1) throw new Error(USAGE);
  const seed = whole('seed', values.seed) ?? randomInt(1_000_000);
  const size: ChaosSize = {
    registrants: whole('registrants', values.registrants) ?? chaos.size.registrants,
    kills: whole('kills', values.kills) ?? chaos.size.kills,
    perSecond: whole('per-second', values['per-second']) ?? chaos.size.perSecond,
    times: whole('times', values.times) ?? chaos.size.times,
  };
  return withDatabases(chaos, size, seed);
}

async function withDatabases(chaos: Chaos, size: ChaosSize, seed: number): Promise<boolean> {
  const began = performance.now();
  const tell = (line: string): void =>
    void process.stderr.write(`${((performance.now() - began) / 1000).toFixed(1).padStart(7)} s  ${line}\n`);
  const server = await startTestServer();
  process.once('SIGINT', () => void server.stop().finally(() => process.exit(130))); // the replicas hear it as well
  process.env['TEST_POSTGRES_URL'] = server.url;
  process.env['TEST_TEMPLATES'] = JSON.stringify(server.templates);
  try {
    const { lines, wrong } = await chaos.run({ ...size, seed, databases: await testDatabases(), tell });
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    process.stdout.write(`${[`${chaos.name}, seed ${seed}, ${seconds} s`, ...lines, ...wrong].join('\n')}\n`);
    return wrong.length === 0;
  } finally {
    await server.stop();
  }
}

function whole(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!(Number.isInteger(number) && number > 0)) throw new Error(`--${name} takes a whole number from 1\n${USAGE}`);
  return number;
}

// A run that nothing keeps alive any more has proved nothing: it must not end as a success.
process.exitCode = 1;
main().then(
  (sound) => process.exit(sound ? 0 : 1),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
