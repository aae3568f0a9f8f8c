import { Injectable, Logger } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { Cycle } from '../cycle.entity.js';
import { ApprovalVoid } from './approval-void.error.js';
import { APPROVALS, CHANGED_LINES, DIGEST_LINES } from './approve-cycle.sql.js';

interface Bound {
  readonly lines: string;
  readonly digest: Buffer;
}

/** Compares the lines as they stand with what was approved: a changed, added or removed line voids the approval. */
@Injectable()
export class ApprovalCheckService {
  private readonly logger = new Logger('Approval');

  constructor(private readonly uow: UnitOfWork) {}

  /** Throws {@link ApprovalVoid}, which names a few of the lines at fault; one that is gone can only be counted. */
  async assertHolds(cycleId: string): Promise<void> {
    const cycle = await this.uow.repository(Cycle).findOneBy({ id: cycleId });
    const approvals = await this.uow.rows<Bound & { id: string }>(APPROVALS, [cycleId, cycle?.revision ?? 0]);
    if (approvals.length === 0) throw new ApprovalVoid(0, 0, 0);
    const ids = approvals.map(({ id }) => id);
    const [found, now] = await Promise.all([
      this.uow.row<{ count: number; ids: string[] }>(CHANGED_LINES, [cycleId, ids]),
      this.boundNow(cycleId, ids),
    ]);
    const [changed, approved] = [found!, sum(approvals)];
    const isSame = approvals.every(({ digest }, at) => digest.equals(now[at]!.digest));
    if (isSame && changed.count === 0) return;
    this.logger.warn({ cycle: cycleId, approvals: ids, changed: changed.count }, 'approval void');
    throw new ApprovalVoid(changed.count, approved, sum(now), changed.ids);
  }

  private async boundNow(cycleId: string, approvalIds: readonly string[]): Promise<Bound[]> {
    const bound: Bound[] = [];
    for (const id of approvalIds) bound.push((await this.uow.row<Bound>(DIGEST_LINES, [cycleId, id]))!); // a handful of tranches
    return bound;
  }
}

const sum = (bound: readonly Bound[]): number => bound.reduce((lines, one) => lines + Number(one.lines), 0);
