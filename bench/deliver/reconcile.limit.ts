import { ACTOR_ID } from '../support/actor.js';
import { type DispatchFacts, linesInto } from '../dispatch/dispatch.facts.js';
import type { OpenPart } from '../support/bench.js';
import { connect, transaction } from '../support/clients.js';
import { Stopwatch } from '../support/rounds.js';
import { clearedAway, justWritten } from './reconcile.facts.js';

const PAY = `
  update bare.disbursement set state = 'paid', state_since = now(), closed_at = now(), delivered_minor = amount_minor
   where batch_id = $1 and state = 'sending'`;
const LOG_PAID = `
  insert into bare.disbursement_history (id, registrant_id, program_id, disbursement_id, lifecycle, from_state, to_state, actor_id, at, reason)
  select platform.uuid_v7(), registrant_id, program_id, id, lifecycle, 'sending', 'paid', $2, now(), 'reported'
    from bare.disbursement where batch_id = $1`;
const FULFIL = `
  update bare.entitlement set state = 'fulfilled', delivered_minor = amount_minor where cycle_id = $1 and state = 'approved'`;
const LOG_FULFILLED = `
  insert into bare.entitlement_history (id, registrant_id, program_id, entitlement_id, from_state, to_state, actor_id, at, reason)
  select platform.uuid_v7(), registrant_id, program_id, id, 'approved', 'fulfilled', $2, now(), 'reported'
    from bare.entitlement where cycle_id = $1`;
const COMMIT_FUND = `
  update bare.fund_account set balance_minor = balance_minor + case code when 'paid' then 1 else -1 end
   where program_id = $1 and code in ('reserved', 'paid')`;

/** Everything of a batch moved at once, in tables of the same shape: nothing is told, matched or judged. */
const openLimit: OpenPart = async (stage) => {
  const { rounds } = stage.facts as DispatchFacts;
  const [preparer, client] = [await connect(stage.dataUrl), await connect(stage.dataUrl)];
  return {
    async round(index) {
      const { batchId, cycleId, programId } = rounds[index]!;
      for (const text of linesInto('bare')) await preparer.query(text, [batchId]);
      await justWritten(preparer, 'bare', batchId, cycleId);
      const watch = new Stopwatch();
      await watch.time('reconciling', () =>
        transaction(client, async () => {
          await client.query(PAY, [batchId]);
          await client.query(LOG_PAID, [batchId, ACTOR_ID]);
          await client.query(FULFIL, [cycleId]);
          await client.query(LOG_FULFILLED, [cycleId, ACTOR_ID]);
          await client.query(COMMIT_FUND, [programId]);
        }),
      );
      await clearedAway(preparer, 'bare');
      return { items: stage.rows, seconds: watch.seconds };
    },
    async close() {
      await preparer.end();
      await client.end();
    },
  };
};

export default openLimit;
