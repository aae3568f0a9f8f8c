import { approvedCycles } from '../deliver/approved-cycles.js';
import type { SetUp } from '../support/bench.js';
import { connect } from '../support/clients.js';
import { copyShapes } from '../support/real-shape.js';
import { accountOf } from './channel.js';
import { type DispatchFacts, WRITTEN } from './dispatch.facts.js';

/** Cycles as the other benches fill them, approved and put into batches over the API. */
const setUp: SetUp = async (stage) => {
  const { app, rounds: cycles, channelId, batchOf } = await approvedCycles(stage, accountOf);
  const rounds: DispatchFacts['rounds'][number][] = [];
  for (const round of cycles) rounds.push({ ...round, batchId: await batchOf(round.cycleId) });
  await app.close();
  const client = await connect(stage.dataUrl);
  await copyShapes(client, 'bare', WRITTEN);
  await copyShapes(client, 'naive', WRITTEN);
  await client.query('vacuum analyze');
  await client.end();
  return { facts: { rounds, channelId } satisfies DispatchFacts };
};

export default setUp;
