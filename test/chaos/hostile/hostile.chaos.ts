import { checkData } from '../../../scripts/check-data.js';
import { Random } from '../../../demo/population/random.js';
import { BOTH, type Dialect, FAULT_CASES, type FaultCase, titleOf } from '../../support/hostile/fault-cases.js';
import { HostileRegistry, type Met } from '../../support/hostile/hostile-registry.js';
import type { Chaos, ChaosRun } from '../support/chaos.js';
import { Findings } from '../support/findings.js';
import { FaultTable } from './fault-table.js';
import { meetDepartures } from './meet-departures.js';

const MOST_MB_MORE = 150;

/** Every fault of these, as often as is asked for, in every dialect that can fail so, each time at a page drawn by the seed. */
export const hostileOf = (cases: readonly FaultCase[]): Chaos => ({
  name: 'hostile',
  about:
    'lets the source fail in every way it can, --times each, at any page, and compares; only --times and --seed are of use',
  size: { registrants: 1, kills: 1, perSecond: 1, times: 20 },
  async run(run: ChaosRun): Promise<Findings> {
    const findings = new Findings();
    const table = new FaultTable();
    const random = new Random(run.seed);
    const hostile = await HostileRegistry.start();
    try {
      for (const fault of cases)
        for (const dialect of fault.dialects ?? BOTH) {
          for (let time = 0; time < run.times; time++)
            await meetOne(hostile, fault, dialect, drawn(hostile, fault, dialect, random), findings, table);
          run.tell(table.last);
        }
      findings.check(`memory at its peak, below ${MOST_MB_MORE} MB more`, hostile.mbMore < MOST_MB_MORE, true);
    } finally {
      await hostile.stop();
    }
    await meetDepartures(run, findings, table);
    for (const line of table.lines()) findings.tell(line);
    return findings;
  },
});

export const hostile: Chaos = hostileOf(FAULT_CASES);

function drawn(hostile: HostileRegistry, fault: FaultCase, dialect: Dialect, random: Random): number {
  const { pages, pagesBefore } = hostile.oracle[dialect];
  return random.between(fault.onlyIndividuals ? pagesBefore : 0, pages - 1);
}

async function meetOne(
  hostile: HostileRegistry,
  fault: FaultCase,
  dialect: Dialect,
  page: number,
  findings: Findings,
  table: FaultTable,
): Promise<void> {
  const began = performance.now();
  const met = await hostile.meet(fault, dialect, page);
  const ms = performance.now() - began;
  const broken = (await checkData(hostile.urls.worker, hostile.urls.keys)).filter((check) => check.broken > 0);
  const wrong = [...faultsOf(fault, met, hostile.oracle[dialect].digest), ...broken.map(({ rule }) => rule)];
  for (const what of wrong) findings.wrong.push(`WRONG  ${dialect} ${titleOf(fault)} at page ${page}: ${what}`);
  table.add(dialect, titleOf(fault), {
    ms,
    failed: met.first.state === 'failed',
    rightAtOnce: met.after.first === hostile.oracle[dialect].digest,
    rightAfterNext: met.after.next === hostile.oracle[dialect].digest,
    mbMore: hostile.mbMore,
  });
  await hostile.clear();
}

/** What is not as agreed of a run that a fault befell, and of the one after it. */
function faultsOf({ problem, dependsOnPage, deceives }: FaultCase, met: Met, truth: string): readonly string[] {
  const { first, after, isBeyond } = met;
  const got = first.state === 'succeeded' ? undefined : (first.problem ?? first.state);
  const isAgreed = got === problem || (got === undefined && dependsOnPage === true);
  return [
    ...(isAgreed ? [] : [`ended as ${got ?? first.state}`]),
    ...(isBeyond && deceives !== 'alters' ? ['somebody is there who should not be, or twice'] : []),
    ...(got === undefined && !deceives && after.first !== truth ? ['not everybody is there'] : []),
    ...(after.next === truth ? [] : ['the next run does not set it right']),
  ];
}
