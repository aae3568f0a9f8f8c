import { Injectable, Logger } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { AppConfig } from '#config/config.js';
import { RequestContext } from '#platform/context/request-context.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { AlreadyUnderWay } from '#platform/operations/operations.service.js';
import { faultOf } from '#platform/telemetry/fault-of.js';
import { Clock } from '#platform/time/clock.js';
import { dueRun, type LastRuns } from './due-run.js';
import { SocialRegistry } from './social-registry.entity.js';
import { type SyncMode, SyncRun } from './sync-run.entity.js';
import { SyncRunsService } from './sync-runs.service.js';

/**
 * Looks once a minute which sources are due. Whichever replica has locked a source's row decides and orders in one transaction:
 * the others pass it by, and see the run when they look again. So a date is one run, however many look.
 */
@Injectable()
export class SrSyncSchedule {
  private readonly logger = new Logger('SrSync');

  constructor(
    private readonly uow: UnitOfWork,
    private readonly runs: SyncRunsService,
    private readonly clock: Clock,
    private readonly app: AppConfig,
  ) {}

  @Cron(CronExpression.EVERY_MINUTE, { name: 'sr-sync', waitForCompletion: true })
  async tick(): Promise<void> {
    if (this.app.schedule) await this.orderDue();
  }

  /** Orders what is due. A fault is logged and looked at again: the other sources are ordered all the same. */
  async orderDue(): Promise<void> {
    try {
      const sources = await this.uow.repository(SocialRegistry).find({ where: { active: true }, select: { id: true } });
      for (const { id } of sources) await this.orderIfDue(id);
    } catch (error) {
      this.logger.warn({ ...faultOf(error), during: 'schedule' });
    }
  }

  private async orderIfDue(id: string): Promise<void> {
    try {
      await RequestContext.asService(() => this.uow.run(() => this.orderLocked(id)));
    } catch (error) {
      if (error instanceof AlreadyUnderWay) return; // due still when that one has ended
      this.logger.warn({ ...faultOf(error), during: 'schedule', source: id });
    }
  }

  private async orderLocked(id: string): Promise<void> {
    const lock = { mode: 'pessimistic_write' as const, onLocked: 'skip_locked' as const };
    const source = await this.uow.repository(SocialRegistry).findOne({ where: { id, active: true }, lock });
    if (!source) return; // another replica decides, or it was deactivated just now
    const mode = dueRun(source, await this.lastRuns(id), this.clock.now());
    if (mode) await this.runs.order(source, mode, { orderedBy: 'schedule', createdBy: source.createdBy });
  }

  private async lastRuns(id: string): Promise<LastRuns> {
    return { full: await this.lastRun(id, 'full'), any: await this.lastRun(id) };
  }

  private async lastRun(id: string, mode?: SyncMode): Promise<Date | null> {
    const where = { socialRegistryId: id, ...(mode ? { mode } : {}) };
    const last = await this.uow.repository(SyncRun).findOne({ where, order: { id: 'desc' } });
    return last?.createdAt ?? null;
  }
}
