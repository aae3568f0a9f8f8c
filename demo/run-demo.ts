import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { provisionDatabases } from '#platform/database/provision.js';
import { loadConfig } from '../config/environment.js';
import { ask } from './main-job/ask.js';
import { Cast } from './main-job/cast.js';
import { configure } from './main-job/configure.js';
import { handOut, payOut } from './main-job/deliver.js';
import { enrol } from './main-job/enrol.js';
import { Progress } from './main-job/progress.js';
import { pull } from './main-job/pull.js';
import { runCycle } from './main-job/run-cycle.js';
import { startService } from './main-job/service.js';
import { summarize } from './main-job/summarize.js';
import { householdsFor } from './population/index.js';
import { startPeer } from './support/peer-process.js';

const SEED = 20240830;

interface Ports {
  readonly registry: number;
  readonly channel: number;
}

/** The main job, end to end: pull, enrol, entitle, pay, ask. A second run goes on with the same data. */
async function main(): Promise<void> {
  const { people, exit, fresh } = options();
  const dataDirectory = resolve(process.env['AMPARO_DATA_DIR'] || '.amparo/demo');
  if (fresh) await startOver(dataDirectory);
  mkdirSync(dataDirectory, { recursive: true });
  const ports = await portsOf(dataDirectory);
  const progress = new Progress();
  await assertFree(ports);
  const registry = await startPeer({
    entry: 'social-registry',
    env: {
      SOCIAL_REGISTRY_PORT: `${ports.registry}`,
      SOCIAL_REGISTRY_PEOPLE: `${people}`,
      SOCIAL_REGISTRY_SEED: `${SEED}`,
      SOCIAL_REGISTRY_ADMIN: '1',
    },
  });
  const channel = await startPeer({
    entry: 'payment-channel',
    env: {
      PAYMENT_CHANNEL_PORT: `${ports.channel}`,
      PAYMENT_CHANNEL_STATE_FILE: join(dataDirectory, 'payment-channel.journal'),
    },
  });
  const port = await freePort(Number(process.env['PORT'] ?? 3000));
  const more = process.env['AMPARO_OUTBOUND_HOSTS'] ?? ''; // such as a receiver of webhooks
  const hosts = [registry.url, channel.url].map((url) => new URL(url).host);
  const outbound = [...hosts, ...more.split(',').filter((host) => host !== '')].join(',');
  const service = await startService(dataDirectory, {
    PORT: `${port}`,
    AMPARO_OUTBOUND_HOSTS: outbound,
    AMPARO_LOOKUPS_PER_HOUR: '100000', // the demo and whoever plays with it ask more than anybody at work
    AMPARO_REQUESTS_PER_MINUTE: '1000000',
    AMPARO_LOOKUPS_PER_DAY: '100000',
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'info',
  });
  const stop = async (): Promise<void> => {
    await service.stop();
    await Promise.all([registry.stop(), channel.stop()]);
  };
  try {
    const { urls } = await provisionDatabases(
      loadConfig({ ...process.env, AMPARO_DATA_DIR: dataDirectory, AMPARO_OUTBOUND_HOSTS: outbound }),
    );
    const cast = new Cast(service.url, urls.owner, dataDirectory);
    progress.tell(`Amparo ${service.url} | social registry ${registry.url} | payment channel ${channel.url}`);
    const admin = await cast.as('admin');
    await pull(admin, await configure(admin, registry.url), registry.url, progress);
    const { cash, food } = await enrol(cast, progress);
    for (const program of [cash, food]) {
      const cycle = await runCycle(cast, program, progress);
      if (program === cash) await payOut(cast, program, cycle.id, channel.url, progress);
      else await handOut(cast, program, cycle.id, progress);
    }
    await ask(await cast.as('manager'), SEED, householdsFor(people), progress);
    summarize(progress.figures, service, cast, dataDirectory);
    if (!exit) await untilInterrupted();
  } finally {
    await stop();
  }
}

function options(): { people: number; exit: boolean; fresh: boolean } {
  const { values } = parseArgs({
    options: {
      people: { type: 'string', default: '10000' },
      exit: { type: 'boolean', default: false },
      fresh: { type: 'boolean', default: false },
    },
  });
  const people = Number(values.people);
  if (!Number.isInteger(people) || people < 100 || people > 2_000_000)
    throw new Error('--people takes a whole number from 100 to 2000000');
  return { people, exit: values.exit, fresh: values.fresh };
}

/** Stops the embedded server of the folder, if it runs, and removes the folder. */
async function startOver(dataDirectory: string): Promise<void> {
  if (!existsSync(dataDirectory) || readdirSync(dataDirectory).length === 0) return;
  if (!existsSync(join(dataDirectory, 'peers.json')))
    throw new Error(
      `--fresh removes only a folder an earlier demo made, and ${dataDirectory} is none: name another one`,
    );
  const { ensureEmbeddedPostgres } = await import('#platform/embedded-postgres/index.js');
  await (await ensureEmbeddedPostgres({ dataDirectory })).stop();
  rmSync(dataDirectory, { recursive: true, force: true });
}

/** The ports of the peers stay the same between runs: their addresses are configured in the service. */
async function portsOf(dataDirectory: string): Promise<Ports> {
  const file = join(dataDirectory, 'peers.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Ports;
  const ports = { registry: await freePort(3101), channel: await freePort(3102) };
  writeFileSync(file, JSON.stringify(ports));
  return ports;
}

async function assertFree(ports: Ports): Promise<void> {
  for (const port of [ports.registry, ports.channel])
    if ((await freePort(port)) !== port)
      throw new Error(
        `Port ${port} is taken: is the demo of this folder running already? Stop it, or name another AMPARO_DATA_DIR`,
      );
}

function freePort(wanted: number): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once('error', () => (wanted === 0 ? failed(new Error('No free port')) : freePort(0).then(found, failed)));
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => found(port));
    });
  });
}

const untilInterrupted = (): Promise<void> =>
  new Promise((done) => {
    process.once('SIGINT', () => done()).once('SIGTERM', () => done());
  });

main().then(
  () => process.exit(0),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
