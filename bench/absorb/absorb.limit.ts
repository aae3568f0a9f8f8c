import type pg from 'pg';
import { CopyRows } from '#platform/database/copy-rows.js';
import { copyInto } from '#platform/database/stage.js';
import { idBytes, newId } from '#platform/ids/ids.js';
import { LinkToken } from '#platform/vault/link-token.js';
import { WorkerPool } from '#platform/workers/worker-pool.js';
import type { IncomingRecord } from '#registry';
import { writeContent } from '../../src/registry/absorb-records/content-bytes.js';
import type { EntryAsBytes } from '../../src/registry/absorb-records/decided-entry.js';
import { type SealedRows, type SealTask, taskOf } from '../../src/registry/absorb-records/seal-task.js';
import { openApplication } from '../support/application.js';
import type { OpenPart } from '../support/bench.js';
import { connect, transaction } from '../support/clients.js';
import { people } from '../support/people.js';
import { inSchema } from '../support/real-shape.js';
import { BATCH_SIZE } from '../support/registry.js';
import { batches, rowsOf, Stopwatch } from '../support/rounds.js';
import { DATA_TARGETS, TARGETS, upsert } from './absorb.tables.js';

const WORKER = new URL('../../src/registry/absorb-records/seal-records.worker.js', import.meta.url).href;
/** Entries in one task of a thread, as ours. */
const SHARE = 250;
const STAGED = DATA_TARGETS.map((name) => inSchema('staging', TARGETS[name].table)).join(', ');

type Sheets = Readonly<Record<keyof typeof TARGETS, readonly Uint8Array[]>>;

/** Sealing alone on all cores, plus COPY and upsert of those sheets alone: neither waits for, or helps, the other. */
const openLimit: OpenPart = async (stage) => {
  const app = await openApplication(stage);
  const [workers, tokens] = [app.get(WorkerPool), app.get(LinkToken)];
  const [data, keys] = [await connect(stage.dataUrl), await connect(stage.keyUrl)];
  return {
    async round(index) {
      const { from, to } = rowsOf(stage, index);
      const watch = new Stopwatch();
      for (const batch of batches(from, to, BATCH_SIZE)) {
        const records = people(batch.from, batch.to);
        const entries = records.map(toSeal);
        const tasks = tasksOf(entries);
        const seal = (task: SealTask): Promise<SealedRows> => workers.run<SealedRows>(WORKER, 'default', task);
        const sealed = await watch.time('sealing', () => Promise.all(tasks.map(seal)));
        const sheets = { ...byTarget(sealed), links: [linksOf(records, entries, tokens)] };
        await watch.time('COPY and upsert', () => write(data, keys, sheets));
      }
      return { items: to - from, seconds: watch.seconds, steps: watch.steps };
    },
    async close() {
      await Promise.all([data.end(), keys.end()]);
      await app.close();
    },
  };
};

function toSeal(record: IncomingRecord): EntryAsBytes {
  const content = new CopyRows(3, 512);
  writeContent(content, record);
  return { registrantId: newId(), kind: 'individual', change: 'created', profileVersion: 1, content: content.take() };
}

function tasksOf(entries: readonly EntryAsBytes[]): SealTask[] {
  return [...batches(0, entries.length, SHARE)].map(({ from, to }) => taskOf(entries.slice(from, to), Date.now()));
}

function byTarget(sealed: readonly SealedRows[]): Omit<Sheets, 'links'> {
  const of = (name: keyof SealedRows): Uint8Array[] => sealed.map((rows) => rows[name]);
  return {
    keys: of('keys'),
    created: of('created'),
    identifiers: of('identifiers'),
    index: of('index'),
    tokens: of('tokens'),
  };
}

function linksOf(records: readonly IncomingRecord[], entries: readonly EntryAsBytes[], tokens: LinkToken): Buffer {
  const [rows, source, now] = [new CopyRows(5), idBytes(newId()), 0n];
  for (const [at, { registrantId, content }] of entries.entries()) {
    rows
      .row()
      .bytes(source)
      .bytes(tokens.of('record', ...records[at]!.link!))
      .uuid(registrantId);
    rows.bytes(tokens.of('content', content)).bigint(now);
  }
  return rows.take();
}

async function write(data: pg.Client, keys: pg.Client, sheets: Sheets): Promise<void> {
  await copyInto(keys, `${inSchema('bare', TARGETS.keys.table)} (${TARGETS.keys.columns})`, sheets.keys);
  await transaction(data, async () => {
    await data.query(`truncate ${STAGED}`);
    for (const name of DATA_TARGETS) {
      const target = TARGETS[name];
      const staged = inSchema('staging', target.table);
      await copyInto(data, `${staged} (${target.columns})`, sheets[name]);
      await data.query(upsert(target, inSchema('bare', target.table), `select ${target.columns} from ${staged}`));
    }
  });
}

export default openLimit;
