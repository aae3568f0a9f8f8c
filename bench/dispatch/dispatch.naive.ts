import { newId } from '#platform/ids/ids.js';
import { ACTOR_ID } from '../support/actor.js';
import type { OpenPart } from '../support/bench.js';
import { connect } from '../support/clients.js';
import { Stopwatch } from '../support/rounds.js';
import { BareChannel, makeReference, openChannel } from './channel.js';
import { type DispatchFacts, type Line, LINES, linesInto } from './dispatch.facts.js';

const SAMPLE = 1_000;

const MOVE = {
  name: 'move',
  text: `update naive.disbursement set state = $2, state_since = now(), closed_at = case when $2 = 'paid' then now() end,
                delivered_minor = case when $2 = 'paid' then amount_minor else 0 end where id = $1`,
};
const ACKNOWLEDGE = {
  name: 'acknowledge',
  text: 'update naive.disbursement set acknowledged_at = now() where id = $1',
};
const LOG = {
  name: 'log',
  text: `insert into naive.disbursement_history (id, registrant_id, program_id, disbursement_id, lifecycle, from_state, to_state, actor_id, at, reason)
         values ($1, $2, $3, $4, 'money', $5, $6, $7, now(), 'naive')`,
};

/** Row at a time: move a line, send it, keep that it was taken; ask about it, move it again; every statement commits. */
const openNaive: OpenPart = async (stage) => {
  const { rounds } = stage.facts as DispatchFacts;
  const client = await connect(stage.dataUrl);
  const channel = await openChannel(stage);
  const bare = new BareChannel(channel.url);
  return {
    async round(index) {
      const { programId, batchId } = rounds[index]!;
      for (const text of linesInto('naive')) await client.query(text, [batchId]);
      const { rows: lines } = await client.query<Line>(`${LINES} limit ${SAMPLE}`, [batchId]);
      const references = lines.map(() => makeReference());
      const log = ({ id, registrant }: Line, from: string, to: string) =>
        client.query({ ...LOG, values: [newId(), registrant, programId, id, from, to, ACTOR_ID] });
      const watch = new Stopwatch();
      await watch.time('sending', async () => {
        for (const [at, line] of lines.entries()) {
          await client.query({ ...MOVE, values: [line.id, 'sending'] });
          await log(line, 'pending', 'sending');
          await bare.disburse([references[at]!], at);
          await client.query({ ...ACKNOWLEDGE, values: [line.id] });
        }
      });
      await watch.time('applying', async () => {
        for (const [at, line] of lines.entries()) {
          await bare.status([references[at]!]);
          await client.query({ ...MOVE, values: [line.id, 'paid'] });
          await log(line, 'sending', 'paid');
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

export default openNaive;
