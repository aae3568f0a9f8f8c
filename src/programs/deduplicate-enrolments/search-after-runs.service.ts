import { Injectable } from '@nestjs/common';
import type { OperationRecord, OperationRun } from '#platform/operations/operation.js';
import { AlreadyUnderWay, OperationsService } from '#platform/operations/operations.service.js';
import { Clock } from '#platform/time/clock.js';
import { DeduplicationService } from '../deduplication.service.js';
import { DeduplicationOff } from '../duplicates.errors.js';

export const SEARCH = 'deduplicate-enrolments';
const EVALUATION = 'evaluate-eligibility';

/** Fixed when a search is ordered: a repetition after a crash goes by the same criteria as of the same day. */
export interface SearchParameters {
  readonly asOf: string;
  readonly deduplicationId: string;
  /** The run of eligibility after which it was ordered; absent: somebody ordered it. */
  readonly after?: string;
}

/**
 * Orders searches for duplicates: by hand, and after every run of eligibility, so that whoever it enrolled is looked at before
 * a cycle is prepared, which waits for both.
 */
@Injectable()
export class SearchAfterRuns {
  constructor(
    private readonly operations: OperationsService,
    private readonly deduplication: DeduplicationService,
    private readonly clock: Clock,
  ) {}

  /** Goes by the newest version. Throws {@link DeduplicationOff}; {@link AlreadyUnderWay}. */
  async order(programId: string, after?: string): Promise<OperationRecord> {
    const { id: deduplicationId, policy } = await this.deduplication.newest(programId);
    if (policy === 'off' || deduplicationId === null) throw new DeduplicationOff();
    const parameters: SearchParameters = {
      asOf: this.clock.now().toISOString(),
      deduplicationId,
      ...(after === undefined ? {} : { after }),
    };
    return this.operations.order({ kind: SEARCH, subject: programId, programId, parameters: { ...parameters } });
  }

  /** At the end of a run of eligibility, which is still under way: nothing comes in between. */
  orderAfter({ id, subject }: Pick<OperationRun, 'id' | 'subject'>): Promise<void> {
    return this.orderUnlessUnderWay(subject, id);
  }

  /**
   * When a run of eligibility or a search has ended: if the last run ended without a search that began after it. A search that was
   * under way when the run ended may have passed over whom it enrolled; its own end asks again.
   */
  async orderIfDue(programId: string): Promise<void> {
    const run = await this.operations.lastEnded(EVALUATION, programId);
    if (!run?.startedAt) return;
    const search = await this.operations.lastEnded(SEARCH, programId);
    const { after } = (search?.parameters ?? {}) as Partial<SearchParameters>;
    if (search && (after === run.id || search.createdAt >= run.finishedAt!)) return;
    await this.orderUnlessUnderWay(programId, run.id);
  }

  private async orderUnlessUnderWay(programId: string, after: string): Promise<void> {
    const { policy } = await this.deduplication.newest(programId);
    if (policy === 'off' || (await this.operations.isUnderWay(SEARCH, programId))) return;
    try {
      await this.order(programId, after);
    } catch (error) {
      if (!(error instanceof AlreadyUnderWay)) throw error;
    }
  }
}
