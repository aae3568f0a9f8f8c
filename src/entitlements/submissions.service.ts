import { Injectable } from '@nestjs/common';
import { currentCaller } from '#access';
import { RequestContext } from '#platform/context/request-context.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { Cursors } from '#platform/http/cursors.js';
import { type Page, pageOf, type PageQuery } from '#platform/http/page.js';
import { newId } from '#platform/ids/ids.js';
import { Clock } from '#platform/time/clock.js';
import { ApprovalPolicyService } from './approval-policy.service.js';
import { CycleMovesService } from './cycle-moves.service.js';
import { CycleDto } from './cycle.dto.js';
import type { Cycle } from './cycle.entity.js';
import { CYCLE_FLOW, type CycleState } from './cycle.lifecycle.js';
import { CyclesService } from './cycles.service.js';
import { HAS_DRAFT_LINE } from './cycles.sql.js';
import { NothingSubmitted, NothingToApprove, SubmissionOpen } from './entitlements.errors.js';
import { SubmissionDto } from './submission.dto.js';
import type { Submission } from './submission.record.js';
import { END_SUBMISSION, OPEN_SUBMISSION, SUBMISSIONS, SUBMIT } from './submissions.sql.js';

/** States in which what is left over, or was added, is submitted by itself, as another tranche. */
export const APPROVED_BEFORE: readonly CycleState[] = ['approved', 'delivering', 'completed'];

/** What waits for approval: all drafts of a cycle, and later, in tranches, those that were left over or added. */
@Injectable()
export class SubmissionsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly cycles: CyclesService,
    private readonly moves: CycleMovesService,
    private readonly policies: ApprovalPolicyService,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  /** Submits every draft. A prepared cycle waits for approval from now on; one that was approved goes on as it is. */
  async submit(cycleId: string): Promise<CycleDto> {
    await this.cycles.visible(cycleId);
    return this.uow.run(async () => {
      const cycle = await this.moves.lock(cycleId);
      const isTranche = APPROVED_BEFORE.includes(cycle.state);
      if (!isTranche) CYCLE_FLOW.assert(cycle.state, 'to_approve');
      if (await this.open(cycleId)) throw new SubmissionOpen();
      if (!(await this.uow.row<{ found: boolean }>(HAS_DRAFT_LINE, [cycleId]))!.found) throw new NothingToApprove();
      const { stages, funding } = await this.policies.of(cycle.programId);
      const submittedBy = currentCaller().userId;
      const values = [newId(), cycleId, cycle.revision, stages, funding, submittedBy, this.clock.now()];
      await this.uow.change(SUBMIT, values);
      return CycleDto.from(
        isTranche ? cycle : await this.moves.move(cycle, 'to_approve', 'submitted', { submittedBy }),
      );
    });
  }

  /** Sends what was submitted back, to be looked at again: a cycle that waited for approval is prepared as before. */
  async reject(cycleId: string, reason: string): Promise<CycleDto> {
    await this.cycles.visible(cycleId);
    return this.uow.run(async () => {
      const cycle = await this.moves.lock(cycleId);
      if ((await this.end(cycleId, 'rejected', reason)) === 0) throw new NothingSubmitted(cycle.state);
      return CycleDto.from(cycle.state === 'to_approve' ? await this.moves.move(cycle, 'prepared', reason) : cycle);
    });
  }

  /** Newest first. */
  async list(cycleId: string, query: PageQuery): Promise<Page<SubmissionDto>> {
    await this.cycles.visible(cycleId);
    const list = `submissions:${cycleId}`;
    const before = this.cursors.decode<number>(list, query.cursor) ?? null;
    const rows = await this.uow.rows<Submission>(SUBMISSIONS, [cycleId, before, query.limit + 1]);
    return pageOf(this.cursors, list, rows, query.limit, (row) => row.number).map(SubmissionDto.from);
  }

  /** What waits for approval; undefined: nothing does. */
  open(cycleId: string): Promise<Submission | undefined> {
    return this.uow.row<Submission>(OPEN_SUBMISSION, [cycleId]);
  }

  /** Ends what is open of a cycle that is held. Counts it. */
  end(cycleId: string, how: Submission['state'], reason: string | null): Promise<number> {
    const by = RequestContext.requireActor().userId;
    return this.uow.change(END_SUBMISSION, [cycleId, how, by, this.clock.now(), reason]);
  }

  /** While drafts wait for approval none is added or taken away. The cycle must be held. Throws {@link SubmissionOpen}. */
  async assertDraftsOpen(cycle: Cycle): Promise<void> {
    if (await this.open(cycle.id)) throw new SubmissionOpen();
  }
}
