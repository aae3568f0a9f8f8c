import { DataSource } from 'typeorm';
import type { DatabaseUrls } from '#platform/database/database-urls.js';
import { databaseOptions } from '#platform/database/database-options.js';
import { prepareDatabases } from '#platform/database/prepare-databases.js';
import { reachingEveryProgram } from '#platform/database/row-scope.js';
import { DATA_MIGRATIONS, KEY_MIGRATIONS, SCHEMA } from '../../migrations/index.js';
import { FINGERPRINT } from '../access-matrix/world.sql.js';
import { World } from '../access-matrix/world.js';

/** Takes the newest migration back, so that the database is as the version before left it. */
async function withoutNewest(url: string, migrations: readonly (new () => object)[]): Promise<void> {
  const source = new DataSource({
    ...databaseOptions(reachingEveryProgram(url), 1),
    migrations: migrations as never,
    migrationsTransactionMode: 'each',
    migrationsTableName: 'schema_migration',
  });
  await source.initialize();
  try {
    await source.undoLastMigration();
  } finally {
    await source.destroy();
  }
}

const newestOf = async (world: World): Promise<string> =>
  (await world.database.query<{ name: string }>('select name from public.schema_migration order by id desc limit 1'))
    .rows[0]!.name;

describe('an upgrade from the migration before', () => {
  let world: World;
  let urls: DatabaseUrls;
  beforeAll(async () => {
    world = await World.make();
    ({ urls } = world.amparo);
  }, 120_000);
  afterAll(() => world?.close());

  const fingerprints = async (): Promise<string[]> =>
    Promise.all(
      Object.values(world.programs).map(
        async ({ id }) => (await world.database.query<{ fingerprint: string }>(FINGERPRINT, [id])).rows[0]!.fingerprint,
      ),
    );

  it('keeps every row of two programs that have been through everything, and serves them', async () => {
    const [before, newest] = [await fingerprints(), await newestOf(world)];
    await withoutNewest(urls.owner, DATA_MIGRATIONS);
    await withoutNewest(urls.keys, KEY_MIGRATIONS);
    expect(await newestOf(world)).not.toBe(newest);
    await prepareDatabases(urls, SCHEMA);
    expect(await newestOf(world)).toBe(newest);
    expect(await fingerprints()).toEqual(before);
    const admin = await world.amparo.api('registry_admin', { subject: 'admin', organisation: world.organisation });
    const known = await admin.post('/v1/registrants/lookup', {
      idType: world.idType,
      value: world.things.north.cardNumber,
    });
    expect(known.status).toBe(200);
  }, 120_000);
});
