import { newId } from '#platform/ids/ids.js';
import { ACTOR_ID } from '../support/actor.js';
import type { OpenPart } from '../support/bench.js';
import { connect } from '../support/clients.js';
import { AMOUNT_MINOR, type CycleFacts, linesInto } from './cycle.facts.js';
import { SAMPLE } from './prepare.naive.js';

const APPROVE = {
  name: 'approve',
  text: `update naive.entitlement set state = 'approved', approval_id = $2, approved_digest = '\\x00' where id = $1 and state = 'draft'`,
};
const LOG = {
  name: 'log',
  text: `insert into naive.entitlement_history (id, registrant_id, program_id, entitlement_id, from_state, to_state, actor_id, at, reason)
         values ($1, $2, $3, $4, 'draft', 'approved', $5, now(), 'approved')`,
};

/** Row at a time: move a line, keep its move; every statement commits. */
const openNaive: OpenPart = async (stage) => {
  const { rounds } = stage.facts as CycleFacts;
  const client = await connect(stage.dataUrl);
  return {
    async round(index) {
      const { programId, benefitId, cycleId } = rounds[index]!;
      await client.query(linesInto('naive'), [cycleId, programId, benefitId, AMOUNT_MINOR]);
      const { rows } = await client.query<{ id: string; registrant: string }>(
        'select id, registrant_id as registrant from naive.entitlement where cycle_id = $1 limit $2',
        [cycleId, Math.floor(SAMPLE / (stage.rounds + 1))],
      );
      const began = performance.now();
      for (const { id, registrant } of rows) {
        await client.query({ ...APPROVE, values: [id, cycleId] });
        await client.query({ ...LOG, values: [newId(), registrant, programId, id, ACTOR_ID] });
      }
      return { items: rows.length, seconds: (performance.now() - began) / 1000 };
    },
    close: () => client.end(),
  };
};

export default openNaive;
