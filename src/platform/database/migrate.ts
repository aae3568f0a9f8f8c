import { DataSource } from 'typeorm';
import { atBorder } from './database-error.js';
import { databaseOptions } from './database-options.js';
import { reachingEveryProgram } from './row-scope.js';

/** Two replicas may boot at the same time: one migrates, the other waits. */
export const MIGRATION_LOCK = 7201951;

/** Brings one database to its newest migration; each migration is a transaction of its own. */
export async function migrate(url: string, migrations: readonly (new () => object)[]): Promise<void> {
  const source = new DataSource({
    ...databaseOptions(reachingEveryProgram(url), 2),
    migrations: migrations as never,
    migrationsTransactionMode: 'each',
    migrationsTableName: 'schema_migration',
  });
  try {
    await source.initialize();
    await source.query(`select pg_advisory_lock(${MIGRATION_LOCK})`);
    await source.runMigrations();
  } catch (error) {
    throw atBorder(error);
  } finally {
    if (source.isInitialized) await source.destroy();
  }
}
