import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { startTestServer } from '../support/test-server.js';
import { fuzz } from './fuzz.js';

const REQUESTS = 60_000;

/** `npm run fuzz [-- --requests N --seed N]`: prints what was asked and what was wrong; exits 1 when anything was. */
async function main(): Promise<boolean> {
  const { values } = parseArgs({ options: { requests: { type: 'string' }, seed: { type: 'string' } } });
  const requests = Number(values.requests ?? REQUESTS);
  const seed = Number(values.seed ?? randomInt(1_000_000));
  if (!(requests > 0 && Number.isInteger(requests) && Number.isInteger(seed)))
    throw new Error('Usage: npm run fuzz [-- --requests N --seed N]');
  const server = await startTestServer();
  process.env['TEST_POSTGRES_URL'] = server.url;
  process.env['TEST_TEMPLATES'] = JSON.stringify(server.templates);
  try {
    const result = await fuzz(requests, seed, (line) => void process.stderr.write(`${line}\n`));
    const statuses = Object.entries(result.statuses).map(([status, count]) => `${status}: ${count}`);
    const lines = [
      `fuzz, seed ${seed}: ${result.requests} requests in ${result.seconds.toFixed(0)} s over ${result.operations} operations, of which ${result.succeeded} also succeeded`,
      statuses.join(', '),
      ...result.faults.map((fault) => `WRONG  ${fault}`),
      result.faults.length === 0
        ? 'holds  no 5xx, no undeclared status, no body off its schema, no value repeated'
        : `${result.faults.length} kinds of fault`,
    ];
    process.stdout.write(`${lines.join('\n')}\n`);
    return result.faults.length === 0;
  } finally {
    await server.stop();
  }
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
