import type { SetUp } from '../support/bench.js';
import { connect } from '../support/clients.js';
import { copyShapes } from '../support/real-shape.js';
import { approvedCycles } from './approved-cycles.js';
import { type DeliverFacts, MADE } from './deliver.facts.js';

/** Cycles approved over the API. */
const setUp: SetUp = async (stage) => {
  const { app, rounds, channelId } = await approvedCycles(stage);
  await app.close();
  const client = await connect(stage.dataUrl);
  await copyShapes(client, 'bare', MADE);
  await copyShapes(client, 'naive', MADE);
  await client.query('vacuum analyze');
  await client.end();
  return { facts: { rounds, channelId } satisfies DeliverFacts };
};

export default setUp;
