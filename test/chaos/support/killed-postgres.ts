import { randomInt } from 'node:crypto';
import { mkdtempSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
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
const SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'on',
  max_connections: '100',
  shared_buffers: '64MB',
  max_wal_size: '64MB',
  min_wal_size: '32MB',
};
/** Below what systems give to outgoing connections: while the server is away, one that tries to reach it would take its port. */
const PORTS = [20_000, 32_000] as const;
const UP_WITHIN_MS = 180_000;
const OTHERS = `select pid from pg_stat_activity where pid <> pg_backend_pid()`;
const A_BACKEND = `select pid from pg_stat_activity where usename in ('amparo_app', 'amparo_worker') order by random() limit 1`;

/** A folder for the tables and one for the log, empty, on a disk of their own. */
export interface OtherDisk {
  readonly tables: string;
  readonly log: string;
  /** Copies the content of a folder there, as the owner of the disk. */
  take(from: string, to: string): Promise<void>;
}

/** A PostgreSQL of one's own with both databases, to be killed, frozen and started again at its old address. */
export class KilledPostgres {
  private constructor(
    private readonly folder: string,
    private server: EmbeddedPostgres,
    readonly urls: DatabaseUrls,
  ) {}

  static async begin(): Promise<KilledPostgres> {
    const folder = mkdtempSync(join(tmpdir(), 'amparo-killed-'));
    const port = randomInt(...PORTS);
    const server = await ensureEmbeddedPostgres({ dataDirectory: folder, port, settings: SETTINGS });
    const urls = await ensureEmbeddedDatabases(server);
    await prepareDatabases(urls, SCHEMA);
    return new KilledPostgres(folder, server, urls);
  }

  /** Whom its files belong to. */
  get owner(): { readonly uid: number; readonly gid: number } {
    return statSync(this.cluster);
  }

  /** Moves what grows, both databases and the log, to another disk. Nobody may be connected. */
  async moveTo(disk: OtherDisk): Promise<void> {
    await this.rows(`create tablespace other location '${disk.tables}'`);
    for (const name of ['amparo', 'amparo_keys'])
      await this.rows(`alter database ${name} set tablespace other`, [], 'postgres');
    await this.server.stop();
    const log = join(this.cluster, 'pg_wal');
    await disk.take(log, disk.log);
    renameSync(log, `${log}.before`);
    symlinkSync(disk.log, log);
    await this.comeBack();
  }

  /** kill -9 of the postmaster, and another one over the same files, which recovers. */
  async kill(): Promise<void> {
    process.kill(this.server.pid, 'SIGKILL');
    await this.comeBack();
  }

  /** kill -9 of a process that works for the service: the server ends all others, and recovers by itself. */
  async killBackend(): Promise<void> {
    const [one] = await this.rows<{ pid: number }>(A_BACKEND);
    process.kill(one!.pid, 'SIGKILL');
    await pause(100); // until the server has noticed
    await this.comeBack();
  }

  /** An orderly end that cuts every connection, and a new start. */
  async restart(): Promise<void> {
    await this.server.stop();
    await this.comeBack();
  }

  /** Stops every process of the server where it stands: connections stay, and nothing is heard on them. Gives the way back. */
  async freeze(): Promise<() => void> {
    const client = await this.connect();
    process.kill(this.server.pid, 'SIGSTOP'); // nobody is let in from here on
    const { rows } = await client.query<{ pid: number }>(OTHERS);
    const stopped = rows.map(({ pid }) => pid);
    for (const pid of stopped) process.kill(pid, 'SIGSTOP');
    await client.end();
    return () => {
      for (const pid of [...stopped, this.server.pid]) process.kill(pid, 'SIGCONT');
    };
  }

  /** Resolves when a server answers at the old address; starts one when none runs. */
  async comeBack(): Promise<void> {
    const { port } = this.server;
    const until = Date.now() + UP_WITHIN_MS;
    for (;;) {
      try {
        this.server = await ensureEmbeddedPostgres({ dataDirectory: this.folder, port, settings: SETTINGS });
        await this.atHome(port);
        await this.rows('select 1');
        return;
      } catch (error) {
        if (Date.now() > until) throw error; // what it has left looks alive at first
        await pause(100);
      }
    }
  }

  /** As the one who owns the server, on a connection of its own: who looks must not mind a kill before. */
  async rows<R extends object>(sql: string, values: readonly unknown[] = [], database = 'amparo'): Promise<R[]> {
    const client = await this.connect(database);
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

  /** At another address nobody finds it: then it is ended, to be started again. */
  private async atHome(port: number): Promise<void> {
    const { server } = this;
    if (server.port === port) return;
    await server.stop();
    throw new Error(`PostgreSQL came back at ${server.port}, not ${port}`);
  }

  private get cluster(): string {
    return join(this.server.folder, 'cluster');
  }

  private async connect(database = 'amparo'): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.server.url(database) });
    client.on('error', () => {}); // the query fails, that is enough
    await client.connect();
    return client;
  }
}
