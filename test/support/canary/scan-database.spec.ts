import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { ensureEmbeddedPostgres, type EmbeddedPostgres } from '#platform/embedded-postgres/index.js';
import { startSocketRecorder } from '../socket-recorder.js';
import { NeedleIndex, scanBuffer, scanDatabase, scanDirectory } from './index.js';

// Each leak has a value of its own, so that one find cannot stand in for another.
const labels = [
  'plain',
  'nested',
  'bytes',
  'hexed',
  'job',
  'toast',
  'hidden',
  'digest',
  'sampled',
  'comment',
  'blob',
  'running',
  'bind',
  'logged',
] as const;
type Label = (typeof labels)[number];
const values = Object.fromEntries(
  labels.map((label) => [label, `Zoë "${label}" ${randomBytes(9).toString('hex')}`]),
) as Record<Label, string>;
const index = new NeedleIndex(labels.map((label) => ({ label, value: values[label] })));

describe('the scan of a database', () => {
  const top = mkdtempSync(join(tmpdir(), 'amparo-scan-'));
  let server: EmbeddedPostgres;
  let client: pg.Client;
  const run = (sql: string, parameters: unknown[] = []) => client.query(sql, parameters);
  const places = async (label: Label): Promise<string[]> =>
    (await scanDatabase(server.url('scanned'), index))
      .filter((finding) => finding.label === label)
      .map(({ place }) => place);

  beforeAll(async () => {
    server = await ensureEmbeddedPostgres({ dataDirectory: top, port: 0, settings: { shared_buffers: '32MB' } });
    await server.ensureDatabase('scanned');
    client = new pg.Client(server.url('scanned'));
    await client.connect();
    await run('CREATE SCHEMA "Odd ""room"');
    await run('CREATE TABLE "Odd ""room".facts (id int, "the value" text, doc json, raw bytea, payload jsonb)');
    await run('CREATE TABLE empty ()');
    await run('INSERT INTO "Odd ""room".facts SELECT n FROM generate_series(1, 1000) n');
  }, 60_000);

  afterAll(async () => {
    await client.end();
    await server.stop();
    rmSync(server.folder, { recursive: true, force: true });
    rmSync(top, { recursive: true, force: true });
  }, 60_000);

  it('finds nothing in a database without a leak', async () => {
    expect(await scanDatabase(server.url('scanned'), index)).toEqual([]);
  });

  const facts = 'scanned: Odd "room.facts';
  const base64 = (text: string): string => Buffer.from(`id=4;${text};`).toString('base64');

  it.each<[string, Label, string, unknown, string]>([
    ['a plain column', 'plain', 'the value', values.plain, `${facts}.the value`],
    ['base64 in JSON', 'nested', 'doc', JSON.stringify({ a: [{ b: base64(values.nested) }] }), `${facts}.doc`],
    ['bytes', 'bytes', 'raw', Buffer.from(values.bytes), `${facts}.raw`],
    ['hex text in bytes', 'hexed', 'raw', Buffer.from(Buffer.from(values.hexed).toString('hex')), `${facts}.raw`],
    ['a job payload', 'job', 'payload', JSON.stringify({ kind: 'pay', who: values.job }), `${facts}.payload`],
  ])('finds %s', async (_, label, column, value, place) => {
    await run(`INSERT INTO "Odd ""room".facts ("${column}") VALUES ($1)`, [value]);
    expect(await places(label)).toContain(place);
  });

  it('finds an unkeyed digest', async () => {
    await run('CREATE TABLE digests AS SELECT sha256(convert_to(lower($1), $2)) AS digest', [values.digest, 'UTF8']);
    expect(await places('digest')).toEqual(['scanned: public.digests.digest']);
  });

  it('finds a compressed value, which the files do not show', async () => {
    await run(`CREATE TABLE wide AS SELECT repeat('abcdefgh', 4000) || $1 || repeat('abcdefgh', 4000) AS value`, [
      values.toast,
    ]);
    const { rows } = await run('SELECT pg_column_compression(value) AS method FROM wide');
    expect(rows).toEqual([{ method: 'pglz' }]);
    expect(await places('toast')).toEqual(['scanned: public.wide.value']);
    await run('CHECKPOINT');
    const inFiles = (await scanDirectory(server.folder, index)).map(({ label }) => label);
    expect(inFiles).toContain('plain');
    expect(inFiles).not.toContain('toast');
  });

  it('finds what row security hides from others', async () => {
    await run('CREATE TABLE guarded (value text)');
    await run('INSERT INTO guarded VALUES ($1)', [values.hidden]);
    await run('ALTER TABLE guarded ENABLE ROW LEVEL SECURITY');
    await run('ALTER TABLE guarded FORCE ROW LEVEL SECURITY');
    expect(await places('hidden')).toEqual(['scanned: public.guarded.value']);
  });

  it('finds what statistics keep of rows that are gone', async () => {
    await run('CREATE TABLE sampled (value text)');
    await run('INSERT INTO sampled SELECT $1 FROM generate_series(1, 100)', [values.sampled]);
    await run('ANALYZE sampled');
    await run('DELETE FROM sampled');
    const found = await places('sampled');
    expect(found).toContain('scanned: pg_catalog.pg_stats.most_common_vals');
    expect(found).toContain('scanned: pg_catalog.pg_statistic.stavalues1');
  });

  it('finds comments, large objects and the texts of statements', async () => {
    await run(`COMMENT ON TABLE sampled IS ${client.escapeLiteral(values.comment)}`);
    await run('SELECT lo_from_bytea(0, $1)', [Buffer.from(values.blob)]);
    expect(await places('comment')).toEqual(['scanned: pg_catalog.pg_description.description']);
    expect(await places('blob')).toEqual(['scanned: pg_catalog.pg_largeobject.data']);
    // The last statement of an idle connection stays visible.
    await run(`SELECT ${client.escapeLiteral(values.running)}`);
    expect(await places('running')).toEqual(['scanned: pg_catalog.pg_stat_activity.query']);
  });

  it('refuses to give half an answer', async () => {
    await run(`CREATE ROLE lesser LOGIN PASSWORD 'lesser'`);
    const url = server.url('scanned').replace(/\/\/[^@]+@/, '//lesser:lesser@');
    await expect(scanDatabase(url, index)).rejects.toThrow('permission denied');
  });

  it('leaves a value sent only as a parameter to the recorder of the socket', async () => {
    const recorder = await startSocketRecorder({ targetHost: server.host, targetPort: server.port });
    const url = server.url('scanned').replace(`:${server.port}/`, `:${recorder.port}/`);
    const through = new pg.Client(url);
    await through.connect();
    await through.query('SELECT length($1::text)', [values.bind]);
    await through.end();
    await recorder.stop();
    expect(scanBuffer(recorder.bytes(), index)).toMatchObject([{ label: 'bind', encoding: 'utf8', count: 1 }]);
    expect(recorder.missed()).toBe(0);
    expect(await places('bind')).toEqual([]);
  });
});
