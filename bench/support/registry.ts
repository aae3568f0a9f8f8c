import type { INestApplicationContext } from '@nestjs/common';
import type pg from 'pg';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { newId } from '#platform/ids/ids.js';
import { workAhead } from '#platform/workers/work-ahead.js';
import { AbsorbRecords, type IncomingRecord, ReadTold, RegistryService, type ToldBatch } from '#registry';
import { ATTRIBUTES, ID_TYPES, people } from './people.js';
import type { PeopleQuestion } from './people.reader.js';
import { batches } from './rounds.js';

/** Records in one batch; a page of a source is at most half of it. */
export const BATCH_SIZE = 2_000;

/** Pages that are read while one is sealed, as a pull has them. */
const PAGES_AHEAD = 2;
const READER = {
  module: new URL('./people.reader.js', import.meta.url).href,
  name: 'readPeople',
  parameters: 'null',
  version: 1,
};

interface Told {
  readonly records: readonly IncomingRecord[];
  readonly batch?: ToldBatch;
}

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

/** Takes in people of the bench as the pages of a source: worker threads make and read them, as those of a pull. */
export const absorbPeople = (
  app: INestApplicationContext,
  { from, to, sourceId = newId() }: { readonly from: number; readonly to: number; readonly sourceId?: string },
): Promise<void> => absorb(app, sourceId, pages(app, sourceId, [...batches(from, to, BATCH_SIZE)]));

/** Takes in pages of a source. */
export async function absorb(app: INestApplicationContext, sourceId: string, told: AsyncIterable<Told>): Promise<void> {
  const [absorbing, uow] = [app.get(AbsorbRecords), app.get(UnitOfWork)];
  await uow.asWorker(() => absorbing.absorbPages(sourceId, told, (_, batch) => uow.run(() => absorbing.write(batch))));
}

async function* pages(
  app: INestApplicationContext,
  sourceId: string,
  all: readonly PeopleQuestion[],
): AsyncGenerator<Told> {
  const reading = app.get(ReadTold);
  const declared = (await app.get(RegistryService).declarations()).text();
  const next = async (after: number | null): Promise<number | null> => {
    const at = after === null ? 0 : after + 1;
    return at < all.length ? at : null;
  };
  const read = async (at: number): Promise<ToldBatch> => {
    const bytes = new Uint8Array(new ArrayBuffer(1)); // people come of their numbers: there is nothing to parse
    return (await (await reading.read({ sourceId, reader: READER, declared, bytes, question: all[at] })).told).batch;
  };
  for await (const { piece, result: batch } of workAhead(next, read, PAGES_AHEAD)) {
    const { from, to } = all[piece]!;
    yield {
      batch,
      get records() {
        return people(from, to);
      },
    };
  }
}
