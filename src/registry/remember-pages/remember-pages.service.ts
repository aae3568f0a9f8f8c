import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import type { RememberedPage } from '../absorb-records/told-memory.js';
import { FORGET_PAGES, PAGES_NEAR, REMEMBER_PAGE, REMEMBER_STILL } from './remember-pages.sql.js';

/** A list of a source that is read page by page. */
export interface ToldList {
  readonly sourceId: string;
  readonly list: string;
}

/**
 * What the records of a source came to when they were read, page by page: keyed digests of their bytes, and tokens and digests of their
 * entries. It saves the reading of what is the same, and decides nothing: what is recalled is compared with what is on file as ever.
 */
@Injectable()
export class RememberPages {
  constructor(private readonly uow: UnitOfWork) {}

  /** Pages that begin between the two places, neither of them included. */
  near({ sourceId, list }: ToldList, after: number, before: number): Promise<RememberedPage[]> {
    return this.uow.rows<RememberedPage>(PAGES_NEAR, [sourceId, list, after, before]);
  }

  /** In the unit of work of the caller, who writes what the page tells. `before`: the page at this place as it is remembered. */
  async keep(
    { sourceId, list }: ToldList,
    { place, records }: RememberedPage,
    runId: string,
    before: RememberedPage | undefined,
  ): Promise<void> {
    const isSame = before !== undefined && Buffer.compare(before.records, records) === 0;
    if (isSame && (await this.uow.change(REMEMBER_STILL, [sourceId, list, place, runId])) > 0) return;
    await this.uow.change(REMEMBER_PAGE, [sourceId, list, place, runId, records]);
  }

  /** What other runs than this one, which met every record of the source, have left. */
  async forgetOthers(sourceId: string, runId: string): Promise<void> {
    await this.uow.change(FORGET_PAGES, [sourceId, runId]);
  }
}
