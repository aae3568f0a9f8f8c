import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { ClientBase, Pool } from 'pg';
import { DataSource } from 'typeorm';
import { DatabaseConfig, OperationsConfig } from '#config/config.js';
import { databaseOptions, workerShare } from './database-options.js';
import { DatabaseUrls } from './database-urls.js';

/**
 * A server that is not told works on for a process that was killed until its statement has ended, minutes in bulk work, and whoever takes the
 * operation over waits for what it holds. Told, it looks every other second whether anybody is there; on Windows it cannot.
 */
const LOOK_WHETHER_WE_LIVE = `select set_config('client_connection_check_interval', '2s', false) where version() !~* 'windows|mingw|visual c'`;

/** Connections under the worker role, for bulk work: a pool of its own, so that it never takes the last one from a request. */
@Injectable()
export class WorkerConnections implements OnApplicationShutdown {
  private opened: Promise<DataSource> | undefined;

  constructor(
    private readonly requests: DataSource,
    private readonly urls: DatabaseUrls,
    private readonly database: DatabaseConfig,
    private readonly operations: OperationsConfig,
  ) {}

  /** The same entities as those of requests; connected at the first use. */
  open(): Promise<DataSource> {
    this.opened ??= this.connect().catch((error: unknown) => {
      this.opened = undefined; // the next operation tries again
      throw error;
    });
    return this.opened;
  }

  async onApplicationShutdown(): Promise<void> {
    await (await this.opened?.catch(() => undefined))?.destroy();
  }

  private async connect(): Promise<DataSource> {
    const share = workerShare(this.database.poolSize, this.operations.concurrency);
    const options = databaseOptions(this.urls.worker, share);
    const onConnect = (client: ClientBase) => client.query(LOOK_WHETHER_WE_LIVE);
    const source = new DataSource({
      ...options,
      extra: { ...options.extra, onConnect },
      applicationName: 'amparo-operations',
      entities: this.requests.entityMetadatas.map((entity) => entity.target),
    });
    await source.initialize();
    const pool = (source.driver as unknown as { master: Pool }).master;
    pool.on('connect', (client) => client.on('error', () => {})); // one in use lost: its query fails, that is enough
    return source;
  }
}
