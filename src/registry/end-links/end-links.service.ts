import { Injectable } from '@nestjs/common';
import { RegistryConfig } from '#config/config.js';
import { RequestContext } from '#platform/context/request-context.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { Clock } from '#platform/time/clock.js';
import type { PullRun } from '../absorb-records/decided-entry.js';
import { KNOWN_MATCHES } from '../absorb-records/match-by-identifier.sql.js';
import { DISABLE_GONE, END_PART, FIND_MISSING, FORGET_MISSING, FORGET_SEEN } from './end-links.sql.js';

/** Links that end in one transaction, at most. */
const PART = 10_000;

/** What a full pull did not meet. */
export interface Missing {
  /** Live links, and those of them that were not met. */
  readonly live: number;
  readonly missing: number;
  /** Parts in which they are to end; none where so many are missing that somebody must confirm it first. */
  readonly parts: number;
}

/** What one part ended. */
export interface EndedPart {
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
   * In the unit of work of the caller, after a full pull met its last record: notes what it did not meet, to be ended part by part.
   * Where that is more than `AMPARO_MOST_GONE_PERCENT` of the live links nothing is noted, unless `confirmed`.
   */
  async findMissing(sourceId: string, run: PullRun, confirmed: boolean, partSize = PART): Promise<Missing> {
    const most = confirmed ? null : this.config.mostGonePercent;
    await this.uow.change(FORGET_MISSING, [sourceId]); // of an attempt that was broken off
    return (await this.uow.row<Missing>(FIND_MISSING, [sourceId, run.id, run.beganAt, most, partSize]))!;
  }

  /** In the unit of work of the caller, who commits its checkpoint with it: ends one part, counted from 0. Twice is as once. */
  async endPart(sourceId: string, run: PullRun, part: number): Promise<EndedPart> {
    const now = this.clock.now();
    const told = (await this.uow.row<EndedPart>(END_PART, [sourceId, run.id, part, run.beganAt, now]))!;
    const by = RequestContext.requireActor().userId;
    if (this.config.disablesGone && told.gone > 0)
      await this.uow.change(DISABLE_GONE, [sourceId, now, by, run.id, part]);
    return told;
  }

  /** Drops what was noted for other runs of the source than this one. */
  async forget(sourceId: string, exceptRunId: string | null): Promise<void> {
    await this.uow.change(FORGET_SEEN, [sourceId, exceptRunId]);
    await this.uow.change(FORGET_MISSING, [sourceId]);
  }

  /** How many entries a pull brought that hold an identifier of an entry that was there. As the worker. */
  async knownMatches(sourceId: string, { beganAt }: PullRun): Promise<number> {
    return (await this.uow.row<{ count: number }>(KNOWN_MATCHES, [sourceId, beganAt]))!.count;
  }
}
