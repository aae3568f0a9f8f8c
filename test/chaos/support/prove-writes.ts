import type { DatabaseUrls } from '#platform/database/database-urls.js';
import { checkData } from '../../../scripts/check-data.js';
import { connectedAs } from '../../support/database.js';
import type { Findings } from './findings.js';
import { TRAIL_HOLDS, verifiedTrail } from './verified-trail.js';
import { ISSUER, type Writers } from './writers.js';

const SUBJECTS = 'select subject from access.app_user where issuer = $1';
const READERS = 4;

/** Whatever was acknowledged is there once, nothing else is half there, and the trail of it holds. */
export async function proveWrites(
  urls: DatabaseUrls,
  environment: Readonly<Record<string, string>>,
  writers: Writers,
  findings: Findings,
): Promise<void> {
  findings.check('writes that stay refused when all is well', await writers.finish(), 0);
  const { users, people, replayed } = writers;
  findings.tell(`acknowledged: ${users.size} users, ${people.size} people; ${replayed} of them by a repetition alone`);
  const { rows } = await connectedAs(urls.owner, (client) => client.query<{ subject: string }>(SUBJECTS, [ISSUER]));
  const there = new Set(rows.map(({ subject }) => subject));
  findings.check('acknowledged users lost', [...users].filter((user) => !there.has(user)).length, 0);
  findings.check('users that nobody was told of', rows.length - users.size, 0);
  const entries = await entriesOf(writers, [...people]);
  findings.check('acknowledged people lost', entries.filter((count) => count === 0).length, 0);
  findings.check('people that are there more than once', entries.filter((count) => count > 1).length, 0);
  const broken = (await checkData(urls.worker, urls.keys)).filter((rule) => rule.broken > 0);
  findings.check('rules of the data that are broken', broken, []);
  const { told, shape } = await verifiedTrail(environment);
  findings.check('the audit trail', shape, TRAIL_HOLDS);
  findings.tell(`audit:verify: ${told}`);
}

async function entriesOf(writers: Writers, people: readonly string[]): Promise<number[]> {
  const left = [...people];
  const counts: number[] = [];
  const read = async (): Promise<void> => {
    for (let card = left.pop(); card !== undefined; card = left.pop()) counts.push(await writers.entriesOf(card));
  };
  await Promise.all(Array.from({ length: READERS }, read));
  return counts;
}
