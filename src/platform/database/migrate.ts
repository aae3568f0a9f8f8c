import { DataSource, type MixedList } from 'typeorm';
import { atBorder } from './database-error.js';
import { databaseOptions } from './database-options.js';

/** Brings one database to its newest migration; each migration is a transaction of its own. */
export async function migrate(url: string, migrations: MixedList<(new () => object) | string>): Promise<void> {
  const source = new DataSource({
    ...databaseOptions(url, 2),
    migrations: migrations as never,
    migrationsTransactionMode: 'each',
    migrationsTableName: 'schema_migration',
  });
  try {
    await source.initialize();
    await source.query('select pg_advisory_lock(7201951)'); // two replicas may boot at the same time
    await source.runMigrations();
  } catch (error) {
    throw atBorder(error);
  } finally {
    if (source.isInitialized) await source.destroy();
  }
}
