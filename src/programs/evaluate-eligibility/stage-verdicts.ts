import { CopyRows } from '#platform/database/copy-rows.js';
import { stage } from '#platform/database/stage.js';
import type { UnitOfWork } from '#platform/database/unit-of-work.js';
import type { ScannedChunk } from '#registry';
import { EXCLUDE_ENROLLED } from '../exclude-enrolled/exclude-enrolled.sql.js';
import type { Exclusion } from '../exclude-enrolled/exclusions.service.js';
import type { RuleVersion } from '../rule-version.entity.js';
import { OUTCOMES } from './eligibility.judge.js';
import { DEMAND_IDENTIFIER } from './evaluate-eligibility.sql.js';
import { JUDGED } from './judged.js';

/** The judge that a run and a preview hand to the worker threads. */
export const JUDGE_RULE = {
  module: new URL('./eligibility.judge.js', import.meta.url).href,
  name: 'judgeEligibility',
} as const;

/** What a rule version asks besides its expression. */
export interface Besides {
  readonly programId: string;
  readonly demand: Pick<RuleVersion, 'requiredIdClass' | 'requiredIdType'>;
  readonly exclusion: Exclusion;
}

/** The outcomes of a chunk, to be copied: made once, since a transaction that deadlocked is repeated with the same rows. */
export function verdictRows(chunk: ScannedChunk<number>): readonly Uint8Array[] {
  const rows = new CopyRows(3);
  chunk.ids.forEach((id, index) => rows.row().uuid(id).text(OUTCOMES[chunk.results[index]!]!).text(null));
  return [rows.take()];
}

/** The verdicts of a chunk as they stand in the end, in {@link JUDGED} of the transaction in hand. */
export async function stageVerdicts(
  uow: UnitOfWork,
  rows: readonly Uint8Array[],
  { programId, demand, exclusion }: Besides,
  asOf: string,
): Promise<void> {
  const { requiredIdClass, requiredIdType } = demand;
  await stage(uow.client, JUDGED.table, JUDGED.columns, rows);
  if (requiredIdClass !== null || requiredIdType !== null)
    await uow.change(DEMAND_IDENTIFIER, [requiredIdClass, requiredIdType, asOf]);
  if (exclusion.others.length > 0) await uow.change(EXCLUDE_ENROLLED, [programId, exclusion.others, exclusion.mutual]);
}
