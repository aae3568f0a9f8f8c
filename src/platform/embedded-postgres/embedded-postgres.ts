import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedPostgresError } from './embedded-postgres.error.js';
import { SUPERUSER } from './make-cluster.js';
import { readPostmaster } from './postmaster-state.js';

/** Whether this call made the cluster, started the server on a cluster that was there, or found it running. */
export type EmbeddedPostgresOrigin = 'created' | 'started' | 'reused';

/** A shutdown writes out everything that is still in memory only. */
const STOP_PATIENCE_MS = 180_000;
const ALREADY_THERE = new Set(['42P04', '23505']);

/** A running server. Its user owns everything in it; make lesser roles for the application's work. */
export class EmbeddedPostgres {
  readonly host = '127.0.0.1';
  readonly user = SUPERUSER;

  constructor(
    readonly port: number,
    /** Process number of the server. */
    readonly pid: number,
    /** Whoever sees `created` or `started` here should also stop the server at the end; others leave it running. */
    readonly how: EmbeddedPostgresOrigin,
    /** The folder that holds `cluster/` (the data directory) and `postgres.log`. */
    readonly folder: string,
    private readonly cluster: string,
    private readonly password: string,
  ) {}

  /** A connection string for the database. It carries the password: never log it. */
  url(database: string): string {
    return `postgresql://${this.user}:${this.password}@${this.host}:${this.port}/${encodeURIComponent(database)}`;
  }

  /** Makes the database unless it exists; safe when several processes do so at once. */
  async ensureDatabase(name: string): Promise<void> {
    const client = new pg.Client(this.url('postgres'));
    await client.connect();
    try {
      const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
      if (!rowCount) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)} TEMPLATE template0`);
    } catch (error) {
      if (!ALREADY_THERE.has((error as { code?: string }).code ?? '')) throw error;
    } finally {
      await client.end();
    }
  }

  /**
   * Ends the server: open connections are cut, their transactions undone, everything committed is written out.
   * Does nothing when the server is gone already. (On Windows the server is ended at once and recovers at the next start.)
   *
   * @throws EmbeddedPostgresError when it still runs after three minutes
   */
  async stop(): Promise<void> {
    const runs = (): boolean => readPostmaster(this.cluster)?.pid === this.pid;
    if (!runs()) return;
    process.kill(this.pid, 'SIGINT');
    const deadline = Date.now() + STOP_PATIENCE_MS;
    while (runs()) {
      if (Date.now() > deadline) throw new EmbeddedPostgresError(`PostgreSQL (process ${this.pid}) does not stop.`);
      await sleep(15);
    }
  }
}
