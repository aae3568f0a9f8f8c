import { newId } from '#platform/ids/ids.js';
import { openApplication } from '../support/application.js';
import type { OpenPart } from '../support/bench.js';
import { absorbPeople } from '../support/registry.js';
import { rowsOf } from '../support/rounds.js';

/** As pulling records does it, under the worker role: page after page is sealed while the one before is written. */
const openOurs: OpenPart = async (stage) => {
  const app = await openApplication(stage);
  await app.init();
  const sourceId = newId();
  return {
    async round(index) {
      const { from, to } = rowsOf(stage, index);
      const began = performance.now();
      await absorbPeople(app, { from, to, sourceId });
      return { items: to - from, seconds: (performance.now() - began) / 1000 };
    },
    close: () => app.close(),
  };
};

export default openOurs;
