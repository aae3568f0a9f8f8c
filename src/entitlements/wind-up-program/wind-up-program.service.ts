import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RequestContext } from '#platform/context/request-context.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { FIRST_ID } from '#platform/ids/ids.js';
import { Clock } from '#platform/time/clock.js';
import { type Cancelled, type OpenWork, ProgramsService, WindingUp } from '#programs';
import { END_LINES } from '../expire-lines/expire-lines.sql.js';
import { FundLedgerService } from '../fund-ledger.service.js';
import { OpenDeliveries } from '../open-deliveries.js';
import { CLOSE_CYCLES, COUNT_LINES, NEXT_OPEN, WITHDRAW_SUBMISSIONS } from './wind-up-program.sql.js';

interface Line {
  readonly id: string;
  readonly registrantId: string;
}

interface Ended {
  readonly count: number;
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
    private readonly programs: ProgramsService,
    private readonly deliveries: OpenDeliveries,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.windingUp.register(this);
  }

  /** What is on its way is left out of what is cancelled, and the business of who sent it. */
  assertEndable(): Promise<void> {
    return Promise.resolve();
  }

  async count(programId: string): Promise<number> {
    return (await this.uow.row<{ open: number }>(COUNT_LINES, [programId]))!.open;
  }

  async cancelNext(programId: string, after: string | null, most: number): Promise<Cancelled | null> {
    await this.programs.hold(programId); // no batch is made of the lines meanwhile
    const lines = await this.uow.rows<Line>(NEXT_OPEN, [programId, after ?? FIRST_ID, most]);
    const last = lines.at(-1);
    if (!last) return null;
    const ids = lines.map(({ id }) => id);
    const registrants = lines.map(({ registrantId }) => registrantId);
    const underWay = new Set(await this.deliveries.openOf(registrants, ids)); // sent in a batch made while the program was closing
    const [, now, actor] = this.common(programId);
    const values = [ids.filter((id) => !underWay.has(id)), 'cancelled', now, actor, 'program_ended'];
    const { count, released } = (await this.uow.row<Ended>(END_LINES, values))!;
    await this.ledger.release(programId, released, 'program ended');
    return { count, last: last.id };
  }

  async close(programId: string): Promise<void> {
    await this.uow.change(WITHDRAW_SUBMISSIONS, this.common(programId));
    await this.uow.change(CLOSE_CYCLES, this.common(programId));
  }

  private common(programId: string): unknown[] {
    return [programId, this.clock.now(), RequestContext.requireActor().userId];
  }
}
