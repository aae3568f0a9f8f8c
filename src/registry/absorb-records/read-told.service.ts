import { MessageChannel } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import { WorkerPool } from '#platform/workers/worker-pool.js';
import type { Known, ReadPage, ReadTask } from './read-told.worker.js';
import type { ToldBatch } from './told-batch.js';

const WORKER = new URL('./read-told.worker.js', import.meta.url).href;

/** A page a thread is at: what is to be said of it, and what it tells when its records are made. */
export interface PageInThread<V, M> {
  readonly verdict: V;
  readonly told: Promise<{
    readonly batch: ToldBatch;
    readonly more: M;
    readonly known: Known;
    readonly bytes: Buffer;
  }>;
}

/**
 * The one way by which pages are read beside the event loop: whoever knows how a source speaks hands over a pure function and gets
 * back keyed tokens, digests and contents in a few pieces of memory, and not an object for each value.
 */
@Injectable()
export class ReadTold {
  constructor(private readonly workers: WorkerPool) {}

  /** The bytes have memory of their own, which is given away. The caller goes on with the verdict while records are made. */
  async read<V, M>(page: Omit<ReadTask, 'port'>): Promise<PageInThread<V, M>> {
    const { port1, port2 } = new MessageChannel();
    const task: ReadTask = { ...page, port: port2 };
    const verdict = new Promise<V>((resolve) => port1.once('message', resolve));
    const read = this.workers.run<ReadPage>(WORKER, 'default', task, [page.bytes.buffer as ArrayBuffer, port2]);
    const told = read.then(({ batch, more, known, bytes: back }) => ({
      batch,
      known,
      more: more as M,
      bytes: Buffer.from(back.buffer, back.byteOffset, back.byteLength),
    }));
    told.catch(() => {}); // awaited by who takes the page in: a failure meanwhile is not unhandled
    try {
      const said = await Promise.race([verdict, read.then(() => verdict)]);
      return { verdict: said, told };
    } finally {
      port1.close();
    }
  }
}
