import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RequestContext } from '#platform/context/request-context.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { Clock } from '#platform/time/clock.js';
import { WindingUp } from '#programs';
import { FundLedgerService } from '../fund-ledger.service.js';
import { CANCEL_LINES, CLOSE_CYCLES } from './wind-up-program.sql.js';

interface Released {
  readonly currency: string;
  readonly releasedMinor: string;
}

/** With a program end its cycles and what is still due: lines are cancelled, and what was reserved for them is available again. */
@Injectable()
export class WindUpProgramService implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly windingUp: WindingUp,
    private readonly ledger: FundLedgerService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.windingUp.register((programId) => this.cancelOpen(programId));
  }

  private async cancelOpen(programId: string): Promise<void> {
    const values = [programId, this.clock.now(), RequestContext.requireActor().userId];
    await this.uow.change(CLOSE_CYCLES, values);
    for (const { currency, releasedMinor } of await this.uow.rows<Released>(CANCEL_LINES, values)) {
      // a program ends once: its id is the reference that lets nothing be released twice
      const posting = { kind: 'release', programId, currency, amountMinor: BigInt(releasedMinor) } as const;
      await this.ledger.post({ ...posting, referenceId: programId, memo: 'program ended' });
    }
  }
}
