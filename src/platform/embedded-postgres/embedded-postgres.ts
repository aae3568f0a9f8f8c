import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { adoptObjects } from './adopt-objects.js';
import { EmbeddedPostgresError } from './embedded-postgres.error.js';
import { SUPERUSER } from './make-cluster.js';
import { rolePassword } from './password-file.js';
import { readPostmaster } from './postmaster-state.js';

/** Whether this call made the cluster, started the server on a cluster that was there, or found it running. */
export type EmbeddedPostgresOrigin = 'created' | 'started' | 'reused';

/** A shutdown writes out everything that is still in memory only. */
const STOP_PATIENCE_MS = 180_000;
const ALREADY_THERE = new Set(['42P04', '23505']);
const ROLES_LOCK = 7201952;

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

  /** A connection string for the database, as the superuser or as a role of `ensureRoles`. It carries the password: never log it. */
  url(database: string, role?: string): string {
    const [user, password] = role ? [role, rolePassword(this.password, role)] : [this.user, this.password];
    return `postgresql://${user}:${password}@${this.host}:${this.port}/${encodeURIComponent(database)}`;
  }

  /** Makes the login roles that are missing, without any power of their own; safe when several processes do so at once. */
  async ensureRoles(names: readonly string[]): Promise<void> {
    await this.asSuperuser('postgres', async (client) => {
      await client.query('SELECT pg_advisory_lock($1)', [ROLES_LOCK]);
      for (const name of names) {
        const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
        if (rowCount) continue;
        const password = client.escapeLiteral(rolePassword(this.password, name));
        await client.query(`CREATE ROLE ${client.escapeIdentifier(name)} LOGIN PASSWORD ${password}`);
      }
    });
  }

  /** Makes the database unless it exists; safe when several processes do so at once. With `owner` it and what is in it becomes that role's. */
  async ensureDatabase(name: string, owner?: string): Promise<void> {
    await this.asSuperuser('postgres', async (client) => {
      const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
      const [database, role] = [name, owner ?? this.user].map((each) => client.escapeIdentifier(each));
      if (!rowCount) await client.query(`CREATE DATABASE ${database} OWNER ${role} TEMPLATE template0`);
    }).catch((error: { code?: string }) => {
      if (!ALREADY_THERE.has(error.code ?? '')) throw error;
    });
    if (owner) await this.asSuperuser(name, (client) => adoptObjects(client, owner));
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

  private async asSuperuser(database: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
    const client = new pg.Client(this.url(database));
    await client.connect();
    try {
      await work(client);
    } finally {
      await client.end();
    }
  }
}
