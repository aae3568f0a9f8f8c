import { DISPATCHED_BATCH, WRITTEN } from './reconcile.facts.js';
import type { DispatchFacts } from '../dispatch/dispatch.facts.js';
import type { SetUp } from '../support/bench.js';
import { connect } from '../support/clients.js';
import { copyShapes } from '../support/real-shape.js';
import { approvedCycles } from './approved-cycles.js';

/** Batches made and approved over the API, and on their way: every payment is `sending`. */
const setUp: SetUp = async (stage) => {
  const { app, rounds: cycles, channelId, batchOf } = await approvedCycles(stage);
  const client = await connect(stage.dataUrl);
  const rounds: DispatchFacts['rounds'][number][] = [];
  for (const round of cycles) {
    const batchId = await batchOf(round.cycleId);
    for (const text of DISPATCHED_BATCH) await client.query(text, [batchId]);
    rounds.push({ ...round, batchId });
  }
  await app.close();
  await copyShapes(client, 'bare', WRITTEN);
  await copyShapes(client, 'naive', WRITTEN);
  await client.query('vacuum analyze');
  await client.end();
  return { facts: { rounds, channelId } satisfies DispatchFacts };
};

export default setUp;
