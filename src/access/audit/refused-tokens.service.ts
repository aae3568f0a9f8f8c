import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { AuditTrail } from '#platform/audit/audit-trail.js';
import { faultOf } from '#platform/telemetry/fault-of.js';

const TELL_EVERY_MS = 60_000;

/** Requests refused for want of a good token: told as one number a minute, so that a flood of them does not flood the trail. */
@Injectable()
export class RefusedTokens implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Audit');
  private refused = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly trail: AuditTrail) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.tell(), TELL_EVERY_MS).unref();
  }

  count(): void {
    this.refused++;
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.tell();
  }

  /** Records how many there were since the last time; those that cannot be recorded now are told with the next. */
  async tell(): Promise<void> {
    const count = this.refused;
    if (count === 0) return;
    this.refused -= count;
    try {
      const nobody = { objectKind: null, objectId: null, programId: null } as const;
      await this.trail.record({ action: 'authentication:refuse', ...nobody, outcome: 'refused', facts: { count } });
    } catch (error) {
      this.refused += count;
      this.logger.warn({ ...faultOf(error), during: 'telling refused tokens' });
    }
  }
}
