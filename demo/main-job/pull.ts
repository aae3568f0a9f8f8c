import type { Api, Operation } from './api.js';
import type { Progress } from './progress.js';

/** Pulls the whole social registry over HTTP. The second time unchanged records cost little. */
export async function pull(admin: Api, sourceId: string, registryUrl: string, progress: Progress): Promise<void> {
  const held = (await (await fetch(`${registryUrl}/admin/counts`)).json()) as { individuals: number; groups: number };
  progress.tell(
    `Social registry holds ${held.groups} households and ${held.individuals} individuals (members are listed again as individuals)`,
  );
  const run = await admin.post<Operation>(`/v1/social-registries/${sourceId}/sync-runs`, { mode: 'full' });
  const { counts } = await progress.follow('Pull records', admin, run, held.individuals + held.groups);
  const told = ['created', 'updated', 'unchanged', 'unidentified', 'quarantined'].map(
    (name) => `${name} ${counts[name] ?? 0}`,
  );
  progress.tell(`  registrants: ${told.join(', ')}`);
}
