import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClientBase } from 'pg';
import { restoreBackup } from '#platform/backup/restore-backup.js';
import { writeBackup } from '#platform/backup/write-backup.js';
import type { DatabaseUrls } from '#platform/database/database-urls.js';
import { FACTS_AFTER } from '#platform/events/facts.sql.js';
import { newId } from '#platform/ids/ids.js';
import { SCHEMA } from '../../migrations/index.js';
import { connected, drop, emptyDatabases, testDatabases } from '../support/database.js';
import { until } from '../support/until.js';

/** So far ahead was the server that the backup is of. */
const FAR = 1_000_000_000;
const BEGINNING = ['0', '00000000-0000-0000-0000-000000000000'];

/** Ids of the facts a follower is brought next. */
async function broughtTo(client: ClientBase, name: string): Promise<string[]> {
  const { rows } = await client.query<{ place: string | null }>(
    'select place from platform.fact_follower where name = $1',
    [name],
  );
  const place = rows[0]!.place?.split(':') ?? BEGINNING;
  return (await client.query<{ id: string }>(FACTS_AFTER.text, [...place, 100, null])).rows.map(({ id }) => id);
}

describe('facts of a server that was further than the one they are restored to', () => {
  const told = [newId(), newId(), newId()].toSorted();
  let folder: string;
  let living: DatabaseUrls;
  let restored: DatabaseUrls;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'amparo-facts-'));
    living = (await testDatabases()).urls;
    await connected(living.owner, async (client) => {
      for (const [nth, id] of told.entries())
        await client.query(
          `insert into platform.fact (id, tx, kind, at, registrant_ids, object_ids)
           values ($1, $2::text::xid8, 'enrolment.enrolled', now(), array[$1::uuid], array[$1::uuid])`,
          [id, FAR + nth],
        );
      await client.query(
        `insert into platform.fact_follower (name, place) values ('midway', $1), ('done', $2), ('new', null)
         on conflict (name) do update set place = excluded.place`,
        [`${FAR}:${told[0]}`, `${FAR + 2}:${told[2]}`],
      );
    });
    await writeBackup(living.owner, 'data', join(folder, 'data'));
    restored = await emptyDatabases();
    await restoreBackup(restored.owner, 'data', join(folder, 'data'), SCHEMA.data);
  }, 120_000);
  afterAll(async () => {
    await drop(living, restored);
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    ['midway', [1, 2]],
    ['done', []],
    ['new', [0, 1, 2]],
  ])('brings to the follower %s what it had not seen', async (name, unseen) => {
    const brought = await connected(restored.owner, (client) => broughtTo(client, name));
    expect(brought).toEqual(unseen.map((nth) => told[nth]));
  });

  it('brings to every follower what is told from now on', async () => {
    await connected(restored.owner, (client) =>
      client.query(`select platform.tell('enrolment.enrolled', null, now(), array[$1::uuid], array[$1::uuid])`, [
        newId(),
      ]),
    );
    const brought = (name: string): Promise<string[]> => connected(restored.owner, (client) => broughtTo(client, name));
    // facts are read behind the oldest transaction that is open, also one of another spec on this server
    await until(async () => (await brought('done')).length > 0, 60);
    expect([(await brought('midway')).length, (await brought('done')).length, (await brought('new')).length]).toEqual([
      3, 1, 4,
    ]);
  });
});
