import { Injectable, Logger } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { AppConfig } from '#config/config.js';
import { faultOf } from '#platform/telemetry/fault-of.js';
import { Clock } from '#platform/time/clock.js';
import { FindChanged } from './find-changed.service.js';

/** Lets go of old notes of who was written. */
@Injectable()
export class ForgetChangesSchedule {
  private readonly logger = new Logger('Changes');

  constructor(
    private readonly changed: FindChanged,
    private readonly app: AppConfig,
    private readonly clock: Clock,
  ) {}

  @Cron(CronExpression.EVERY_HOUR, { name: 'forget-changes', waitForCompletion: true })
  async hourly(): Promise<void> {
    if (!this.app.schedule) return;
    try {
      await this.changed.forget(this.clock.now());
    } catch (error) {
      this.logger.warn({ ...faultOf(error), during: 'forget' }); // looked at again in an hour
    }
  }
}
