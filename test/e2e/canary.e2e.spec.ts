import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { DatabaseUrls } from '#platform/database/database-urls.js';
import { ensureEmbeddedDatabases } from '#platform/database/embedded-databases.js';
import { type EmbeddedPostgres, ensureEmbeddedPostgres } from '#platform/embedded-postgres/index.js';
import { handOut, payOut } from '../../demo/main-job/deliver.js';
import { enrol } from '../../demo/main-job/enrol.js';
import { runCycle } from '../../demo/main-job/run-cycle.js';
import { household, householdsFor } from '../../demo/population/index.js';
import {
  type Canary,
  type Finding,
  NeedleIndex,
  scanBuffer,
  scanDatabase,
  scanDirectory,
} from '../support/canary/index.js';
import { Journey, SEED } from '../support/journey.js';
import { type SocketRecorder, startSocketRecorder } from '../support/socket-recorder.js';

const PEOPLE = 400;
const LEAST_BYTES = 8;

/** Every personal value of the whole population that is long enough to be found without chance. */
function canaries(): Canary[] {
  const found = new Map<string, string>();
  const plant = (label: string, value: string | null | undefined): void => {
    if (value && Buffer.byteLength(value.trim()) >= LEAST_BYTES) found.set(value.trim(), label);
  };
  for (let h = 0; h < householdsFor(PEOPLE); h++) {
    const { householdId, members } = household(SEED, h);
    plant(`household ${h} id`, householdId);
    members.forEach((member, m) => {
      const of = `household ${h} member ${m}`;
      plant(`${of} national id`, member.nationalId);
      plant(`${of} social registry number`, member.socialRegistryNumber);
      plant(`${of} phone`, member.phone?.sanitized.replace(/^\+/, ''));
      plant(`${of} account`, member.bankAccount);
      plant(`${of} birth date`, member.birthDate);
      plant(`${of} family name`, member.familyName);
      plant(`${of} given name`, member.givenName);
    });
  }
  return [...found].map(([value, label]) => ({ label, value }));
}

const readable = (findings: readonly Finding[]): string[] =>
  findings.slice(0, 10).map(({ label, encoding, place }) => `${label} as ${encoding} in ${place}`);

describe('no personal value in clear', () => {
  const planted = canaries();
  const index = new NeedleIndex(planted);
  let folder: string;
  let server: EmbeddedPostgres;
  let recorder: SocketRecorder;
  let journey: Journey;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'amparo-canary-'));
    server = await ensureEmbeddedPostgres({ dataDirectory: join(folder, 'postgres'), port: 0 });
    const urls = await ensureEmbeddedDatabases(server);
    recorder = await startSocketRecorder({ targetHost: server.host, targetPort: server.port });
    const recorded = (url: string) => url.replace(`:${server.port}/`, `:${recorder.port}/`);
    const roles = { owner: recorded(urls.owner), worker: recorded(urls.worker) };
    journey = await Journey.begin({
      people: PEOPLE,
      urls: new DatabaseUrls(recorded(urls.data), recorded(urls.keys), roles),
      directUrl: urls.data,
      dataDirectory: join(folder, 'service'),
    });
    await journey.pull();
    const { cash, food } = await enrol(journey.cast, journey.progress);
    const cashCycle = await runCycle(journey.cast, cash, journey.progress);
    await payOut(journey.cast, cash, cashCycle.id, journey.channel.url, journey.progress);
    const foodCycle = await runCycle(journey.cast, food, journey.progress);
    await handOut(journey.cast, food, foodCycle.id, journey.progress);
    await askAndFail(journey);
  }, 120_000);

  afterAll(async () => {
    await journey?.end();
    await recorder?.stop();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('plants enough to prove something', () => {
    expect(planted.length).toBeGreaterThan(500);
  });

  it('says nothing on the socket to PostgreSQL, not even as a bind parameter', () => {
    const bytes = recorder.bytes();
    expect(recorder.missed()).toBe(0);
    expect(bytes.length).toBeGreaterThan(1_000_000);
    expect(readable(scanBuffer(bytes, index, 'socket'))).toEqual([]);
  });

  it('keeps nothing in any column of any table, job rows and statistics among them', async () => {
    expect(readable(await scanDatabase(server.url('amparo'), index))).toEqual([]);
    expect(readable(await scanDatabase(server.url('amparo_keys'), index))).toEqual([]);
  });

  it('logs nothing', async () => {
    await journey.service.stop();
    expect(readable(await scanDirectory(join(folder, 'service'), index))).toEqual([]);
  });

  it('finds what is planted: in a job row, as a bind parameter, in a log line; then in the stopped data directory', async () => {
    const secret = planted[0]!.value;
    const client = new pg.Client(server.url('amparo').replace(`:${server.port}/`, `:${recorder.port}/`));
    await client.connect();
    await client.query(
      `update platform.operation set counts = jsonb_build_object($1::text, 1) where kind = 'pull-records'`,
      [secret],
    );
    await client.query('checkpoint');
    await client.end();
    appendFileSync(
      join(folder, 'service', 'amparo.log'),
      `${JSON.stringify({ note: Buffer.from(secret).toString('base64') })}\n`,
    );
    expect(scanBuffer(recorder.bytes(), index, 'socket').map(({ label }) => label)).toContain(planted[0]!.label);
    expect((await scanDatabase(server.url('amparo'), index)).map(({ place }) => place)).toContain(
      'amparo: platform.operation.counts',
    );
    expect((await scanDirectory(join(folder, 'service'), index)).map(({ label }) => label)).toContain(
      planted[0]!.label,
    );
    await server.stop();
    const found = await scanDirectory(server.folder, index);
    expect(new Set(found.map(({ label }) => label))).toEqual(new Set([planted[0]!.label])); // the planted one, and no other
  }, 60_000);
});

/** Requests that go wrong with personal values in them: what is answered and logged must not repeat them. */
async function askAndFail(journey: Journey): Promise<void> {
  const manager = await journey.cast.as('manager');
  const value = household(SEED, 0).members[0]!.nationalId ?? household(SEED, 1).members[0]!.nationalId!;
  const answers = await Promise.allSettled([
    manager.post('/v1/beneficiaries/lookup', { idType: 'national_id', value }),
    manager.post('/v1/beneficiaries/lookup', { idType: 'national_id', value, extra: value }),
    manager.post('/v1/beneficiaries/lookup', { idType: 'no such type', value }),
    manager.post(`/v1/registrants/lookup`, { idType: 'national_id', value }),
    manager.get(`/v1/beneficiaries/${value}`),
  ]);
  for (const answer of answers) {
    const text =
      answer.status === 'fulfilled'
        ? JSON.stringify(answer.value)
        : (answer.reason as Error).message.replaceAll(`/v1/beneficiaries/${value}`, '');
    if (text.includes(value)) throw new Error('An answer repeats the value asked for');
  }
}
