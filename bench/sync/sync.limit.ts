import type pg from 'pg';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { AbsorbRecords, type IncomingRecord, RegistryService } from '#registry';
import type { ReadPage } from '../../src/sr-sync/pull-records/read-pages.js';
import { keptOf } from '../../src/sr-sync/pull-records/keep-declared.js';
import { mappingContext, mapRecord, type MappingContext } from '../../src/sr-sync/pull-records/map-record.js';
import type { OpenPart } from '../support/bench.js';
import { connect } from '../support/clients.js';
import { Stopwatch } from '../support/rounds.js';
import { openWithRegistry, pagesOf, processorOf, unstoredSource, warmUp } from './source.js';

/** Pages that are held in memory at a time, read and mapped, to be absorbed alone. */
const PAGES_AT_ONCE = 20;

type MappedPage = { readonly records: IncomingRecord[] };

/** Reading and parsing every page alone, plus absorbing the same records alone: neither waits for, or helps, the other. */
const openLimit: OpenPart = async (stage) => {
  const { app, registry } = await openWithRegistry(stage);
  const [absorb, uow] = [app.get(AbsorbRecords), app.get(UnitOfWork)];
  const databases = [await connect(stage.dataUrl), await connect(stage.keyUrl)];
  const declarations = await app.get(RegistryService).declarations();
  return {
    async round(index) {
      if (index === 0) return warmUp(app, registry.url);
      for (const database of databases) await forgetEverybody(database);
      const source = unstoredSource(app, registry.url);
      const context = mappingContext(source.mapping, declarations);
      const watch = new Stopwatch();
      const before = await processorOf(registry);
      await watch.time('reading and parsing', () => drain(pagesOf(app, source)));
      const theirs = (await processorOf(registry)) - before;
      let items = 0;
      for await (const pages of inLots(pagesOf(app, source), context)) {
        await watch.time('absorbing', () =>
          uow.asWorker(() =>
            absorb.absorbPages(source.id, fromMemory(pages), async (_, batch) => {
              await uow.run(() => absorb.write(batch));
              items += batch.counts['created'] ?? 0;
            }),
          ),
        );
      }
      const note = `reading and parsing: the registry took ${theirs.toFixed(1)} s of processor`;
      return { items, seconds: watch.seconds, steps: watch.steps, note };
    },
    async close() {
      for (const database of databases) await database.end();
      await app.close();
      await registry.stop();
    },
  };
};

/** Empties what a pull fills, so that the same people are as new as they were to ours. The databases are the bench's own. */
async function forgetEverybody(database: pg.Client): Promise<void> {
  const { rows } = await database.query<{ name: string }>(
    `select distinct c.attrelid::regclass::text as name
       from pg_attribute c join pg_class t on t.oid = c.attrelid and t.relkind = 'r'
      where t.relnamespace::regnamespace::text in ('registry', 'matching', 'keys')
        and (c.attname in ('registrant_id', 'source_id') or t.relname = 'registrant')`,
  );
  for (const { name } of rows) await database.query(`alter table ${name} disable trigger user`); // some keep what they hold
  await database.query(`truncate ${rows.map(({ name }) => name).join(', ')} cascade`);
}

async function drain(pages: AsyncIterable<ReadPage>): Promise<void> {
  for await (const _ of pages);
}

async function* inLots(pages: AsyncIterable<ReadPage>, context: MappingContext): AsyncGenerator<MappedPage[]> {
  let lot: MappedPage[] = [];
  for await (const { items } of pages) {
    const records = items.flatMap((item) =>
      'record' in item ? [mapRecord(keptOf(item, context.mapping).record, context)] : [],
    );
    if (lot.push({ records }) < PAGES_AT_ONCE) continue;
    yield lot;
    lot = [];
  }
  yield lot;
}

// absorbing takes pages as they come: these are there already
// oxlint-disable-next-line require-await
async function* fromMemory(pages: readonly MappedPage[]): AsyncGenerator<MappedPage> {
  yield* pages;
}

export default openLimit;
