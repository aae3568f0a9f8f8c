import type { OpenPart } from '../support/bench.js';
import { connect } from '../support/clients.js';
import { AMOUNT_MINOR, type CycleFacts, linesInto } from './cycle.facts.js';

/** One INSERT ... SELECT into a table of the same shape. */
const openLimit: OpenPart = async (stage) => {
  const { rounds } = stage.facts as CycleFacts;
  const client = await connect(stage.dataUrl);
  return {
    async round(index) {
      const { programId, benefitId, cycleId } = rounds[index]!;
      const began = performance.now();
      const { rowCount } = await client.query(linesInto('bare'), [cycleId, programId, benefitId, AMOUNT_MINOR]);
      return { items: rowCount!, seconds: (performance.now() - began) / 1000 };
    },
    close: () => client.end(),
  };
};

export default openLimit;
