import { Injectable, Logger } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { AppConfig } from '#config/config.js';
import { RequestContext } from '#platform/context/request-context.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { AlreadyUnderWay } from '#platform/operations/operations.service.js';
import { faultOf } from '#platform/telemetry/fault-of.js';
import { Clock } from '#platform/time/clock.js';
import { BATCHES_TO_EXPIRE } from './expire-issued.sql.js';
import { ExpireIssuedService } from './expire-issued.service.js';

/** Looks every hour for batches of which the time to collect is over: one that was missed during an outage is caught up with. */
@Injectable()
export class ExpireIssuedSchedule {
  private readonly logger = new Logger('Disbursements');

  constructor(
    private readonly uow: UnitOfWork,
    private readonly expiring: ExpireIssuedService,
    private readonly clock: Clock,
    private readonly app: AppConfig,
  ) {}

  @Cron(CronExpression.EVERY_HOUR, { name: 'expire-issued', waitForCompletion: true })
  async tick(): Promise<void> {
    if (!this.app.schedule) return;
    try {
      await RequestContext.asService(() => this.orderDue());
    } catch (error) {
      this.logger.warn({ ...faultOf(error), during: 'schedule' }); // looked at again in an hour
    }
  }

  async orderDue(): Promise<void> {
    type Due = { readonly id: string; readonly programId: string; readonly createdBy: string };
    for (const { id, programId, createdBy } of await this.uow.rows<Due>(BATCHES_TO_EXPIRE, [this.clock.now()]))
      try {
        await this.expiring.orderFor(id, programId, createdBy);
      } catch (error) {
        if (error instanceof AlreadyUnderWay) continue; // another replica was first
        this.logger.warn({ ...faultOf(error), during: 'schedule', batch: id }); // the others expire all the same
      }
  }
}
