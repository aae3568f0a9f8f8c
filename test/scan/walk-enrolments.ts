import type { Stage } from './stage.js';

const as = 'program_admin' as const;

/** A program with few places that looks again, and whoever is in it moved about by hand. */
export async function walkEnrolments({ asker }: Stage): Promise<void> {
  const made = await asker.must(201, 'POST', '/v1/programs', {
    body: { code: 'MOVES', name: 'M', target: 'individual' },
  });
  const path = `/v1/programs/${made.body.id}`;
  const judge = async (expression: string): Promise<void> => {
    await asker.must(201, 'POST', `${path}/rules`, { as, body: { expression } });
    await asker.must(200, 'POST', `${path}/${expression === 'true' ? 'activate' : 'resume'}`, { as, body: {} });
    const run = await asker.must(202, 'POST', `${path}/eligibility-runs`, { as, body: {} });
    await asker.settled(run.body.id as string);
  };
  await judge('true');
  const enrolled = await asker.must(200, 'GET', `${path}/enrolments?state=enrolled`, { as });
  const [one] = enrolled.body.data as { id: string; registrantId: string; revision: number }[];
  const shown = await asker.must(200, 'GET', `${path}/enrolments/${one!.id}`, { as });
  const body = { move: 'exit', reason: 'moved' };
  await asker.must(200, 'POST', `${path}/enrolments/${one!.id}/moves`, {
    as,
    body,
    headers: { 'if-match': shown.etag! },
  });
  await asker.must(201, 'POST', `${path}/enrolments`, { as, body: { registrantId: one!.registrantId } });
  const bulk = { move: 'graduate', reason: 'graduated', filter: { before: '2000-01-01T00:00:00Z' } };
  const dry = await asker.must(200, 'POST', `${path}/enrolments/bulk-moves`, { as, body: { ...bulk, dryRun: true } });
  const { digest } = dry.body;
  const ordered = await asker.must(200, 'POST', `${path}/enrolments/bulk-moves`, { as, body: { ...bulk, digest } });
  await asker.settled(ordered.body.operationId as string);
  await asker.must(200, 'POST', `${path}/pause`, { as, body: {} });
  await judge('false');
  const { body: proposals } = await asker.must(200, 'GET', `${path}/proposals?state=open`, { as });
  const [first, second] = proposals.data as { id: string }[];
  const leave = { move: 'exit', reason: 'no_longer_eligible' };
  await asker.must(200, 'POST', `${path}/proposals/${first!.id}/accept`, { as, body: leave });
  await asker.must(200, 'POST', `${path}/proposals/${second!.id}/decline`, { as, body: { reason: 'hardship' } });
}
