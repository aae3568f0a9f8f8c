import type { Cast } from '../../demo/main-job/cast.js';
import type { Progress } from '../../demo/main-job/progress.js';
import { household, householdsFor } from '../../demo/population/index.js';
import { Load } from '../beneficiary/load.js';
import { CONCURRENCY } from '../beneficiary/beneficiary.facts.js';

const SECONDS = 10;
const MOST_ASKED = 20_000;

/** Asks what households receive, by their number, sixteen at a time. */
export async function askEverybody(cast: Cast, people: number, origin: string, progress: Progress): Promise<void> {
  await cast.as('manager');
  const households = householdsFor(people);
  const asked = Math.min(households, MOST_ASKED);
  const numbers = Array.from({ length: asked }, (_, at) => Math.floor((at * households) / asked));
  const load = await Load.open({
    origin,
    paths: ['/v1/beneficiaries/lookup'],
    bodies: numbers.map((number) =>
      JSON.stringify({ idType: 'household_id', value: household(0, number).householdId }),
    ),
    headers: { authorization: `Bearer ${cast.tokens.get('manager')}`, 'content-type': 'application/json' },
    connections: CONCURRENCY,
  });
  try {
    const { items, seconds, note } = await load.run(SECONDS);
    progress.record('Ask', items, seconds);
    if (note) progress.tell(`  ${note}`);
  } finally {
    load.close();
  }
}
