import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WriteCheckpoints } from '../../src/platform/audit/write-checkpoints.service.js';
import { MetricsServer } from '../../src/platform/telemetry/metrics-server.js';
import { ROOT } from '../architecture/sources.js';
import { startTestApp, type TestApp } from '../support/app.js';

/** Names of metrics in an expression: ours, and those that every process of Node tells. */
const namesIn = (text: string): string[] => text.match(/\b(amparo|process|nodejs)_[a-z0-9_]+/g) ?? [];

describe('the metrics', () => {
  let amparo: TestApp;
  beforeAll(async () => {
    amparo = await startTestApp({ AMPARO_METRICS_PORT: '0' });
  });
  afterAll(() => amparo.close());

  const url = (path: string): string =>
    `http://127.0.0.1:${amparo.app.get(MetricsServer, { strict: false }).port}${path}`;
  const scrape = async (): Promise<string> => (await fetch(url('/metrics'))).text();
  const valueOf = (text: string, line: string): number =>
    Number(
      text
        .split('\n')
        .find((one) => one.startsWith(`${line} `))
        ?.split(' ')[1],
    );

  it('count requests by the template of their route, and show no address', async () => {
    const admin = await amparo.api('registry_admin');
    const id = '01890000-0000-7000-8000-000000000000';
    await admin.get(`/v1/id-types/${id}`);
    const text = await scrape();
    expect(text).toContain('amparo_http_request_seconds_count{method="GET",route="/v1/id-types/:id",status="404"} 1');
    expect(text).not.toContain(id);
  });

  it('tell of pools, databases and long work', async () => {
    const admin = await amparo.api('registry_admin');
    expect((await admin.post('/v1/audit/verify')).status).toBe(202);
    const text = await scrape();
    expect(valueOf(text, 'amparo_database_up')).toBe(1);
    expect(valueOf(text, 'amparo_database_silent{database="keys"}')).toBe(0);
    expect(valueOf(text, 'amparo_database_connections{pool="requests",state="open"}')).toBeGreaterThan(0);
    expect(valueOf(text, 'amparo_operations{state="abandoned"}')).toBe(0);
  });

  it('count a checkpoint that could not be written', async () => {
    const before = valueOf(await scrape(), 'amparo_audit_checkpoint_failures_total');
    const checkpoints = amparo.app.get(WriteCheckpoints, { strict: false });
    const folder = join(amparo.dataDirectory, 'audit');
    rmSync(folder, { recursive: true, force: true });
    writeFileSync(folder, ''); // what should be a folder is none
    await checkpoints.beforeApplicationShutdown();
    expect(valueOf(await scrape(), 'amparo_audit_checkpoint_failures_total')).toBe(before + 1);
  });

  it('are there, every one that the dashboard and the alarms ask for', async () => {
    const text = await scrape();
    const asked = ['docs/grafana/amparo.json', 'docs/grafana/alarms.yaml'].flatMap((file) =>
      namesIn(readFileSync(join(ROOT, file), 'utf8')),
    );
    expect(asked.length).toBeGreaterThan(20);
    expect([...new Set(asked)].filter((name) => !new RegExp(`^${name}[ {]`, 'm').test(text))).toEqual([]);
  });

  it('are nowhere else: neither another path, nor the port of the API', async () => {
    expect((await fetch(url('/'))).status).toBe(404);
    expect((await fetch(`${amparo.url}/metrics`)).status).toBe(404);
  });
});
