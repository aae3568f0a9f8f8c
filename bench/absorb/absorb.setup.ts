import type { SetUp } from '../support/bench.js';
import { connect } from '../support/clients.js';
import { copyShapes, makeStaging } from '../support/real-shape.js';
import { declare } from '../support/registry.js';
import { DATA_TARGETS, TARGETS } from './absorb.tables.js';

/** Declarations, and tables of the same shape for the limit and the naive way. */
const setUp: SetUp = async ({ dataUrl, keyUrl }) => {
  const [data, keys] = [await connect(dataUrl), await connect(keyUrl)];
  await declare(data);
  const tables = DATA_TARGETS.map((name) => TARGETS[name].table);
  for (const schema of ['bare', 'naive'] as const) {
    await copyShapes(data, schema, tables);
    await copyShapes(keys, schema, [TARGETS.keys.table]);
  }
  await makeStaging(data, tables);
  await Promise.all([data.end(), keys.end()]);
  return { facts: null };
};

export default setUp;
