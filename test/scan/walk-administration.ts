import { randomUUID } from 'node:crypto';
import type { Planter } from './planted-people.js';
import type { Stage } from './stage.js';
import { walkEnrolments } from './walk-enrolments.js';

const asAdmin = 'program_admin' as const;

/** Everything that is declared, granted, paused, rejected and cancelled beside the people. */
export async function walkAdministration(stage: Stage, planter: Planter): Promise<void> {
  await walkDeclarations(stage);
  await walkGrants(stage);
  await walkPrograms(stage);
  await walkEnrolments(stage);
  await cancelImport(stage, planter.stray('CSV, cancelled'));
  const { asker } = stage;
  await asker.must(200, 'GET', '/health/live', { as: null });
  await asker.must(200, 'GET', '/health/ready', { as: null });
}

async function walkDeclarations({ asker }: Stage): Promise<void> {
  await asker.must(201, 'POST', '/v1/code-lists', { body: { code: 'scanned', name: 'Scanned' } });
  for (const kind of ['id-types', 'attributes', 'code-lists']) {
    const { body } = await asker.must(200, 'GET', `/v1/${kind}`);
    const path = `/v1/${kind}/${body.data[0].id}`;
    const shown = await asker.must(200, 'GET', path);
    await asker.must(200, 'PATCH', path, { body: { name: 'Another name' }, headers: { 'if-match': shown.etag! } });
    if (kind !== 'code-lists') continue;
    const values = await asker.must(200, 'GET', `${path}/values`);
    const headers = { 'if-match': values.etag ?? (await asker.must(200, 'GET', path)).etag! };
    await asker.must(200, 'PATCH', `${path}/values`, { body: { values: [{ code: 'A', name: 'A' }] }, headers });
  }
}

async function walkGrants({ asker }: Stage): Promise<void> {
  const body = { issuer: 'https://id.example.org', subject: randomUUID(), organisation: 'ministry' };
  const user = await asker.must(201, 'POST', '/v1/users', { body });
  const path = `/v1/users/${user.body.id}`;
  await asker.must(200, 'GET', path);
  for (const verb of ['deactivate', 'activate']) await asker.must(200, 'POST', `${path}/${verb}`, { body: {} });
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
  const grant = await asker.must(201, 'POST', '/v1/grants', {
    body: { userId: user.body.id, role: 'auditor', expiresAt, reason: 'audit of the year' },
  });
  await asker.must(200, 'POST', `/v1/grants/${grant.body.id}/revoke`, { body: {} });
}

/** A second cycle that is rejected, a batch asked about again, exceptions of a report, and a pause. */
async function walkPrograms({ asker }: Stage): Promise<void> {
  const { body } = await asker.must(200, 'GET', '/v1/programs', { as: asAdmin });
  const food = (body.data as { id: string; code: string }[]).find(({ code }) => code === 'FOOD')!;
  await asker.must(200, 'GET', `/v1/programs/${food.id}`, { as: asAdmin });
  const cycle = await asker.must(201, 'POST', `/v1/programs/${food.id}/cycles`, {
    as: asAdmin,
    body: { name: 'Second' },
  });
  const path = `/v1/cycles/${cycle.body.id}`;
  const prepared = await asker.must(202, 'POST', `${path}/prepare`, { as: asAdmin, body: {} });
  await asker.settled(prepared.body.id as string);
  await asker.must(200, 'POST', `${path}/submit`, { as: asAdmin, body: {} });
  const lines = await asker.must(200, 'GET', `${path}/entitlements?limit=1`, { as: asAdmin });
  const rejected = { as: 'approver', body: { reason: 'of_the_walk' } } as const;
  await asker.must(200, 'POST', `/v1/entitlements/${lines.body.data[0].id}/reject`, rejected);
  await asker.must(200, 'POST', `${path}/reject`, { as: 'approver', body: { reason: 'to be looked at again' } });
  await walkLines(asker, food.id, path);
  await walkReport(asker, food.id);
  await asker.must(200, 'POST', `/v1/programs/${food.id}/pause`, { as: asAdmin, body: {} });
  await walkProgramLife(asker);
}

/** Lines taken out, added and cancelled by hand, the stages of an approval, and a cycle that is reopened and given up. */
async function walkLines(asker: Stage['asker'], programId: string, path: string): Promise<void> {
  const policy = `/v1/programs/${programId}/approval-policy`;
  /** Submits the drafts under a policy of one stage, which the approver passes. */
  const passed = async (stage: 'authorize' | 'release'): Promise<void> => {
    const { etag } = await asker.must(200, 'GET', policy, { as: asAdmin });
    const stages = { body: { stages: [stage] }, headers: { 'if-match': etag! } };
    await asker.must(200, 'PATCH', policy, { as: asAdmin, ...stages });
    await asker.must(200, 'POST', `${path}/submit`, { as: asAdmin, body: {} });
    const ordered = await asker.must(202, 'POST', `${path}/${stage}`, { as: 'approver', body: {} });
    await asker.settled(ordered.body.id as string);
  };
  const schedule = `/v1/programs/${programId}/cycle-schedule`;
  const monthly = { rule: 'FREQ=MONTHLY', firstAt: '2099-01-01T06:00', timeZone: 'Africa/Nairobi', name: 'Monthly' };
  await asker.must(200, 'PATCH', schedule, { as: asAdmin, body: monthly, headers: { 'if-match': '"0"' } });
  await asker.must(200, 'GET', schedule, { as: asAdmin });
  const reason = { reason: 'of_the_walk' };
  const lines = await asker.must(200, 'GET', `${path}/entitlements?limit=4`, { as: asAdmin });
  type Found = { id: string; registrantId: string; benefitId: string; state: string };
  const [one, two] = (lines.body.data as Found[]).filter(({ state }) => state === 'draft');
  await asker.must(200, 'POST', `/v1/entitlements/${one!.id}/exclude`, { as: asAdmin, body: reason });
  await asker.must(200, 'POST', `/v1/entitlements/${two!.id}/cancel`, { as: asAdmin, body: reason });
  for (const tail of ['', '/history'])
    await asker.must(200, 'GET', `/v1/entitlements/${one!.id}${tail}`, { as: asAdmin });
  const { registrantId, benefitId } = two!;
  await asker.must(200, 'GET', `${path}/registrants/${registrantId}/explanation`, { as: asAdmin });
  await passed('authorize');
  const added = { as: asAdmin, body: { registrantId, benefitId, ...reason } };
  await asker.must(201, 'POST', `${path}/entitlements`, added);
  await passed('release');
  await asker.must(200, 'GET', `${path}/submissions`, { as: asAdmin });
  for (const [move, body] of [
    ['reopen', { reason: 'once more' }],
    ['expire', {}],
    ['cancel', { reason: 'given up' }],
  ] as const) {
    const ordered = await asker.must(202, 'POST', `${path}/${move}`, { as: asAdmin, body });
    await asker.settled(ordered.body.id as string);
  }
}

/** A program nobody is in, from its description to the archive; and the reasons that may be given. */
async function walkProgramLife(asker: Stage['asker']): Promise<void> {
  const reasons = await asker.must(200, 'GET', '/v1/reason-codes');
  const reason = `/v1/reason-codes/${reasons.body.data[0].id}`;
  const { etag } = await asker.must(200, 'GET', reason);
  await asker.must(200, 'PATCH', reason, { body: { name: 'Asked for' }, headers: { 'if-match': etag! } });
  const code = { entity: 'program', code: 'drought_over', name: 'Drought over', moves: ['end'] };
  await asker.must(201, 'POST', '/v1/reason-codes', { body: code });
  const made = await asker.must(201, 'POST', '/v1/programs', { body: { code: 'SHORT', name: 'S', target: 'group' } });
  const path = `/v1/programs/${made.body.id}`;
  const change = { body: { description: 'For a year' }, headers: { 'if-match': made.etag! } };
  await asker.must(200, 'PATCH', path, change);
  await asker.must(201, 'POST', `${path}/rules`, { as: asAdmin, body: { expression: 'false' } });
  for (const move of ['activate', 'pause', 'resume', 'close', 'end', 'archive']) {
    const status = move === 'end' ? 202 : 200;
    const { body } = await asker.must(status, 'POST', `${path}/${move}`, {
      as: asAdmin,
      body: { reason: 'requested' },
    });
    if (move === 'end') await asker.settled(body.id as string);
  }
  await asker.must(200, 'GET', `${path}/reconciliation-exceptions`, { as: asAdmin });
  await asker.must(200, 'GET', `${path}/overpayments`, { as: asAdmin });
  await asker.must(200, 'GET', `${path}/history`, { as: asAdmin });
}

async function walkReport(asker: Stage['asker'], programId: string): Promise<void> {
  const as = 'payment_officer' as const;
  const cycles = await asker.must(200, 'GET', `/v1/programs/${programId}/cycles`, { as });
  for (const { id } of cycles.body.data as { id: string }[]) {
    const { body } = await asker.must(200, 'GET', `/v1/cycles/${id}/disbursement-batches`, { as });
    for (const batch of body.data as { id: string }[]) {
      const disbursementId = 'AAAAAAAAAAAAAAAAAAAAAA'; // nobody's: told as an exception
      const report = await asker.must(201, 'POST', '/v1/reconciliations', {
        as,
        body: { batchId: batch.id, results: [{ disbursementId, outcome: 'delivered' }] },
      });
      const exceptions = `/v1/reconciliations/${report.body.id}/exceptions`;
      const found = await asker.must(200, 'GET', exceptions, { as });
      for (const exception of found.body.data as { id: string }[])
        await asker.must(200, 'POST', `${exceptions}/${exception.id}/resolve`, {
          as,
          body: { decision: 'dismissed', reason: 'entered_in_error' },
        });
    }
    await asker.must(200, 'GET', `/v1/cycles/${id}/conservation`, { as });
  }
}

/** A file that takes a while, stopped in the middle. */
async function cancelImport({ asker }: Stage, value: string): Promise<void> {
  const csv = `given_name\n${`${value}\n`.repeat(6000)}`;
  const { body } = await asker.must(202, 'POST', '/v1/registrants/imports?content=individuals', {
    body: csv,
    headers: { 'content-type': 'text/csv' },
  });
  await asker.must(202, 'POST', `/v1/operations/${body.operationId}/cancel`, { body: {} });
  await asker.must(200, 'GET', `/v1/operations/${body.operationId}/events`); // until its end
  await asker.settled(body.operationId as string, 'cancelled');
}
