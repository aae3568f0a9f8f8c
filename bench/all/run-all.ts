import { Cast } from '../../demo/main-job/cast.js';
import { configure } from '../../demo/main-job/configure.js';
import { handOut, payOut } from '../../demo/main-job/deliver.js';
import { Progress } from '../../demo/main-job/progress.js';
import { pull } from '../../demo/main-job/pull.js';
import { runCycle } from '../../demo/main-job/run-cycle.js';
import { startService } from '../../demo/main-job/service.js';
import { type Peer, startPeer } from '../../demo/support/peer-process.js';
import type { BenchDatabases } from '../support/databases.js';
import { askEverybody } from './ask-everybody.js';
import { Meter } from './meter.js';
import { evaluate, findDuplicates, foundForEverybody } from './programs.js';

export const ROWS = 100_000;

/** More than the bench asks: its figures are not those of a budget. */
const UNLIMITED = {
  AMPARO_REQUESTS_PER_MINUTE: '1000000000',
  AMPARO_LOOKUPS_PER_HOUR: '1000000000',
  AMPARO_LOOKUPS_PER_DAY: '1000000000',
} as const;

/**
 * The whole way in one database, over the API, as the service does it in one process of its own: so many people are pulled, judged,
 * compared, entitled, approved, paid and handed out to, and asked about.
 */
export async function runAll(
  people: number,
  { urls, dataDirectory, reset }: BenchDatabases,
  tell: (line: string) => void,
): Promise<Meter> {
  await reset();
  const registry = await startPeer({
    entry: 'social-registry',
    env: { SOCIAL_REGISTRY_PEOPLE: `${people}`, SOCIAL_REGISTRY_ADMIN: '1' },
  });
  const channel = await startPeer({
    entry: 'payment-channel',
    env: { PAYMENT_CHANNEL_FAIL_PERMILLE: '0', PAYMENT_CHANNEL_SETTLE_MS: '0' },
  });
  try {
    return await travel(people, { registry, channel }, { urls, dataDirectory }, tell);
  } finally {
    await Promise.all([registry.stop(), channel.stop()]);
  }
}

async function travel(
  people: number,
  { registry, channel }: { readonly registry: Peer; readonly channel: Peer },
  { urls, dataDirectory }: Pick<BenchDatabases, 'urls' | 'dataDirectory'>,
  tell: (line: string) => void,
): Promise<Meter> {
  const service = await startService(dataDirectory, {
    ...UNLIMITED,
    PORT: '0',
    NODE_ENV: 'development',
    AMPARO_SCHEDULE: 'off',
    AMPARO_OUTBOUND_HOSTS: [registry, channel].map(({ url }) => new URL(url).host).join(),
    AMPARO_EXPECTED_REGISTRANTS: `${Math.max(1_000, people)}`,
    DATABASE_URL: urls.data,
    AMPARO_OWNER_DATABASE_URL: urls.owner,
    AMPARO_WORKER_DATABASE_URL: urls.worker,
    AMPARO_KEY_DATABASE_URL: urls.keys,
  });
  try {
    const progress = new Progress(tell, false);
    const meter = new Meter(progress, service);
    const cast = new Cast(service.url, urls.owner, dataDirectory);
    const admin = await cast.as('admin');
    const source = await configure(admin, registry.url);
    const { cash, food } = await foundForEverybody(await cast.as('founder'));
    await meter.take(() => pull(admin, source, registry.url, progress));
    for (const program of [cash, food]) {
      await meter.take(() => evaluate(cast, program, progress));
      await meter.take(() => findDuplicates(cast, program, progress));
      const cycle = await meter.take(() => runCycle(cast, program, progress));
      await meter.take(() =>
        program === cash
          ? payOut(cast, program, cycle.id, channel.url, progress)
          : handOut(cast, program, cycle.id, progress),
      );
    }
    await meter.take(() => askEverybody(cast, food, service.url, progress));
    return meter;
  } finally {
    await service.stop();
  }
}
