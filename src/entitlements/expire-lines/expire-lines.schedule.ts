import { Injectable, Logger } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { AppConfig } from '#config/config.js';
import { RequestContext } from '#platform/context/request-context.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { AlreadyUnderWay } from '#platform/operations/operations.service.js';
import { faultOf } from '#platform/telemetry/fault-of.js';
import { Clock } from '#platform/time/clock.js';
import { CYCLES_TO_EXPIRE } from './expire-lines.sql.js';
import { ExpireLinesService } from './expire-lines.service.js';

/** Looks every hour for cycles with lines whose last day is over: one that was missed during an outage is caught up with. */
@Injectable()
export class ExpireLinesSchedule {
  private readonly logger = new Logger('Entitlements');

  constructor(
    private readonly uow: UnitOfWork,
    private readonly expiring: ExpireLinesService,
    private readonly clock: Clock,
    private readonly app: AppConfig,
  ) {}

  @Cron(CronExpression.EVERY_HOUR, { name: 'expire-lines', waitForCompletion: true })
  async tick(): Promise<void> {
    if (!this.app.schedule) return;
    try {
      await RequestContext.asService(() => this.orderDue());
    } catch (error) {
      this.logger.warn({ ...faultOf(error), during: 'schedule' }); // looked at again in an hour
    }
  }

  async orderDue(): Promise<void> {
    const today = this.clock.now().toISOString().slice(0, 10);
    const due = await this.uow.rows<{ id: string; programId: string; createdBy: string }>(CYCLES_TO_EXPIRE, [today]);
    for (const { id, programId, createdBy } of due)
      try {
        await this.expiring.orderFor(id, programId, createdBy);
      } catch (error) {
        if (error instanceof AlreadyUnderWay) continue; // another replica was first
        this.logger.warn({ ...faultOf(error), during: 'schedule', cycle: id }); // the others expire all the same
      }
  }
}
