import { Injectable, Logger } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { AppConfig } from '#config/config.js';
import { RequestContext } from '#platform/context/request-context.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { AlreadyUnderWay } from '#platform/operations/operations.service.js';
import { faultOf } from '#platform/telemetry/fault-of.js';
import { Clock } from '#platform/time/clock.js';
import { ProgramsService } from '#programs';
import { StatisticsTaken } from '../statistics.errors.js';
import { NOT_TAKEN } from './take-statistics.sql.js';
import { TakeStatistics } from './take-statistics.service.js';

/** Looks a few times an hour which programs lack today's statistics: a day that began during an outage is caught up with. */
@Injectable()
export class TakeStatisticsSchedule {
  private readonly logger = new Logger('Statistics');

  constructor(
    private readonly uow: UnitOfWork,
    private readonly taking: TakeStatistics,
    private readonly programs: ProgramsService,
    private readonly clock: Clock,
    private readonly app: AppConfig,
  ) {}

  @Cron(CronExpression.EVERY_10_MINUTES, { name: 'take-statistics', waitForCompletion: true })
  async tick(): Promise<void> {
    if (!this.app.schedule) return;
    try {
      await RequestContext.asService(() => this.takeDue());
    } catch (error) {
      this.logger.warn({ ...faultOf(error), during: 'schedule' }); // looked at again in ten minutes
    }
  }

  private async takeDue(): Promise<void> {
    const due = await this.uow.rows<{ programId: string }>(NOT_TAKEN, [this.clock.now().toISOString().slice(0, 10)]);
    for (const { programId } of due) await this.take(programId);
  }

  private async take(programId: string): Promise<void> {
    try {
      const { createdBy } = await this.programs.get(programId);
      await this.taking.orderFor(programId, createdBy);
    } catch (error) {
      if (error instanceof AlreadyUnderWay || error instanceof StatisticsTaken) return; // another replica was first
      this.logger.warn({ ...faultOf(error), during: 'schedule', program: programId }); // the others are taken all the same
    }
  }
}
