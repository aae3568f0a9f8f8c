import type { Cast } from '../../demo/main-job/cast.js';
import type { DemoProgram } from '../../demo/main-job/enrol.js';
import type { Progress } from '../../demo/main-job/progress.js';
import { CONCURRENCY } from '../beneficiary/beneficiary.facts.js';
import { Load } from '../beneficiary/load.js';

const SECONDS = 10;
const MOST_ASKED = 20_000;

/** Asks what those who are in a program receive, in any order, sixteen at a time. */
export async function askEverybody(cast: Cast, { id }: DemoProgram, origin: string, progress: Progress): Promise<void> {
  const manager = await cast.as('manager');
  const paths: string[] = [];
  for await (const { registrantId } of manager.list<{ registrantId: string }>(`/v1/programs/${id}/enrolments`)) {
    paths.push(`/v1/beneficiaries/${registrantId}`);
    if (paths.length === MOST_ASKED) break;
  }
  const headers = { authorization: `Bearer ${cast.tokens.get('manager')}` };
  const load = await Load.open({ origin, paths, headers, connections: CONCURRENCY });
  try {
    const { items, seconds, note } = await load.run(SECONDS);
    progress.record('Ask', items, seconds);
    if (note) progress.tell(`  ${note}`);
  } finally {
    load.close();
  }
}
