import type { OpenPart } from '../support/bench.js';
import { connect } from '../support/clients.js';
import type { DedupFacts } from './dedup.facts.js';
import { SELF_JOIN } from './dedup.sql.js';

/** One self-join, with the memory that ours has: it delivers the pairs, and keeps nothing. */
const openLimit: OpenPart = async (stage) => {
  const { programId } = stage.facts as DedupFacts;
  const client = await connect(stage.workerUrl);
  await client.query(`set work_mem = '128MB'`);
  return {
    async round() {
      const began = performance.now();
      const { rows } = await client.query({ ...SELF_JOIN, values: [programId], rowMode: 'array' });
      return { items: stage.rows, seconds: (performance.now() - began) / 1000, note: `pairs ${rows.length}` };
    },
    close: () => client.end(),
  };
};

export default openLimit;
