import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RequestContext } from '#platform/context/request-context.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { Clock } from '#platform/time/clock.js';
import { WindingUp } from '#programs';
import { SomethingSent } from '../disbursements.errors.js';
import { ANY_SENT, CANCEL_UNSENT, CLOSE_BATCHES } from './wind-up-program.sql.js';

/** With a program end its deliveries: what was not sent is cancelled, what is on its way must arrive or fail first. */
@Injectable()
export class WindUpProgramService implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly windingUp: WindingUp,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.windingUp.register((programId) => this.cancelOpen(programId));
  }

  /** Cancels before it looks: what was cancelled is not sent in between. Throws {@link SomethingSent}. */
  private async cancelOpen(programId: string): Promise<void> {
    const values = [programId, this.clock.now(), RequestContext.requireActor().userId];
    await this.uow.change(CANCEL_UNSENT, values);
    if ((await this.uow.row<{ found: boolean }>(ANY_SENT, [programId]))!.found) throw new SomethingSent();
    await this.uow.change(CLOSE_BATCHES, values);
  }
}
