import type { ApiClient } from './api-client.js';
import type { TestApp } from './app.js';
import { ended } from './registrants.js';

/** Two programs, NORTH with everybody whom the rule takes, SOUTH with nobody; a case worker of each. */
export async function caseWorkers(
  amparo: TestApp,
  admin: ApiClient,
  rule: string,
): Promise<{ readonly worker: ApiClient; readonly elsewhere: ApiClient }> {
  const { id } = (await admin.post('/v1/programs', { code: 'NORTH', name: 'North', target: 'individual' })).body;
  await admin.post('/v1/programs', { code: 'SOUTH', name: 'South', target: 'individual' });
  const manager = await amparo.api('program_admin', { programs: ['NORTH'] });
  await manager.post(`/v1/programs/${id as string}/rules`, { expression: rule });
  await manager.post(`/v1/programs/${id as string}/activate`);
  await ended(manager, (await manager.post(`/v1/programs/${id as string}/eligibility-runs`)).body.id as string);
  return {
    worker: await amparo.api('case_worker', { programs: ['NORTH'], subject: 'north' }),
    elsewhere: await amparo.api('case_worker', { programs: ['SOUTH'], subject: 'south' }),
  };
}
