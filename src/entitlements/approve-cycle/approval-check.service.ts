import { Injectable, Logger } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { Cycle } from '../cycle.entity.js';
import { ApprovalVoid } from '../entitlements.errors.js';
import { CHANGED_LINES, DIGEST_LINES, FIND_APPROVAL } from './approve-cycle.sql.js';

/** Compares the lines as they stand with what was approved: a changed, added or removed line voids the approval. */
@Injectable()
export class ApprovalCheckService {
  private readonly logger = new Logger('Approval');

  constructor(private readonly uow: UnitOfWork) {}

  /** Throws {@link ApprovalVoid}; the ids of the lines at fault go to the log. */
  async assertHolds(cycleId: string): Promise<void> {
    const cycle = await this.uow.repository(Cycle).findOneBy({ id: cycleId });
    const approval = await this.uow.row<{ id: string; lines: string; digest: Buffer }>(FIND_APPROVAL, [
      cycleId,
      cycle?.revision ?? 0,
    ]);
    if (!approval) throw new ApprovalVoid(0, 0, 0);
    const now = await this.uow.row<{ lines: string; digest: Buffer }>(DIGEST_LINES, [cycleId, approval.id]);
    if (now!.digest.equals(approval.digest)) return;
    const changed = await this.uow.row<{ count: number; ids: string[] }>(CHANGED_LINES, [cycleId, approval.id]);
    this.logger.warn({ cycle: cycleId, approval: approval.id, lines: changed!.ids }, 'approval void');
    throw new ApprovalVoid(changed!.count, Number(approval.lines), Number(now!.lines));
  }
}
