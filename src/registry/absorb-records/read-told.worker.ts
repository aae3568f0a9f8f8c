import type { MessagePort } from 'node:worker_threads';
import { moved } from '#platform/workers/moved.js';
import { workerContext } from '#platform/workers/worker-context.js';
import { Declarations } from '../declarations.js';
import { memoryOf, type ToldBatch, toldBatch } from './told-batch.js';
import { OnlyRecalled } from './told.errors.js';
import { PagesInMemory, type RememberedPage, type ToldMemory } from './told-memory.js';
import type { BeingRead, MakeReader, Reader } from './told-reader.js';

/** What is remembered of a list, about where the page stands in it that is read. */
export interface Remembered {
  readonly list: string;
  /** Of the first record of the page that is read. */
  readonly place: number;
  readonly pages: readonly RememberedPage[];
}

export interface ReadTask {
  readonly sourceId: string;
  readonly reader: Reader;
  /** See `Declarations.text`. */
  readonly declared: string;
  readonly bytes: Uint8Array;
  readonly question: unknown;
  /** Absent: nothing is to be remembered. */
  readonly remembered?: Remembered | null;
  /** Is told the verdict, while the records are made. */
  readonly port: MessagePort;
}

/** How a page was known: how many of its records were looked for, recalled, and by how much they had stood further on. */
export type Known = Pick<PagesInMemory, 'looked' | 'recalled' | 'shift'>;

/** What was read; the bytes are handed back. */
export interface ReadPage {
  readonly known: Known;
  readonly batch: ToldBatch;
  readonly more: unknown;
  readonly bytes: Uint8Array;
}

type Read = (bytes: Buffer, question: unknown) => BeingRead<unknown, unknown>;

let made: { readonly by: string; readonly read: Read } | undefined;
let digesting: { readonly by: string; readonly digestOf: (bytes: Uint8Array) => Buffer } | undefined;

/** Reads a page that a source has sent, in a worker thread. Values live in its memory only; what comes out is handed over. */
export default async function readTold(task: ReadTask): Promise<ReadPage> {
  const { bytes, question, port } = task;
  const read = await readerOf(task);
  const page = read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), question);
  port.postMessage(page.verdict);
  port.close();
  const memory = memoryFor(task);
  const { batch, more } = batchOf(task, page, memory);
  const { looked, recalled, shift } = memory ?? NOT_KNOWN;
  return moved({ batch, more, known: { looked, recalled, shift }, bytes }, [bytes, ...memoryOf(batch)]);
}

const NOT_KNOWN: Known = { looked: 0, recalled: 0, shift: 0 };

/** What is recalled in part only is read as if nothing were: whoever is told of twice on a page must be known in whole. */
function batchOf(
  { sourceId }: ReadTask,
  page: BeingRead<unknown, unknown>,
  memory: ToldMemory | null,
): Pick<ReadPage, 'batch' | 'more'> {
  const made = (from: ToldMemory | null): Pick<ReadPage, 'batch' | 'more'> => {
    const { records, marks, met, more } = page.records(from);
    return { batch: toldBatch(sourceId, records, met, workerContext().linkToken, marks), more };
  };
  try {
    return made(memory);
  } catch (error) {
    if (!(error instanceof OnlyRecalled)) throw error;
    return made(memory && { look: (bytes) => ({ ...memory.look(bytes), record: null }) });
  }
}

/** Bytes are the same only to the same source, list, reader and declarations, under the key of the time. */
function memoryFor({ sourceId, reader, declared, remembered }: ReadTask): PagesInMemory | null {
  if (!remembered) return null;
  const { list, pages, place } = remembered;
  const by = `${sourceId} ${list} ${reader.version} ${reader.parameters} ${declared}`;
  if (digesting?.by !== by) {
    const rules = Declarations.from(declared).lasting();
    const { name, parameters, version } = reader;
    const under = workerContext().linkToken.under('told', sourceId, list, name, `${version}`, parameters, rules);
    digesting = { by, digestOf: under };
  }
  return new PagesInMemory(digesting.digestOf, pages, place);
}

/** Put together once for what is declared, not once for a page. */
async function readerOf({ reader, declared }: ReadTask): Promise<Read> {
  const by = `${reader.module} ${reader.name} ${reader.parameters} ${declared}`;
  if (made?.by === by) return made.read;
  const module = (await import(reader.module)) as Record<string, MakeReader<unknown, unknown, unknown, unknown>>;
  const read = module[reader.name]!(JSON.parse(reader.parameters), Declarations.from(declared));
  made = { by, read };
  return read;
}
