import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { newId } from '#platform/ids/ids.js';
import { AbsorbRecords } from '#registry';
import { openApplication } from '../support/application.js';
import type { OpenPart } from '../support/bench.js';
import { people } from '../support/people.js';
import { BATCH_SIZE } from '../support/registry.js';
import { batches, rowsOf, Stopwatch } from '../support/rounds.js';

/** As pulling records does it: seal a batch, then write it in one unit of work, under the worker role. */
const openOurs: OpenPart = async (stage) => {
  const app = await openApplication(stage);
  await app.init();
  const [absorb, uow, sourceId] = [app.get(AbsorbRecords), app.get(UnitOfWork), newId()];
  return {
    async round(index) {
      const { from, to } = rowsOf(stage, index);
      const watch = new Stopwatch();
      for (const batch of batches(from, to, BATCH_SIZE)) {
        const records = people(batch.from, batch.to);
        await uow.asWorker(async () => {
          const sealed = await watch.time('match, seal, store keys', () => absorb.seal(sourceId, records));
          await watch.time('write', () => uow.run(() => absorb.write(sealed)));
        });
      }
      return { items: to - from, seconds: watch.seconds, steps: watch.steps };
    },
    close: () => app.close(),
  };
};

export default openOurs;
