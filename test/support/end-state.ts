import { createHash } from 'node:crypto';
import pg from 'pg';
import { reachingEveryProgram } from '#platform/database/row-scope.js';
import { household, householdsFor } from '../../demo/population/index.js';
import { type Api, ApiProblem } from '../../demo/main-job/api.js';

/** Everything that differs between two runs although they did the same: ids, handles, instants. */
const VOLATILE = new Set(['id', 'programId', 'enrolledAt', 'stateSince', 'endedAt', 'verdictAsOf', 'at']);

/**
 * What the registry says in the end, comparable between runs: the answer to the headline question for every seventh
 * household and each of its people with a national ID, without ids and instants, and how many rows of each state there are.
 */
export async function endState(
  manager: Api,
  databaseUrl: string,
  seed: number,
  people: number,
): Promise<{ counts: unknown; answers: string; asked: number }> {
  const questions = Array.from({ length: Math.floor(householdsFor(people) / 7) }, (_, h) =>
    household(seed, h * 7),
  ).flatMap(({ householdId, members }) => [
    { idType: 'household_id', value: householdId },
    ...members.flatMap(({ nationalId }) => (nationalId ? [{ idType: 'national_id', value: nationalId }] : [])),
  ]);
  const answers: string[] = [];
  for (const question of questions) answers.push(JSON.stringify([question, await answerTo(manager, question)]));
  const digest = createHash('sha256').update(answers.toSorted().join('\n')).digest('hex');
  return { counts: await countsOf(databaseUrl), answers: digest, asked: questions.length };
}

async function answerTo(manager: Api, question: object): Promise<unknown> {
  try {
    const { data } = await manager.post<{ data: unknown[] }>('/v1/beneficiaries/lookup', question);
    return data
      .map((found) => JSON.stringify(found, (key, value: unknown) => (VOLATILE.has(key) ? undefined : value)))
      .toSorted();
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 404) return null;
    throw error;
  }
}

const COUNTS = `
  select 'registrant' as what, kind as state, count(*)::text from registry.registrant group by kind
  union all select 'membership', (ended_at is null)::text, count(*)::text from registry.membership group by 2
  union all select 'identifier', t.code, count(*)::text from registry.identifier i join registry.id_type t on t.id = i.id_type_id group by t.code
  union all select 'contact', kind, count(*)::text from registry.contact group by kind
  union all select 'payment_account', kind, count(*)::text from registry.payment_account group by kind
  union all select 'verdict ' || p.code, outcome, count(*)::text from programs.verdict v join programs.program p on p.id = v.program_id group by 1, 2
  union all select 'enrolment ' || p.code, e.state, count(*)::text from programs.enrolment e join programs.program p on p.id = e.program_id group by 1, 2
  union all select 'enrolment_history', to_state, count(*)::text from programs.enrolment_history group by 2
  union all select 'entitlement', state, count(*)::text from entitlements.entitlement group by state
  union all select 'disbursement', lifecycle || ' ' || state, count(*)::text from disbursements.disbursement group by 2
  union all select 'cycle', state, count(*)::text from entitlements.cycle group by state
  union all select 'batch', state, count(*)::text from disbursements.batch group by state
  union all select 'fund ' || currency, code, balance_minor::text from entitlements.fund_account
  order by 1, 2`;

async function countsOf(databaseUrl: string): Promise<unknown> {
  const client = new pg.Client(reachingEveryProgram(databaseUrl));
  await client.connect();
  try {
    return (await client.query({ text: COUNTS, rowMode: 'array' })).rows;
  } finally {
    await client.end();
  }
}
