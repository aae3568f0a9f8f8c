import { newId } from '#platform/ids/ids.js';
import { ACTOR_ID } from '../support/actor.js';
import { type DispatchFacts, type Line, LINES, linesInto } from '../dispatch/dispatch.facts.js';
import type { OpenPart } from '../support/bench.js';
import { connect } from '../support/clients.js';
import { SAMPLE } from './deliver.facts.js';
import { justWritten } from './reconcile.facts.js';

const PAY = {
  name: 'pay',
  text: `update naive.disbursement set state = 'paid', state_since = now(), closed_at = now(), delivered_minor = amount_minor
          where id = $1 and state = 'sending'`,
};
const LOG_PAID = {
  name: 'log-paid',
  text: `insert into naive.disbursement_history (id, registrant_id, program_id, disbursement_id, lifecycle, from_state, to_state, actor_id, at, reason)
         values ($1, $2, $3, $4, 'money', 'sending', 'paid', $5, now(), 'naive')`,
};
const FULFIL = {
  name: 'fulfil',
  text: `update naive.entitlement set state = 'fulfilled', delivered_minor = amount_minor where id = $1 and state = 'approved'`,
};
const LOG_FULFILLED = {
  name: 'log-fulfilled',
  text: `insert into naive.entitlement_history (id, registrant_id, program_id, entitlement_id, from_state, to_state, actor_id, at, reason)
         values ($1, $2, $3, $4, 'approved', 'fulfilled', $5, now(), 'naive')`,
};

/** Row at a time: move an attempt, keep its move, move its line, keep that; every statement commits. */
const openNaive: OpenPart = async (stage) => {
  const { rounds } = stage.facts as DispatchFacts;
  const client = await connect(stage.dataUrl);
  return {
    async round(index) {
      const { programId, batchId, cycleId } = rounds[index]!;
      for (const text of linesInto('naive')) await client.query(text, [batchId]);
      await justWritten(client, 'naive', batchId, cycleId);
      const { rows: lines } = await client.query<Line>(`${LINES} limit ${Math.floor(SAMPLE / (stage.rounds + 1))}`, [
        batchId,
      ]);
      const began = performance.now();
      for (const { id, registrant, entitlement } of lines) {
        await client.query({ ...PAY, values: [id] });
        await client.query({ ...LOG_PAID, values: [newId(), registrant, programId, id, ACTOR_ID] });
        await client.query({ ...FULFIL, values: [entitlement] });
        await client.query({ ...LOG_FULFILLED, values: [newId(), registrant, programId, entitlement, ACTOR_ID] });
      }
      return { items: lines.length, seconds: (performance.now() - began) / 1000 };
    },
    close: () => client.end(),
  };
};

export default openNaive;
