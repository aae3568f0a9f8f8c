import { Injectable } from '@nestjs/common';
import { CopyRows } from '#platform/database/copy-rows.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { workAhead } from '#platform/workers/work-ahead.js';
import { WorkerPool } from '#platform/workers/worker-pool.js';
import { CalculationsService } from '#programs';
import type { BenefitRecord } from '../benefit.entity.js';
import type { Cycle } from '../cycle.entity.js';
import { NEXT_ENROLLED } from './prepare-cycle.sql.js';

/** As many as are judged by one worker thread at once. */
const A_CHUNK = { individual: 5_000, group: 1_500 } as const;

/** What was calculated for the next of the enrolled, in key order. */
export interface CalculatedChunk {
  readonly after: string | null;
  readonly last: string;
  readonly enrolled: number;
  /** Of the table of staged amounts. */
  readonly rows: readonly Uint8Array[];
  /** Amounts of nothing, and amounts that could not be told. */
  readonly counts: Readonly<Record<'none' | 'undecided', number>>;
}

/** Calculates amounts as of a freeze, chunk by chunk in key order, as many in flight as there are worker threads. */
@Injectable()
export class CalculateLines {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly workers: WorkerPool,
    private readonly calculations: CalculationsService,
  ) {}

  async *chunks(
    { programId, freezeAt }: Cycle,
    benefits: readonly BenefitRecord[],
    after: string | null,
  ): AsyncGenerator<CalculatedChunk> {
    const calculated = benefits.map(({ calculation }) => calculation!);
    const parameters = await this.calculations.typed(programId, calculated);
    const size = A_CHUNK[parameters.target];
    const pieces = workAhead<{ after: string | null; ids: readonly string[]; last: string }, CalculatedChunk>(
      async (before) => {
        const from = before?.last ?? after;
        const rows = await this.uow.rows<{ id: string }>(NEXT_ENROLLED, [programId, freezeAt, from, size]);
        return rows.length === 0 ? null : { after: from, ids: rows.map(({ id }) => id), last: rows.at(-1)!.id };
      },
      async (piece) => {
        const judged = await this.calculations.judge(piece.ids, freezeAt, parameters);
        return { after: piece.after, last: piece.last, enrolled: piece.ids.length, ...copied(judged, benefits) };
      },
      this.workers.size + 1,
    );
    for await (const { result } of pieces) yield result;
  }
}

/** Made once: a transaction that deadlocked is repeated with the same rows. */
function copied(
  { ids, results }: { readonly ids: readonly string[]; readonly results: readonly (bigint | null)[][] },
  benefits: readonly BenefitRecord[],
): Pick<CalculatedChunk, 'rows' | 'counts'> {
  const rows = new CopyRows(3);
  const counts = { none: 0, undecided: 0 };
  ids.forEach((id, at) => {
    for (const [which, units] of results[at]!.entries())
      if (units === null) counts.undecided++;
      else if (units === 0n) counts.none++;
      else rows.row().uuid(id).uuid(benefits[which]!.id).bigint(units);
  });
  return { rows: [rows.take()], counts };
}
