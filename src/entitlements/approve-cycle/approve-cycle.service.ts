import { Injectable, type OnModuleInit } from '@nestjs/common';
import { currentCaller, OperationDto } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { newId } from '#platform/ids/ids.js';
import { MoveNotAllowed } from '#platform/lifecycle/flow.js';
import type { OperationHandler, OperationRun } from '#platform/operations/operation.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { Clock } from '#platform/time/clock.js';
import { ProgramsService } from '#programs';
import type { ApprovalStage } from '../approval-stages.js';
import { CycleMovesService } from '../cycle-moves.service.js';
import type { Cycle } from '../cycle.entity.js';
import { CyclesService } from '../cycles.service.js';
import {
  MakerIsChecker,
  NothingToApprove,
  StageNotDue,
  StagePassed,
  SubmissionChanged,
} from '../entitlements.errors.js';
import type { Submission } from '../submission.record.js';
import { SubmissionsService } from '../submissions.service.js';
import { IS_MAKER, SIGN_OFF } from '../submissions.sql.js';
import { DIGEST_DRAFTS, KEEP_APPROVAL } from './approve-cycle.sql.js';
import { type Bound, CoverLines } from './cover-lines.service.js';

/**
 * Passes a stage of what was submitted. The last stage binds the lines (digest), reserves the money and moves lines and cycle: one
 * transaction, all of it or nothing. A million lines take about a minute, so it is an operation; what refuses it is
 * answered when it is ordered, and judged again in it.
 */
@Injectable()
export class ApproveCycleService implements OperationHandler, OnModuleInit {
  readonly kind = 'approve-cycle';

  constructor(
    private readonly uow: UnitOfWork,
    private readonly operations: OperationsService,
    private readonly cycles: CyclesService,
    private readonly submissions: SubmissionsService,
    private readonly moves: CycleMovesService,
    private readonly covering: CoverLines,
    private readonly programs: ProgramsService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.operations.register(this);
  }

  async order(cycleId: string, stage: ApprovalStage): Promise<OperationDto> {
    const cycle = await this.cycles.visible(cycleId);
    await this.programs.requireOpen(cycle.programId);
    const { funding } = await this.due(cycle, stage, currentCaller().userId);
    if (funding === 'all_or_nothing') await this.covering.assertCovered(cycle);
    const order = { kind: this.kind, subject: cycleId, programId: cycle.programId, parameters: { stage } };
    return OperationDto.from(await this.operations.order(order));
  }

  async run(run: OperationRun): Promise<void> {
    if (run.cursor) return;
    const stage = (run.parameters['stage'] as ApprovalStage | undefined) ?? 'approve';
    await run.chunk(async () => {
      await this.programs.requireOpen((await this.cycles.get(run.subject)).programId); // it may have been paused since this was ordered
      const cycle = await this.moves.lock(run.subject);
      const submission = await this.due(cycle, stage, run.createdBy);
      const isLast = submission.stages.at(-1) === stage;
      const drafts = isLast && submission.signOffs.length === 0 ? undefined : await this.unchangedDrafts(submission);
      const lines = isLast
        ? await this.approve(cycle, submission, stage, run.createdBy)
        : await this.signOff(submission, stage, run.createdBy, drafts!);
      return { cursor: { approved: true }, done: lines, total: lines, counts: { approved: isLast ? lines : 0 } };
    });
  }

  /** The digest is of the lines as they are written and held: nothing can change in between. */
  private async approve(cycle: Cycle, submission: Submission, stage: ApprovalStage, by: string): Promise<number> {
    const [approvalId, at] = [newId(), this.clock.now()];
    const bound = await this.covering.approve(cycle, submission.funding, approvalId, by);
    await this.covering.reserve(cycle, approvalId, bound);
    const what = [bound.lines, JSON.stringify(bound.totals), bound.digest];
    await this.uow.change(KEEP_APPROVAL, [approvalId, submission.id, cycle.id, cycle.revision, by, at, ...what]);
    await this.signOff(submission, stage, by, bound);
    await this.submissions.end(cycle.id, 'approved', null);
    if (cycle.state === 'to_approve') await this.moves.move(cycle, 'approved', 'approved');
    if (cycle.state === 'completed') await this.moves.move(cycle, 'delivering', 'supplemented');
    return Number(bound.lines);
  }

  private async signOff({ id }: Submission, stage: ApprovalStage, by: string, bound: Bound): Promise<number> {
    await this.uow.change(SIGN_OFF, [newId(), id, stage, by, this.clock.now(), bound.lines, bound.digest]);
    return Number(bound.lines);
  }

  /** The drafts as they are now, which are those that whoever came before has seen. */
  private async unchangedDrafts({ cycleId, signOffs }: Submission): Promise<Bound> {
    const drafts = (await this.uow.row<Bound>(DIGEST_DRAFTS, [cycleId]))!;
    if (Number(drafts.lines) === 0) throw new NothingToApprove();
    if (signOffs.some(({ digest }) => digest !== drafts.digest.toString('hex'))) throw new SubmissionChanged();
    return drafts;
  }

  /** What is open, if this stage of it is due and the caller may pass it. */
  private async due(cycle: Cycle, stage: ApprovalStage, userId: string): Promise<Submission> {
    const submission = await this.submissions.open(cycle.id);
    if (!submission) throw new MoveNotAllowed('cycle', cycle.state, 'approved');
    if ((await this.uow.row<{ found: boolean }>(IS_MAKER, [cycle.id, userId]))!.found) throw new MakerIsChecker();
    if (submission.signOffs.some(({ actorId }) => actorId === userId)) throw new StagePassed();
    const due = submission.stages[submission.signOffs.length]!;
    if (due !== stage) throw new StageNotDue(due);
    return submission;
  }
}
