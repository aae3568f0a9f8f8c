import { Injectable } from '@nestjs/common';
import { currentCaller } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { Clock } from '#platform/time/clock.js';
import { ProgramsService } from '#programs';
import { CompleteCycle } from './complete-cycle.service.js';
import { CycleMovesService } from './cycle-moves.service.js';
import type { EntitlementDto } from './entitlement.dto.js';
import { ENTITLEMENT_FLOW } from './entitlement.lifecycle.js';
import { LineUnderWay } from './entitlements.errors.js';
import { END_LINES } from './expire-lines/expire-lines.sql.js';
import { FundLedgerService } from './fund-ledger.service.js';
import { LinesService } from './lines.service.js';
import { OpenDeliveries } from './open-deliveries.js';
import { RESERVED_FOR_CHANGED } from './approve-cycle/approve-cycle.sql.js';
import { SubmissionsService } from './submissions.service.js';

/** What is reserved no more, by currency. */
interface Released {
  readonly released: Record<string, string>;
}

/** Cancels what is still due of one line. What was reserved for it is available again. */
@Injectable()
export class CancelLineService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly lines: LinesService,
    private readonly moves: CycleMovesService,
    private readonly submissions: SubmissionsService,
    private readonly completing: CompleteCycle,
    private readonly ledger: FundLedgerService,
    private readonly programs: ProgramsService,
    private readonly deliveries: OpenDeliveries,
    private readonly clock: Clock,
  ) {}

  /** Throws {@link LineUnderWay} while an attempt is open, SubmissionOpen for a draft that waits for approval. */
  async cancel(id: string, reason: string): Promise<EntitlementDto> {
    const { programId, cycleId, registrantId } = await this.lines.find(id);
    return this.uow.run(async () => {
      await this.programs.hold(programId); // no batch is made of it meanwhile
      const cycle = await this.moves.lock(cycleId);
      const { state } = await this.lines.find(id);
      ENTITLEMENT_FLOW.assert(state, 'cancelled');
      if (state === 'draft') await this.submissions.assertDraftsOpen(cycle);
      if ((await this.deliveries.openOf([registrantId], [id])).length > 0) throw new LineUnderWay();
      const values = [[id], 'cancelled', this.clock.now(), currentCaller().userId, reason];
      const ended = (await this.uow.row<Released>(END_LINES, values))!;
      const { released } = (await this.uow.row<Released>(RESERVED_FOR_CHANGED, [id])) ?? ended;
      await this.ledger.release(programId, released, reason);
      await this.completing.ifDelivered(cycleId);
      return this.lines.show(id);
    });
  }
}
