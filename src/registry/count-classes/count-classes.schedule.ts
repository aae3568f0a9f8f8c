import { Injectable, Logger } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { AppConfig } from '#config/config.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { faultOf } from '#platform/telemetry/fault-of.js';
import { AlreadyUnderWay } from '#platform/operations/operations.service.js';
import { Clock } from '#platform/time/clock.js';
import { Ladders } from '../show-attributes/ladders.service.js';
import { CURRENT_COUNT } from '../show-attributes/show-attributes.sql.js';
import { CountClasses } from './count-classes.service.js';

const DAY_MS = 24 * 3600 * 1000;

/** Has the classes counted once a day, and when a declaration has changed; also what an outage missed. With several replicas the first one orders it. */
@Injectable()
export class CountClassesSchedule {
  private readonly logger = new Logger('Classes');

  constructor(
    private readonly uow: UnitOfWork,
    private readonly counting: CountClasses,
    private readonly ladders: Ladders,
    private readonly clock: Clock,
    private readonly app: AppConfig,
  ) {}

  @Cron(CronExpression.EVERY_10_MINUTES, { name: 'count-classes', waitForCompletion: true })
  async tick(): Promise<void> {
    if (this.app.schedule) await this.orderIfDue();
  }

  async orderIfDue(): Promise<void> {
    try {
      if (await this.isDue()) await this.counting.orderUnasked();
    } catch (error) {
      if (!(error instanceof AlreadyUnderWay)) this.logger.warn({ ...faultOf(error), during: 'schedule' }); // again in ten minutes
    }
  }

  private async isDue(): Promise<boolean> {
    const last = await this.uow.row<{ asOf: Date; ladder: Buffer }>(CURRENT_COUNT);
    if (!last || this.clock.now().getTime() - last.asOf.getTime() >= DAY_MS) return true;
    return !(await this.ladders.on(last.asOf)).stamp.equals(last.ladder);
  }
}
