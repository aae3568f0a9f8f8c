import { Injectable, Logger } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { AppConfig } from '#config/config.js';
import { RequestContext } from '../context/request-context.js';
import { faultOf } from '../telemetry/fault-of.js';
import { Clock } from '../time/clock.js';
import { Facts } from './facts.service.js';

/** Readers that were away longer begin anew, with what stands in the rooms. */
const KEPT_DAYS = 90;

/** Lets go of old facts. */
@Injectable()
export class ForgetFacts {
  private readonly logger = new Logger('Facts');

  constructor(
    private readonly facts: Facts,
    private readonly app: AppConfig,
    private readonly clock: Clock,
  ) {}

  @Cron(CronExpression.EVERY_HOUR, { name: 'forget-facts', waitForCompletion: true })
  async hourly(): Promise<void> {
    if (!this.app.schedule) return;
    try {
      const before = new Date(this.clock.now().getTime() - KEPT_DAYS * 86_400_000);
      await RequestContext.asService(() => this.facts.forget(before));
    } catch (error) {
      this.logger.warn({ ...faultOf(error), during: 'forget' }); // looked at again in an hour
    }
  }
}
