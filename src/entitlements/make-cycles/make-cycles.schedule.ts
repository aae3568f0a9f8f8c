import { Injectable, Logger } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { AppConfig } from '#config/config.js';
import { RequestContext } from '#platform/context/request-context.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { faultOf } from '#platform/telemetry/fault-of.js';
import { SCHEDULED } from '../cycle-schedules.sql.js';
import { MakeCycles } from './make-cycles.service.js';

/** Looks every minute which cycles have come: those of an outage are made after it, each as of its own freeze. */
@Injectable()
export class MakeCyclesSchedule {
  private readonly logger = new Logger('Entitlements');

  constructor(
    private readonly uow: UnitOfWork,
    private readonly making: MakeCycles,
    private readonly app: AppConfig,
  ) {}

  @Cron(CronExpression.EVERY_MINUTE, { name: 'make-cycles', waitForCompletion: true })
  async tick(): Promise<void> {
    if (!this.app.schedule) return;
    try {
      await RequestContext.asService(() => this.makeDue());
    } catch (error) {
      this.logger.warn({ ...faultOf(error), during: 'schedule' }); // looked at again in a minute
    }
  }

  async makeDue(): Promise<void> {
    for (const { programId } of await this.uow.rows<{ programId: string }>(SCHEDULED))
      try {
        await this.making.due(programId);
      } catch (error) {
        this.logger.warn({ ...faultOf(error), during: 'schedule', program: programId }); // the others are made all the same
      }
  }
}
