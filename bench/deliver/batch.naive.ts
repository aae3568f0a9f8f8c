import { newId } from '#platform/ids/ids.js';
import type { OpenPart } from '../support/bench.js';
import { connect } from '../support/clients.js';
import { type DeliverFacts, OPEN_BATCH, SAMPLE } from './deliver.facts.js';

interface Due {
  readonly id: string;
  readonly registrant: string;
}

const IS_OPEN = {
  name: 'is-open',
  text: 'select from naive.disbursement where registrant_id = $1 and entitlement_id = $2 and closed_at is null',
};
const CLAIM = {
  name: 'claim',
  text: `insert into naive.beneficiary_key (program_id, cycle_id, benefit_id, key, registrant_id, entitlement_id)
         values ($1, $2, $3, uuid_send($4), $4, $5) on conflict do nothing`,
};
const ADD = {
  name: 'add',
  text: `insert into naive.disbursement (id, registrant_id, entitlement_id, batch_id, program_id, cycle_id, benefit_id, channel_id,
                lifecycle, currency, amount_minor, state_since, created_at)
         select $1, registrant_id, id, $2, program_id, cycle_id, benefit_id, $3, 'money', currency, amount_minor, now(), now()
           from entitlements.entitlement where id = $4`,
};
/** Row at a time: is an attempt open, claim the key, add an attempt; every statement commits. */
const openNaive: OpenPart = async (stage) => {
  const { rounds, channelId } = stage.facts as DeliverFacts;
  const client = await connect(stage.dataUrl);
  return {
    async round(index) {
      const { programId, benefitId, cycleId } = rounds[index]!;
      const batchId = newId();
      await client.query(OPEN_BATCH, [batchId, programId, cycleId, channelId]);
      const { rows } = await client.query<Due>(
        'select id, registrant_id as registrant from entitlements.entitlement where cycle_id = $1 limit $2',
        [cycleId, Math.floor(SAMPLE / (stage.rounds + 1))],
      );
      const began = performance.now();
      for (const { id, registrant } of rows) {
        const { rowCount } = await client.query({ ...IS_OPEN, values: [registrant, id] });
        if (rowCount !== 0) continue;
        await client.query({ ...CLAIM, values: [programId, cycleId, benefitId, registrant, id] });
        await client.query({ ...ADD, values: [newId(), batchId, channelId, id] });
      }
      return { items: rows.length, seconds: (performance.now() - began) / 1000 };
    },
    close: () => client.end(),
  };
};

export default openNaive;
