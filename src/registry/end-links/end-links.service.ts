import { Injectable } from '@nestjs/common';
import { RegistryConfig } from '#config/config.js';
import { RequestContext } from '#platform/context/request-context.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { Clock } from '#platform/time/clock.js';
import type { PullRun } from '../absorb-records/decided-entry.js';
import { KNOWN_MATCHES } from '../absorb-records/match-by-identifier.sql.js';
import { DISABLE_GONE, END_MISSING, FORGET_SEEN } from './end-links.sql.js';

/** What a full pull did not meet, and what became of it. */
export interface Missing {
  /** Live links before, and those of them that were not met. */
  readonly live: number;
  readonly missing: number;
  /** Links that ended: all that were not met, or none of so many. */
  readonly gone: number;
  /** Memberships that ended with their group. */
  readonly ended: number;
}

/** Ends the links of records that are not at their source any more. Nothing of a person is deleted by it. */
@Injectable()
export class EndLinks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly config: RegistryConfig,
  ) {}

  /**
   * In the unit of work of the caller, after a full pull met its last record. Where more than `AMPARO_MOST_GONE_PERCENT` of the
   * live links would end nothing does, unless `confirmed`.
   */
  async endMissing(sourceId: string, run: PullRun, confirmed: boolean): Promise<Missing> {
    const now = this.clock.now();
    const most = confirmed ? null : this.config.mostGonePercent;
    const found = (await this.uow.row<Missing>(END_MISSING, [sourceId, run.id, run.beganAt, now, most]))!;
    const by = RequestContext.requireActor().userId;
    if (this.config.disablesGone && found.gone > 0) await this.uow.change(DISABLE_GONE, [sourceId, now, by]);
    if (found.gone === found.missing) await this.forget(sourceId, null);
    return found;
  }

  /** Drops what was noted for other runs of the source than this one. */
  async forget(sourceId: string, exceptRunId: string | null): Promise<void> {
    await this.uow.change(FORGET_SEEN, [sourceId, exceptRunId]);
  }

  /** How many entries a pull brought that hold an identifier of an entry that was there. As the worker. */
  async knownMatches(sourceId: string, { beganAt }: PullRun): Promise<number> {
    return (await this.uow.row<{ count: number }>(KNOWN_MATCHES, [sourceId, beganAt]))!.count;
  }
}
