import type { OpenPart } from '../support/bench.js';
import { connect } from '../support/clients.js';
import { type BeneficiaryFacts, CONCURRENCY, secondsOf } from './beneficiary.facts.js';
import { replay } from './recorded-request.js';
import { repeat } from './repeat.js';

/** The statements of our own request, prepared on bare connections. */
const openLimit: OpenPart = async (stage) => {
  const { ids, recording } = stage.facts as BeneficiaryFacts;
  const clients = await Promise.all(Array.from({ length: CONCURRENCY }, () => connect(stage.dataUrl)));
  const count = `${recording.statements.length} statements for each answer`;
  return {
    async round(index) {
      return {
        ...(await repeat(ids, secondsOf(index), (id, lane) => replay(clients[lane]!, recording, id))),
        note: count,
      };
    },
    async close() {
      await Promise.all(clients.map((client) => client.end()));
    },
  };
};

export default openLimit;
