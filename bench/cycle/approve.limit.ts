import { ACTOR_ID } from '../support/actor.js';
import type { OpenPart } from '../support/bench.js';
import { connect, transaction } from '../support/clients.js';
import { Stopwatch } from '../support/rounds.js';
import { AMOUNT_MINOR, type CycleFacts, linesInto } from './cycle.facts.js';

const APPROVE = `
  update bare.entitlement set state = 'approved', approval_id = $2, approved_digest = '\\x00' where cycle_id = $1 and state = 'draft'`;
const LOG = `
  insert into bare.entitlement_history (id, registrant_id, program_id, entitlement_id, from_state, to_state, actor_id, at, reason)
  select platform.uuid_v7(), registrant_id, program_id, id, 'draft', 'approved', $2, now(), 'approved' from bare.entitlement where cycle_id = $1`;

/**
 * One UPDATE of the lines and one INSERT ... SELECT of their history, in tables of the same shape: nothing is hashed. As for us, the lines
 * were written by another connection: one that wrote them itself has their pages at hand.
 */
const openLimit: OpenPart = async (stage) => {
  const { rounds } = stage.facts as CycleFacts;
  const [preparer, client] = [await connect(stage.dataUrl), await connect(stage.dataUrl)];
  return {
    async round(index) {
      const { programId, benefitId, cycleId } = rounds[index]!;
      await preparer.query(linesInto('bare'), [cycleId, programId, benefitId, AMOUNT_MINOR]);
      await preparer.query('vacuum analyze bare.entitlement');
      const watch = new Stopwatch();
      await watch.time('approving', () =>
        transaction(client, async () => {
          await client.query(APPROVE, [cycleId, cycleId]);
          await client.query(LOG, [cycleId, ACTOR_ID]);
        }),
      );
      return { items: stage.rows, seconds: watch.seconds, steps: watch.steps };
    },
    async close() {
      await preparer.end();
      await client.end();
    },
  };
};

export default openLimit;
