import type { DataSourceOptions } from 'typeorm';
import { SilentLogger } from './silent-logger.js';

/** Options every connection to PostgreSQL is opened with. Limits are milliseconds. */
export const CONNECTION_LIMITS = {
  connectionTimeoutMillis: 5_000,
  idle_in_transaction_session_timeout: 60_000,
  keepAlive: true,
} as const;

/** TypeORM's options for one database: no synchronisation ever, no logger that prints parameters. */
export function databaseOptions(url: string, poolSize: number): Extract<DataSourceOptions, { type: 'postgres' }> {
  return {
    type: 'postgres',
    url,
    synchronize: false,
    logger: new SilentLogger(),
    poolSize,
    applicationName: 'amparo',
    parseInt8: false,
    extra: { ...CONNECTION_LIMITS },
  };
}

/** How many of the connections to the data database are bulk work's: two for each operation at a time, at most half. */
export const workerShare = (poolSize: number, operations: number): number =>
  Math.min(2 * operations, Math.floor(poolSize / 2));
