import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { CycleMovesService } from './cycle-moves.service.js';
import { HAS_LINE_DUE } from './cycles.sql.js';

/** Completes cycles in which nothing is due any more, and opens those again in which something is. */
@Injectable()
export class CompleteCycle {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly moves: CycleMovesService,
  ) {}

  /** One with failed deliveries stays delivering. */
  ifDelivered(cycleId: string): Promise<void> {
    return this.uow.run(async () => {
      const cycle = await this.moves.lock(cycleId);
      if (cycle.state !== 'delivering') return;
      if ((await this.uow.row<{ found: boolean }>(HAS_LINE_DUE, [cycleId]))!.found) return;
      await this.moves.move(cycle, 'completed', 'delivered');
    });
  }

  /** Something came back: a completed cycle delivers again, unless nothing of it is due again. */
  openIfDue(cycleId: string): Promise<void> {
    return this.uow.run(async () => {
      const cycle = await this.moves.lock(cycleId);
      if (cycle.state === 'delivering') return;
      if ((await this.uow.row<{ found: boolean }>(HAS_LINE_DUE, [cycleId]))!.found)
        await this.moves.move(cycle, 'delivering', 'dispatched');
    });
  }
}
