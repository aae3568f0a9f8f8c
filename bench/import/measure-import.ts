import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { issueDevelopmentToken } from '#access';
import { Api } from '../../demo/main-job/api.js';
import { declare } from '../../demo/main-job/configure.js';
import { startService } from '../../demo/main-job/service.js';
import { CSV_CONTENTS, type CsvContent, populationCsv } from '../../demo/population/index.js';
import { startTestServer } from '../../test/support/test-server.js';

const SEED = 20240830;

interface Report {
  readonly id: string;
  readonly state: string;
  readonly problem: string | null;
  readonly counts: Readonly<Record<string, number>>;
  readonly finishedAt: string | null;
}

/**
 * `node dist/bench/import/measure-import.js 1000000`: imports the people of the demo, their households and memberships into
 * a service with the memory limits of `npm start`, and tells rows per second and the peak memory of its process.
 */
async function measure(people: number, contents: readonly CsvContent[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-import-'));
  const server = await startTestServer();
  const at = (database: string): string => server.url.replace(/\/postgres$/, `/${database}`);
  const [data, keys] = [at('amparo_template'), at('amparo_keys_template')];
  const service = await startService(folder, {
    NODE_ENV: 'test',
    PORT: '0',
    LOG_LEVEL: 'warn',
    DATABASE_URL: data,
    AMPARO_KEY_DATABASE_URL: keys,
    AMPARO_MASTER_KEY: randomBytes(32).toString('base64'),
    AMPARO_SCHEDULE: 'off',
  });
  try {
    const who = { role: 'registry_admin', subject: 'admin', organisation: 'ministry', programs: [] } as const;
    const token = await issueDevelopmentToken({
      ...who,
      databaseUrl: data,
      dataDirectory: folder,
      validSeconds: 36_000,
    });
    const api = new Api(service.url, token);
    await declare(api);
    for (const content of contents) {
      const begun = Date.now();
      const { id } = await upload(service.url, token, people, content);
      const uploaded = Date.now();
      const report = await ended(api, id);
      const seconds = (Date.now() - uploaded) / 1000;
      const rows = report.counts['rows'] ?? 0;
      const told = [
        `${content}: uploaded in ${((uploaded - begun) / 1000).toFixed(1)} s`,
        `${rows} rows in ${seconds.toFixed(1)} s: ${Math.round(rows / seconds)} rows/s`,
        `peak ${service.peakMb()} MB`,
        `${report.state} ${report.problem ?? ''} ${JSON.stringify(report.counts)}`,
      ];
      process.stdout.write(`${told.join('; ')}\n`);
    }
  } finally {
    await service.stop();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function upload(url: string, token: string, people: number, content: CsvContent): Promise<Report> {
  const body = Readable.toWeb(Readable.from(encoded(populationCsv(SEED, people, content)))) as ReadableStream;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/csv', 'idempotency-key': randomUUID() };
  const request = { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
  const response = await fetch(`${url}/v1/registrants/imports?content=${content}`, request);
  if (response.status !== 202) throw new Error(`The upload answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Report;
}

function* encoded(pieces: Iterable<string>): Generator<Buffer> {
  for (const piece of pieces) yield Buffer.from(piece);
}

async function ended(api: Api, id: string): Promise<Report> {
  for (;;) {
    const report = await api.get<Report>(`/v1/registrants/imports/${id}`);
    if (report.finishedAt !== null) return report;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

const [people = '100000', only] = process.argv.slice(2);
await measure(Number(people), only ? [only as CsvContent] : CSV_CONTENTS);
