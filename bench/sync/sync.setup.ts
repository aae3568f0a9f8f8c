import { declare } from '../../demo/main-job/configure.js';
import { DATA_TARGETS, TARGETS } from '../absorb/absorb.tables.js';
import { openApplication } from '../support/application.js';
import type { SetUp } from '../support/bench.js';
import { connect } from '../support/clients.js';
import { copyShapes } from '../support/real-shape.js';
import { asAdministrator } from './source.js';

/** The country of the demo, and tables of the same shape for the naive way. */
const setUp: SetUp = async (stage) => {
  const app = await openApplication(stage);
  await app.listen(0, '127.0.0.1');
  await declare(await asAdministrator(app, stage));
  await app.close();
  const [data, keys] = [await connect(stage.dataUrl), await connect(stage.keyUrl)];
  await copyShapes(
    data,
    'naive',
    DATA_TARGETS.map((name) => TARGETS[name].table),
  );
  await copyShapes(keys, 'naive', [TARGETS.keys.table]);
  await Promise.all([data.end(), keys.end()]);
  return { facts: null };
};

export default setUp;
