import { handOut, payOut } from '../../demo/main-job/deliver.js';
import { enrol } from '../../demo/main-job/enrol.js';
import { Progress } from '../../demo/main-job/progress.js';
import { runCycle } from '../../demo/main-job/run-cycle.js';
import type { PlantedGroup } from './planted-people.js';
import { SILENCE_PATH } from './planted-registry.js';
import type { Stage } from './stage.js';
import { walkPaymentFiles } from './walk-payment-files.js';
import { walkCounter, walkVouchers } from './walk-counter.js';

/** Both programs from the rule to what reached people: money through the channel, baskets by hand; then the question of all this. */
export async function walkPrograms(stage: Stage, groups: readonly PlantedGroup[]): Promise<void> {
  const { asker, cast } = stage;
  const progress = new Progress(() => {}, false);
  const { cash, food } = await enrol(cast, progress);
  const cashCycle = await runCycle(cast, cash, progress);
  const channel = `http://127.0.0.1:${stage.toChannel.port}`;
  await payOut(cast, cash, cashCycle.id, channel, progress);
  await walkPaymentFiles(stage, cash, groups[0]!);
  const foodCycle = await runCycle(cast, food, progress);
  await handOut(cast, food, foodCycle.id, progress);
  await walkCounter(stage, foodCycle.id);
  await walkVouchers(stage, food);
  for (const { householdId, members } of groups.slice(0, 5)) {
    const { body } = await asker.must(200, 'POST', '/v1/beneficiaries/lookup', {
      as: 'program_manager',
      body: { idType: 'household_id', value: householdId },
    });
    await asker.must(200, 'GET', `/v1/beneficiaries/${body.data[0].id}`, { as: 'program_manager' });
    await asker.must(200, 'POST', '/v1/beneficiaries/lookup', {
      as: 'case_worker',
      body: { idType: 'national_id', value: members[0]!.nationalId },
    });
    await asker.must(404, 'POST', '/v1/beneficiaries/lookup', {
      as: 'auditor',
      body: { idType: 'national_id', value: members[2]!.nationalId },
    });
  }
  await lookThrough(stage, cash.id, cashCycle.id);
  await walkDuplicates(stage);
  await countEverybody(stage, cash.id);
}

/** Everybody in one program, where those who were entered twice are found, compared and decided about. */
async function walkDuplicates({ asker }: Stage): Promise<void> {
  const [as, worker] = ['program_admin', 'case_worker'] as const;
  const made = await asker.must(201, 'POST', '/v1/programs', {
    as,
    body: { code: 'EVERYBODY', name: 'Everybody', target: 'individual' },
  });
  const program = `/v1/programs/${made.body.id}`;
  await asker.must(201, 'POST', `${program}/rules`, { as, body: { expression: 'true' } });
  const preview = await asker.must(202, 'POST', `${program}/rules/preview`, { as, body: { expression: 'false' } });
  await asker.settled(preview.body.id as string);
  await asker.must(200, 'GET', `${program}/rules/previews/${preview.body.id}`, { as });
  await asker.must(200, 'POST', `${program}/activate`, { as });
  const told = { policy: 'block', contacts: ['phone', 'email'], paymentAccounts: ['bank', 'wallet'], mostPercent: 100 };
  const { etag: first } = await asker.must(200, 'GET', `${program}/deduplication`, { as });
  await asker.must(200, 'PATCH', `${program}/deduplication`, { as, body: told, headers: { 'if-match': first! } });
  for (const kind of ['deduplication-runs', 'eligibility-runs']) {
    const run = await asker.must(202, 'POST', `${program}/${kind}`, { as });
    await asker.settled(run.body.id as string);
  }
  const { body: operations } = await asker.must(200, 'GET', '/v1/operations?limit=200', { as });
  const isSearch = ({ kind }: { kind: string }): boolean => kind === 'deduplicate-enrolments';
  await asker.settled(operations.data.find(isSearch).id as string); // the newest: the one that follows the run
  const { body } = await asker.must(200, 'GET', `${program}/duplicates`, { as: worker });
  const path = `${program}/duplicates/${body.data[0].id}`;
  const shown = await asker.must(200, 'GET', path, { as: worker });
  const [{ registrantId }] = shown.body.members;
  await asker.must(200, 'GET', `${path}/members/${registrantId}/comparison`, { as: worker });
  const justification = 'they showed their papers at the office';
  const decide = (by: typeof as | typeof worker, what: string, seen: string, more: object) =>
    asker.must(200, 'POST', `${path}/${what}`, {
      as: by,
      body: { justification, ...more },
      headers: { 'if-match': seen },
    });
  const overridden = await decide(as, 'override', shown.etag!, { registrantId });
  const resolved = await decide(worker, 'resolve', overridden.etag!, { outcome: 'duplicate', primaryId: registrantId });
  const reopened = await decide(as, 'reopen', resolved.etag!, {});
  await decide(worker, 'resolve', reopened.etag!, { outcome: 'not_duplicate' });
}

/** Statistics are taken of people who are opened for it, and published. */
async function countEverybody({ asker }: Stage, programId: string): Promise<void> {
  const path = `/v1/programs/${programId}/statistics`;
  const taking = await asker.must(202, 'POST', path);
  await asker.settled(taking.body.id as string);
  await asker.must(200, 'GET', `${path}?cube=beneficiaries-by-sex-and-area`);
  await asker.must(200, 'GET', '/v1/statistics?cube=beneficiaries-by-age-band');
}

/** Every list that a program's people have. */
async function lookThrough({ asker }: Stage, programId: string, cycleId: string): Promise<void> {
  const as = 'auditor' as const;
  for (const path of ['enrolments', 'rules', 'benefits', 'cycles', 'fund'])
    await asker.must(200, 'GET', `/v1/programs/${programId}/${path}`, { as });
  await asker.must(200, 'GET', '/v1/reports/overlaps?from=2020-01-01T00:00:00Z&before=2099-01-01T00:00:00Z', { as });
  const benefits = await asker.must(200, 'GET', `/v1/programs/${programId}/benefits`, { as });
  const benefit = `/v1/programs/${programId}/benefits/${benefits.body.data[0].id}`;
  const { etag } = await asker.must(200, 'GET', benefit, { as });
  await asker.must(200, 'PATCH', benefit, {
    as: 'program_admin',
    body: { validUntil: '2099-12-31' },
    headers: { 'if-match': etag! },
  });
  const enrolments = await asker.must(200, 'GET', `/v1/programs/${programId}/enrolments?limit=2`, { as });
  const [{ id, registrantId }] = enrolments.body.data;
  await asker.must(200, 'GET', `/v1/enrolments/${id}/history`, { as });
  await asker.must(200, 'GET', `/v1/programs/${programId}/verdicts/${registrantId}`, { as });
  await asker.must(200, 'GET', `/v1/programs/${programId}/verdicts/${registrantId}/explanation`, { as });
  await asker.must(200, 'GET', `/v1/programs/${programId}/enrolments/${id}/explanation`, { as });
  await asker.must(200, 'GET', `/v1/registrants/${registrantId}/access-log`, { as: 'data_protection_officer' });
  for (const path of ['entitlements', 'disbursement-batches'])
    await asker.must(200, 'GET', `/v1/cycles/${cycleId}/${path}`, { as });
  const lines = await asker.must(200, 'GET', `/v1/cycles/${cycleId}/entitlements?limit=1`, { as });
  await asker.must(200, 'GET', `/v1/entitlements/${lines.body.data[0].id}/explanation`, { as });
  const batches = await asker.must(200, 'GET', `/v1/cycles/${cycleId}/disbursement-batches`, { as });
  await asker.must(200, 'GET', `/v1/disbursement-batches/${batches.body.data[0].id}/disbursements`, { as });
  await asker.must(200, 'GET', `/v1/programs/${programId}/disbursements/export`, { as: 'auditor' });
  for (const path of ['operations', 'programs', 'id-types', 'attributes', 'code-lists', 'delivery-channels', 'me'])
    await asker.must(200, 'GET', `/v1/${path}`, { as });
}

/** Those whose ID its pattern refuses: looked at, tried again, given up. */
async function walkQuarantine(asker: Stage['asker'], path: string): Promise<void> {
  const [{ id }, { id: other }] = (await asker.must(200, 'GET', `${path}?state=quarantined`)).body.data;
  await asker.must(200, 'GET', `${path}/${id}`);
  for (const [at, body] of [
    [`${path}/${id}/retry`, {}],
    [`${path}/retry`, { reason: 'rule_broken' }],
  ] as const)
    await asker.settled((await asker.must(202, 'POST', at, { body })).body.id as string);
  await asker.must(200, 'POST', `${path}/${other}/discard`, { body: { reason: 'other' } });
}

/** Everybody is gone, which somebody confirms, and everybody comes back. */
async function walkGone(asker: Stage['asker'], source: string, silence: string): Promise<void> {
  const pull = async (end: string): Promise<void> => {
    const run = await asker.must(202, 'POST', `${source}/sync-runs`, { body: { mode: 'full' } });
    await asker.settled(run.body.id as string, end);
  };
  await fetch(silence, { method: 'POST' });
  await pull('failed');
  const [last] = (await asker.must(200, 'GET', `${source}/sync-runs`)).body.data;
  const confirmed = await asker.must(202, 'POST', `${source}/sync-runs/${last.id}/confirm-gone`, { body: {} });
  await asker.settled(confirmed.body.id as string);
  await fetch(silence, { method: 'POST' });
  await pull('succeeded');
}

/** The social registry's people, twice: the second time nothing is new. */
export async function walkPull({ asker, toRegistry }: Stage, sourceId: string): Promise<void> {
  for (const mode of ['full', 'full']) {
    const run = await asker.must(202, 'POST', `/v1/social-registries/${sourceId}/sync-runs`, { body: { mode } });
    await asker.settled(run.body.id as string);
  }
  await asker.must(200, 'GET', '/v1/social-registries');
  const source = `/v1/social-registries/${sourceId}`;
  const { etag } = await asker.must(200, 'GET', source);
  const change = { purpose: 'To know who may be helped', incrementalSchedule: '0 3 * * *', requestsPerMinute: 6000 };
  await asker.must(200, 'PATCH', source, { body: change, headers: { 'if-match': etag! } });
  for (const move of ['deactivate', 'activate']) await asker.must(200, 'POST', `${source}/${move}`);
  const runs = await asker.must(200, 'GET', `${source}/sync-runs`);
  await asker.must(200, 'GET', `${source}/sync-runs/${runs.body.data[0].id}`);
  await asker.must(409, 'POST', `${source}/sync-runs/${runs.body.data[0].id}/confirm-gone`, { body: {} });
  await walkQuarantine(asker, `${source}/quarantine`);
  await walkGone(asker, source, `http://127.0.0.1:${toRegistry.port}${SILENCE_PATH}`);
}
