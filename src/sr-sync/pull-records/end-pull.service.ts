import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import type { ChunkProgress } from '#platform/operations/operation.js';
import { EndLinks, type PullRun, RememberPages } from '#registry';
import { QuarantineKeys } from '../quarantine/quarantine-keys.service.js';
import { SetAsideRecords } from '../quarantine/set-aside.service.js';
import { COMPLETE_RUN, MOVE_WATERMARK } from './pull-records.sql.js';

/**
 * Where the end of a pull is: `end` when the last record was met, then the next part of what was not met, counted from 0 and as many
 * as there are; `complete` when all that follows from it is done, `held` when it may not be before somebody confirms it.
 */
export type Ending = 'end' | { readonly part: number; readonly parts: number } | 'complete' | 'held';

/** What a pull does when it has met the last record of its source. */
@Injectable()
export class EndPull {
  constructor(
    private readonly links: EndLinks,
    private readonly memory: RememberPages,
    private readonly aside: SetAsideRecords,
    private readonly keys: QuarantineKeys,
    private readonly uow: UnitOfWork,
  ) {}

  /** Drops what earlier runs of the source noted: this one is about to note anew. */
  async begin(sourceId: string, { id }: PullRun): Promise<void> {
    await this.links.forget(sourceId, id);
  }

  /** The next step from where the end is, in the unit of work of the caller. `confirmed`: however many are gone. */
  step(sourceId: string, pull: PullRun, confirmed: boolean, at: Ending): Promise<Step> {
    if (typeof at === 'string') return this.find(sourceId, pull, confirmed);
    return at.part < at.parts ? this.endPart(sourceId, pull, at) : this.complete(sourceId, pull);
  }

  /** When the end is committed. */
  async ended({ id }: PullRun): Promise<void> {
    await this.keys.forgetDecided(id);
  }

  private async find(sourceId: string, pull: PullRun, confirmed: boolean): Promise<Step> {
    const counts = { knownMatches: confirmed ? 0 : await this.links.knownMatches(sourceId, pull) };
    if (!pull.full) return { ...(await this.complete(sourceId, pull)), counts };
    const { missing, parts } = await this.links.findMissing(sourceId, pull, confirmed);
    const isHeld = missing > 0 && parts === 0;
    if (isHeld) return { cursor: 'held', done: 0, counts: { ...counts, missing } };
    return { cursor: { part: 0, parts }, done: 0, counts: { ...counts, gone: 0, ended: 0 } };
  }

  private async endPart(sourceId: string, pull: PullRun, { part, parts }: Exclude<Ending, string>): Promise<Step> {
    const { gone, ended } = await this.links.endPart(sourceId, pull, part);
    return { cursor: { part: part + 1, parts }, done: 0, counts: { gone, ended } };
  }

  /** Everything was taken in: what comes after the start of this run, an incremental one may ask for alone. */
  private async complete(sourceId: string, pull: PullRun): Promise<Step> {
    if (pull.full) {
      await this.links.forget(sourceId, null);
      await this.memory.forgetOthers(sourceId, pull.id);
      await this.aside.supersede(sourceId, pull.id);
    }
    await this.uow.change(COMPLETE_RUN, [pull.id]);
    await this.uow.change(MOVE_WATERMARK, [sourceId, pull.id]);
    return { cursor: 'complete', done: 0 };
  }
}

/** What one step did, and where the end is then. */
export interface Step extends ChunkProgress {
  readonly cursor: Ending;
}
