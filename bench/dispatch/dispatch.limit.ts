import type { OpenPart } from '../support/bench.js';
import { connect } from '../support/clients.js';
import { batches, Stopwatch } from '../support/rounds.js';
import { BareChannel, makeReference, openChannel } from './channel.js';
import { CALLS_AT_ONCE, type DispatchFacts, ITEMS_A_CALL, type Line, LINES } from './dispatch.facts.js';

/** The same calls, as many at a time, with nothing around them: nothing is written, and what is heard is forgotten. */
const openLimit: OpenPart = async (stage) => {
  const { rounds } = stage.facts as DispatchFacts;
  const client = await connect(stage.dataUrl);
  const channel = await openChannel(stage);
  const bare = new BareChannel(channel.url);
  return {
    async round(index) {
      const { rows: lines } = await client.query<Line>(LINES, [rounds[index]!.batchId]);
      const references = lines.map(() => makeReference());
      const watch = new Stopwatch();
      const calls = [...batches(0, lines.length, ITEMS_A_CALL)];
      await watch.time('sending', () =>
        atOnce(calls, ({ from, to }) => bare.disburse(references.slice(from, to), from)),
      );
      await watch.time('applying', () => atOnce(calls, ({ from, to }) => bare.status(references.slice(from, to))));
      return { items: lines.length, seconds: watch.seconds, steps: watch.steps };
    },
    async close() {
      await bare.close();
      await client.end();
      await channel.stop();
    },
  };
};

/** As many calls as the service has under way, and the next one as soon as one has ended. */
async function atOnce<C>(calls: readonly C[], make: (call: C) => Promise<unknown>): Promise<void> {
  const waiting = calls.values();
  const one = async (): Promise<void> => {
    for (const call of waiting) await make(call);
  };
  await Promise.all(Array.from({ length: CALLS_AT_ONCE }, one));
}

export default openLimit;
