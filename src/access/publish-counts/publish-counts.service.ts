import { Injectable } from '@nestjs/common';
import { WorkerPool } from '#platform/workers/worker-pool.js';
import type { PublishTask } from './publish.js';
import type { Publication } from './quantities.js';

const PUBLISH = new URL('./publish.worker.js', import.meta.url).href;

/** Decides what may be shown of counts of people, whoever counted them. */
@Injectable()
export class PublishCounts {
  constructor(private readonly workers: WorkerPool) {}

  publish(task: PublishTask): Promise<Publication> {
    return this.workers.run<Publication>(PUBLISH, 'default', task);
  }
}
