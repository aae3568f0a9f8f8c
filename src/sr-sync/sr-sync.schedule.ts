import { Injectable, Logger } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { CronTime } from 'cron';
import { DateTime } from 'luxon';
import { AppConfig } from '#config/config.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { RequestContext } from '#platform/context/request-context.js';
import { AlreadyUnderWay } from '#platform/operations/operations.service.js';
import { Clock } from '#platform/time/clock.js';
import { SocialRegistriesService } from './social-registries.service.js';
import { SocialRegistry } from './social-registry.entity.js';
import { SyncRun } from './sync-run.entity.js';

/**
 * Looks once a minute which sources are due. A date missed by an outage is due at the next look. With several replicas
 * the first one orders the run; the others are refused by the database.
 */
@Injectable()
export class SrSyncSchedule {
  private readonly logger = new Logger('SrSync');

  constructor(
    private readonly uow: UnitOfWork,
    private readonly sources: SocialRegistriesService,
    private readonly clock: Clock,
    private readonly app: AppConfig,
  ) {}

  @Cron(CronExpression.EVERY_MINUTE, { name: 'sr-sync', waitForCompletion: true })
  async tick(): Promise<void> {
    if (!this.app.schedule) return;
    try {
      for (const source of await this.uow.repository(SocialRegistry).findBy({ active: true }))
        await this.orderIfDue(source);
    } catch (error) {
      this.logger.warn({ fault: (error as Error).name, during: 'schedule' }); // looked at again in a minute
    }
  }

  private async orderIfDue(source: SocialRegistry): Promise<void> {
    if (!source.schedule) return;
    const last = await this.uow
      .repository(SyncRun)
      .findOne({ where: { socialRegistryId: source.id }, order: { id: 'desc' } });
    const from = DateTime.fromJSDate(last?.createdAt ?? source.createdAt, { zone: 'utc' });
    if (new CronTime(source.schedule, 'UTC').getNextDateFrom(from).toMillis() > this.clock.now().getTime()) return;
    try {
      await RequestContext.asService(() => this.sources.order(source.id, 'full', source.createdBy));
    } catch (error) {
      if (!(error instanceof AlreadyUnderWay)) throw error;
    }
  }
}
