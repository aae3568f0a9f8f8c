import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Pool, type PoolClient, type PoolConfig } from 'pg';
import { DatabaseConfig } from '#config/config.js';
import { atBorder } from './database-error.js';
import { CONNECTION_LIMITS } from './database-options.js';
import { DatabaseUrls } from './database-urls.js';
import { DatabaseWatch } from './database-watch.js';

/** Connections of their own for snapshot reads: they send queries without waiting for answers, which COPY cannot share. */
@Injectable()
export class SnapshotPool implements OnApplicationShutdown {
  private readonly pool: Pool;

  constructor(urls: DatabaseUrls, config: DatabaseConfig, watch: DatabaseWatch) {
    const pipelining: PoolConfig & { pipeline: boolean } = {
      connectionString: urls.data,
      max: Math.ceil(config.poolSize / 2),
      application_name: 'amparo-snapshots',
      pipeline: true,
      ...CONNECTION_LIMITS,
    };
    this.pool = new Pool(pipelining);
    watch.guard('data', 'snapshots', this.pool);
    this.pool.on('error', () => {}); // an idle connection lost: the next read opens another
    this.pool.on('connect', (client) => client.on('error', () => {})); // one in use lost: its query fails, that is enough
  }

  async connect(): Promise<PoolClient> {
    try {
      return await this.pool.connect();
    } catch (error) {
      throw atBorder(error);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
