import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { DatabaseUrls } from '#platform/database/database-urls.js';
import { ensureEmbeddedDatabases } from '#platform/database/embedded-databases.js';
import { prepareDatabases } from '#platform/database/prepare-databases.js';
import { type EmbeddedPostgres, ensureEmbeddedPostgres } from '#platform/embedded-postgres/index.js';
import { SCHEMA } from '../../../migrations/index.js';

/** A commit is in the kernel before it is told: that survives a process, and no machine dies here. */
const SETTINGS = { fsync: 'off', synchronous_commit: 'on', max_connections: '100', shared_buffers: '64MB' };
const UP_WITHIN_MS = 60_000;

/** A PostgreSQL of one's own with both databases, to be killed and started again at its old address. */
export class KilledPostgres {
  private constructor(
    private readonly folder: string,
    private server: EmbeddedPostgres,
    readonly urls: DatabaseUrls,
  ) {}

  static async begin(): Promise<KilledPostgres> {
    const folder = mkdtempSync(join(tmpdir(), 'amparo-killed-'));
    const server = await ensureEmbeddedPostgres({ dataDirectory: folder, port: 0, settings: SETTINGS });
    const urls = await ensureEmbeddedDatabases(server);
    await prepareDatabases(urls, SCHEMA);
    return new KilledPostgres(folder, server, urls);
  }

  /** kill -9 of the postmaster, and another one over the same files, which recovers. */
  async kill(): Promise<void> {
    const { port } = this.server;
    process.kill(this.server.pid, 'SIGKILL');
    const until = Date.now() + UP_WITHIN_MS;
    for (;;) {
      try {
        this.server = await ensureEmbeddedPostgres({ dataDirectory: this.folder, port, settings: SETTINGS });
        if (this.server.port !== port) throw new Error(`PostgreSQL came back at ${this.server.port}, not ${port}`);
        await this.rows('select 1');
        return;
      } catch (error) {
        if (Date.now() > until) throw error; // what it has left looks alive at first
        await pause(100);
      }
    }
  }

  /** As the one who owns the server, on a connection of its own: who looks must not mind a kill before. */
  async rows<R extends object>(sql: string, values: readonly unknown[] = []): Promise<R[]> {
    const client = new pg.Client({ connectionString: this.server.url('amparo') });
    client.on('error', () => {}); // the query fails, that is enough
    await client.connect();
    try {
      return (await client.query<R>(sql, [...values])).rows;
    } finally {
      await client.end().catch(() => {});
    }
  }

  async end(): Promise<void> {
    await this.server.stop();
    for (const folder of [this.server.folder, this.folder]) rmSync(folder, { recursive: true, force: true });
  }
}
