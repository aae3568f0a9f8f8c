import { Injectable, Logger } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { AppConfig, RegistryConfig } from '#config/config.js';
import { AuditTrail } from '#platform/audit/audit-trail.js';
import { RequestContext } from '#platform/context/request-context.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { faultOf } from '#platform/telemetry/fault-of.js';
import { Clock } from '#platform/time/clock.js';
import { QuarantineKeys } from './quarantine-keys.service.js';
import { AGED } from './quarantine.sql.js';
import { SetAsideRecords } from './set-aside.service.js';

const DAY_MS = 86_400_000;
const CHUNK = 1_000;

/**
 * Gives up, once an hour, what nobody has decided in `AMPARO_QUARANTINE_DAYS`: what was kept of it is wiped. A source that still
 * tells it so has it set aside anew. With several replicas each record is given up by one of them.
 */
@Injectable()
export class DiscardAged {
  private readonly logger = new Logger('SrSync');

  constructor(
    private readonly uow: UnitOfWork,
    private readonly aside: SetAsideRecords,
    private readonly keys: QuarantineKeys,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
    private readonly config: RegistryConfig,
    private readonly app: AppConfig,
  ) {}

  @Cron(CronExpression.EVERY_HOUR, { name: 'quarantine', waitForCompletion: true })
  async tick(): Promise<void> {
    if (!this.app.schedule) return;
    try {
      await this.discard();
    } catch (error) {
      this.logger.warn({ ...faultOf(error), during: 'quarantine' }); // again in an hour
    }
  }

  /** How many were given up. */
  discard(): Promise<number> {
    return RequestContext.asService(async () => {
      const { quarantineDays } = this.config;
      if (quarantineDays === 0) return 0;
      const before = new Date(this.clock.now().getTime() - quarantineDays * DAY_MS);
      let total = 0;
      for (let given = CHUNK; given === CHUNK; total += given)
        given = await this.uow.run(() => this.discardSome(before, quarantineDays));
      if (total > 0) await this.keys.forgetDecided();
      return total;
    });
  }

  private async discardSome(before: Date, days: number): Promise<number> {
    const ids = (await this.uow.rows<{ id: string }>(AGED, [before, CHUNK])).map(({ id }) => id);
    if (ids.length === 0) return 0;
    const count = await this.aside.move(ids, 'discarded', 'undecided_for_long');
    if (count === 0) return 0; // another replica did it
    const event = { action: 'quarantine:discard', objectKind: 'quarantined-record', objectId: null, programId: null };
    await this.trail.record({ ...event, moreIds: ids, outcome: 'succeeded', facts: { count, days } });
    return count;
  }
}
