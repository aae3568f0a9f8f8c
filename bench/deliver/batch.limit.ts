import { newId } from '#platform/ids/ids.js';
import type { OpenPart } from '../support/bench.js';
import { connect, transaction } from '../support/clients.js';
import { Stopwatch } from '../support/rounds.js';
import { type DeliverFacts, OPEN_BATCH } from './deliver.facts.js';

const KEYS = `
  insert into bare.beneficiary_key (program_id, cycle_id, benefit_id, key, registrant_id, entitlement_id)
  select program_id, cycle_id, benefit_id, uuid_send(registrant_id), registrant_id, id from entitlements.entitlement where cycle_id = $1
   order by program_id, cycle_id, benefit_id, registrant_id`;
const ATTEMPTS = `
  insert into bare.disbursement (id, registrant_id, entitlement_id, batch_id, program_id, cycle_id, benefit_id, channel_id, lifecycle,
         currency, amount_minor, state_since, created_at)
  select platform.uuid_v7(), registrant_id, id, $2, program_id, cycle_id, benefit_id, $3, 'money', currency, amount_minor, now(), now()
    from entitlements.entitlement where cycle_id = $1 order by registrant_id`;
/** Two INSERT ... SELECT into tables of the same shape: nothing is asked whether it is due, open or a duplicate, nothing is hashed. */
const openLimit: OpenPart = async (stage) => {
  const { rounds, channelId } = stage.facts as DeliverFacts;
  const client = await connect(stage.dataUrl);
  return {
    async round(index) {
      const { programId, cycleId } = rounds[index]!;
      const batchId = newId();
      await client.query(OPEN_BATCH, [batchId, programId, cycleId, channelId]);
      const watch = new Stopwatch();
      await watch.time('batching', () =>
        transaction(client, async () => {
          await client.query(KEYS, [cycleId]);
          await client.query(ATTEMPTS, [cycleId, batchId, channelId]);
        }),
      );
      return { items: stage.rows, seconds: watch.seconds };
    },
    close: () => client.end(),
  };
};

export default openLimit;
