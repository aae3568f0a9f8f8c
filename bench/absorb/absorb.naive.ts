import { openApplication } from '../support/application.js';
import type { OpenPart } from '../support/bench.js';
import { people } from '../support/people.js';
import { rowsOf } from '../support/rounds.js';
import { openRowAtATime } from './row-at-a-time.js';

const SAMPLE = 20_000;

/** Row at a time: look the record up, seal it here and now, upsert it; every statement commits. */
const openNaive: OpenPart = async (stage) => {
  const app = await openApplication(stage);
  const naive = await openRowAtATime(app, stage);
  return {
    async round(index) {
      const { from, to } = rowsOf(stage, index, Math.min(stage.rows, SAMPLE));
      const began = performance.now();
      for (let at = from; at < to; at++) await naive.absorb(people(at, at + 1)[0]!); // made one by one, as ours makes them
      return { items: to - from, seconds: (performance.now() - began) / 1000 };
    },
    async close() {
      await naive.close();
      await app.close();
    },
  };
};

export default openNaive;
