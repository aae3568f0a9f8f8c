import type { Api, Operation } from './api.js';
import type { Cast } from './cast.js';
import type { DemoProgram } from './enrol.js';
import type { Progress } from './progress.js';

interface Cycle {
  readonly id: string;
  readonly state: string;
}

/** Opens the first cycle of a program, prepares its entitlements, and has a second person approve them. Goes on where it stopped. */
export async function runCycle(cast: Cast, program: DemoProgram, progress: Progress): Promise<Cycle> {
  const manager = await cast.as('manager');
  const approver = await cast.as('approver');
  const opened = await manager.post<Cycle>(
    `/v1/programs/${program.id}/cycles`,
    { name: 'First round' },
    `demo-cycle-${program.code}`,
  );
  const state = async () => (await manager.get<Cycle>(`/v1/cycles/${opened.id}`)).state;
  if ((await state()) === 'draft') await step(manager, opened, 'prepare', `Prepare ${program.code}`, progress);
  if ((await state()) === 'prepared') await manager.post(`/v1/cycles/${opened.id}/submit`);
  if ((await state()) === 'to_approve') {
    progress.tell('  submitted; the approver is another person than who prepared');
    await step(approver, opened, 'approve', `Approve ${program.code}`, progress);
  }
  return opened;
}

/** Prepare and approve answer 202 with an operation; some services do it at once and answer the cycle. */
async function step(
  user: Api,
  cycle: Cycle,
  action: 'prepare' | 'approve',
  stage: string,
  progress: Progress,
): Promise<void> {
  await progress.follow(stage, user, await user.post<Operation>(`/v1/cycles/${cycle.id}/${action}`));
}
