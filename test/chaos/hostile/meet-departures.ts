import { Random } from '../../../demo/population/random.js';
import { BOTH, type Dialect } from '../../support/hostile/fault-cases.js';
import { HostileRegistry } from '../../support/hostile/hostile-registry.js';
import type { ChaosRun } from '../support/chaos.js';
import type { Findings } from '../support/findings.js';
import type { FaultTable } from './fault-table.js';

/** Three households leave each time, of some five people at most on average. */
const PEOPLE_EACH = 15;
const STAYING = 60;

/** Households that leave while they are read: after the next run whoever stays is there, and who has left may be. */
export async function meetDepartures(run: ChaosRun, findings: Findings, table: FaultTable): Promise<void> {
  const hostile = await HostileRegistry.start(STAYING + BOTH.length * run.times * PEOPLE_EACH);
  const random = new Random(run.seed, 1);
  try {
    for (const dialect of BOTH) {
      let { pages } = hostile.oracle[dialect];
      for (let time = 0; time < run.times; time++) {
        const page = random.between(0, pages - 1);
        const began = performance.now();
        const { failed, isEverybodyThere, pagesLeft } = await depart(hostile, dialect, page);
        pages = pagesLeft;
        if (!isEverybodyThere) findings.wrong.push(`WRONG  ${dialect} deletes at page ${page}: somebody is not there`);
        const ms = performance.now() - began;
        const right = { rightAtOnce: false, rightAfterNext: isEverybodyThere };
        table.add(dialect, 'deletes', { ms, failed, ...right, mbMore: hostile.mbMore });
      }
      run.tell(table.last);
    }
  } finally {
    await hostile.stop();
  }
}

async function depart(hostile: HostileRegistry, dialect: Dialect, page: number) {
  await hostile.order({ kind: 'deletes', times: 1, after: page });
  const first = await hostile.pull(dialect);
  await hostile.pull(dialect);
  const found = new Set(await hostile.people());
  await hostile.clear();
  const { counts } = await hostile.pull(dialect);
  const there = await hostile.people();
  await hostile.clear();
  const isEverybodyThere = there.every((one) => found.has(one));
  return { failed: first.state === 'failed', isEverybodyThere, pagesLeft: counts['asked']! };
}
