import type { INestApplicationContext } from '@nestjs/common';
import type pg from 'pg';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { newId } from '#platform/ids/ids.js';
import { AbsorbRecords, type IncomingRecord } from '#registry';
import { ATTRIBUTES, ID_TYPES, people } from './people.js';
import { batches } from './rounds.js';

/** Records in one batch; a page of a source is at most half of it. */
export const BATCH_SIZE = 2_000;

/** Declares the ID types and attributes of the bench's people. */
export async function declare(client: pg.Client): Promise<void> {
  for (const [code, id] of Object.entries(ID_TYPES)) {
    await client.query(
      `insert into registry.id_type (id, code, name, class, pattern) values ($1, $2, $2, 'functional', '.+')`,
      [id, code],
    );
  }
  for (const { key, dataType } of ATTRIBUTES) {
    await client.query(
      `insert into registry.attribute_definition (id, key, name, data_type, applies_to, storage)
       values ($1, $2, $2, $3, 'individual', 'sealed')`,
      [newId(), key, dataType],
    );
  }
}

/** Takes in people of the bench as the pages of a source. */
export const absorbPeople = (
  app: INestApplicationContext,
  { from, to, sourceId = newId() }: { readonly from: number; readonly to: number; readonly sourceId?: string },
): Promise<void> => absorb(app, sourceId, pages(from, to));

/** Takes in pages of a source. */
export async function absorb(
  app: INestApplicationContext,
  sourceId: string,
  told: AsyncIterable<{ readonly records: IncomingRecord[] }>,
): Promise<void> {
  const [absorbing, uow] = [app.get(AbsorbRecords), app.get(UnitOfWork)];
  await uow.asWorker(() => absorbing.absorbPages(sourceId, told, (_, batch) => uow.run(() => absorbing.write(batch))));
}

async function* pages(from: number, to: number): AsyncGenerator<{ readonly records: IncomingRecord[] }> {
  for (const page of batches(from, to, BATCH_SIZE)) yield { records: people(page.from, page.to) };
}
