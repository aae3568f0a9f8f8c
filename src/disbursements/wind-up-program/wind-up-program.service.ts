import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RequestContext } from '#platform/context/request-context.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { Clock } from '#platform/time/clock.js';
import { type Cancelled, type OpenWork, WindingUp } from '#programs';
import { SomethingSent } from '../disbursements.errors.js';
import { ANY_SENT, CANCEL_UNSENT, CLOSE_BATCHES, COUNT_UNSENT } from './wind-up-program.sql.js';

const FIRST = '00000000-0000-0000-0000-000000000000';

/** With a program end its deliveries: what was not sent is cancelled, what is on its way must arrive or fail first. */
@Injectable()
export class WindUpProgramService implements OpenWork, OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly windingUp: WindingUp,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.windingUp.register(this);
  }

  /** Throws {@link SomethingSent}. */
  async assertEndable(programId: string): Promise<void> {
    if ((await this.uow.row<{ found: boolean }>(ANY_SENT, [programId]))!.found) throw new SomethingSent();
  }

  async count(programId: string): Promise<number> {
    return (await this.uow.row<{ open: number }>(COUNT_UNSENT, [programId]))!.open;
  }

  async cancelNext(programId: string, after: string | null, most: number): Promise<Cancelled | null> {
    const values = [...this.common(programId), after ?? FIRST, most];
    const { count, last } = (await this.uow.row<{ count: number; last: string | null }>(CANCEL_UNSENT, values))!;
    return last === null ? null : { count, last };
  }

  async close(programId: string): Promise<void> {
    await this.uow.change(CLOSE_BATCHES, this.common(programId));
  }

  private common(programId: string): unknown[] {
    return [programId, this.clock.now(), RequestContext.requireActor().userId];
  }
}
