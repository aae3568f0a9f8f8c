import type { MessagePort } from 'node:worker_threads';
import { moved } from '#platform/workers/moved.js';
import { workerContext } from '#platform/workers/worker-context.js';
import { Declarations } from '../declarations.js';
import { memoryOf, type ToldBatch, toldBatch } from './told-batch.js';
import type { BeingRead, MakeReader, Reader } from './told-reader.js';

export interface ReadTask {
  readonly sourceId: string;
  readonly reader: Reader;
  /** See `Declarations.text`. */
  readonly declared: string;
  readonly bytes: Uint8Array;
  readonly question: unknown;
  /** Is told the verdict, while the records are made. */
  readonly port: MessagePort;
}

/** What was read; the bytes are handed back. */
export interface ReadPage {
  readonly batch: ToldBatch;
  readonly more: unknown;
  readonly bytes: Uint8Array;
}

type Read = (bytes: Buffer, question: unknown) => BeingRead<unknown, unknown>;

let made: { readonly by: string; readonly read: Read } | undefined;

/** Reads a page that a source has sent, in a worker thread. Values live in its memory only; what comes out is handed over. */
export default async function readTold(task: ReadTask): Promise<ReadPage> {
  const { sourceId, bytes, question, port } = task;
  const read = await readerOf(task);
  const { verdict, records: make } = read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), question);
  port.postMessage(verdict);
  port.close();
  const { records, met, more } = make();
  const batch = toldBatch(sourceId, records, met, workerContext().linkToken);
  return moved({ batch, more, bytes }, [bytes, ...memoryOf(batch)]);
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
