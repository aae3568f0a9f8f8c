import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { FENCE, HOLD_FENCE, MOVE_FENCE } from './rotate-index-key.sql.js';

/** Versions of the index key: every value is written under the required ones and at most under the allowed ones. */
export interface Fence {
  readonly required: readonly number[];
  readonly allowed: readonly number[];
  /** Every value has an entry under each of these. */
  readonly complete: readonly number[];
}

/** The row that writers are held to by the database, and readers compare with. It changes between writing transactions. */
@Injectable()
export class IndexFence {
  constructor(private readonly uow: UnitOfWork) {}

  /** Changes the fence in the ambient unit of work: waits for those who are writing entries, and they wait for the commit. */
  async move(change: (fence: Fence) => Partial<Fence>): Promise<void> {
    await this.uow.rows(HOLD_FENCE);
    const now = (await this.uow.row<Fence>(FENCE))!;
    const next = { ...now, ...change(now) };
    await this.uow.change(MOVE_FENCE, [next.required, next.allowed, next.complete].map(sorted));
  }
}

const sorted = (versions: readonly number[]): number[] => [...new Set(versions)].toSorted((a, b) => a - b);
