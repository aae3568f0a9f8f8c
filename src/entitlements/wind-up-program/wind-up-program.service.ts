import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RequestContext } from '#platform/context/request-context.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { Clock } from '#platform/time/clock.js';
import { type Cancelled, type OpenWork, WindingUp } from '#programs';
import { FundLedgerService } from '../fund-ledger.service.js';
import { CANCEL_LINES, CLOSE_CYCLES, COUNT_LINES, WITHDRAW_SUBMISSIONS } from './wind-up-program.sql.js';

const FIRST = '00000000-0000-0000-0000-000000000000';

interface Found {
  readonly count: number;
  readonly last: string | null;
  /** By currency, in minor units. */
  readonly released: Readonly<Record<string, string>>;
}

/** With a program end its cycles and what is still due: lines are cancelled, and what was reserved for them is available again. */
@Injectable()
export class WindUpProgramService implements OpenWork, OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly windingUp: WindingUp,
    private readonly ledger: FundLedgerService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.windingUp.register(this);
  }

  /** Lines can always be cancelled; what is on its way is the business of who sent it. */
  assertEndable(): Promise<void> {
    return Promise.resolve();
  }

  async count(programId: string): Promise<number> {
    return (await this.uow.row<{ open: number }>(COUNT_LINES, [programId]))!.open;
  }

  async cancelNext(programId: string, after: string | null, most: number): Promise<Cancelled | null> {
    const values = [...this.common(programId), after ?? FIRST, most];
    const { count, last, released } = (await this.uow.row<Found>(CANCEL_LINES, values))!;
    await this.ledger.release(programId, released, 'program ended');
    return last === null ? null : { count, last };
  }

  async close(programId: string): Promise<void> {
    await this.uow.change(WITHDRAW_SUBMISSIONS, this.common(programId));
    await this.uow.change(CLOSE_CYCLES, this.common(programId));
  }

  private common(programId: string): unknown[] {
    return [programId, this.clock.now(), RequestContext.requireActor().userId];
  }
}
