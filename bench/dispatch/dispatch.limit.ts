import type { OpenPart } from '../support/bench.js';
import { connect } from '../support/clients.js';
import { batches, Stopwatch } from '../support/rounds.js';
import { BareChannel, makeReference, openChannel } from './channel.js';
import { CALLS_AT_ONCE, type DispatchFacts, ITEMS_A_CALL, type Line, LINES, linesInto } from './dispatch.facts.js';

const APPLY = {
  name: 'apply',
  text: `update bare.disbursement d set state = 'paid', state_since = now(), closed_at = now(), delivered_minor = d.amount_minor,
                provider_reference = r.reference
           from unnest($1::uuid[], $2::uuid[], $3::text[]) as r (id, registrant_id, reference)
          where d.id = r.id and d.registrant_id = r.registrant_id`,
};

/** The same calls with nothing around them, and one UPDATE of the lines for every four of them. */
const openLimit: OpenPart = async (stage) => {
  const { rounds } = stage.facts as DispatchFacts;
  const client = await connect(stage.dataUrl);
  const channel = await openChannel();
  const bare = new BareChannel(channel.url);
  return {
    async round(index) {
      const { batchId } = rounds[index]!;
      await client.query(linesInto('bare'), [batchId]);
      await client.query('vacuum analyze bare.disbursement');
      const { rows: lines } = await client.query<Line>(LINES, [batchId]);
      const references = lines.map(() => makeReference());
      const watch = new Stopwatch();
      await watch.time('sending', async () => {
        for (const { from, to } of batches(0, lines.length, ITEMS_A_CALL * CALLS_AT_ONCE))
          await Promise.all(
            [...batches(from, to, ITEMS_A_CALL)].map((call) =>
              bare.disburse(references.slice(call.from, call.to), call.from),
            ),
          );
      });
      await watch.time('applying', async () => {
        for (const { from, to } of batches(0, lines.length, ITEMS_A_CALL * CALLS_AT_ONCE)) {
          const calls = [...batches(from, to, ITEMS_A_CALL)];
          const told = await Promise.all(calls.map((call) => bare.status(references.slice(call.from, call.to))));
          const paid = lines.slice(from, to);
          await client.query({
            ...APPLY,
            values: [
              paid.map(({ id }) => id),
              paid.map(({ registrant }) => registrant),
              told.flat().map(({ payment_reference: reference }) => reference),
            ],
          });
        }
      });
      return { items: lines.length, seconds: watch.seconds, steps: watch.steps };
    },
    async close() {
      await bare.close();
      await client.end();
      await channel.stop();
    },
  };
};

export default openLimit;
