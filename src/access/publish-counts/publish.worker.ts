import { publish, type PublishTask } from './publish.js';
import type { Publication } from './quantities.js';

/** Publishing, in a worker thread: the solver takes its time. */
export default function publishInWorker(task: PublishTask): Promise<Publication> {
  return publish(task);
}
