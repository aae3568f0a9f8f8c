import { Injectable } from '@nestjs/common';
import { currentCaller } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { Stale } from '#platform/http/if-match.js';
import { Clock } from '#platform/time/clock.js';
import { ProgramsService } from '#programs';
import { ApprovalPolicyDto, type ChangeApprovalPolicyDto } from './approval-policy.dto.js';
import { ApprovalPolicy } from './approval-policy.entity.js';
import { KEEP_POLICY } from './submissions.sql.js';

/** How a program's cycles are approved: which stages, and what becomes of lines the fund does not reach for. */
@Injectable()
export class ApprovalPolicyService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly programs: ProgramsService,
    private readonly clock: Clock,
  ) {}

  /** What holds where nobody has said otherwise: one stage, and as many lines as the funds reach for. */
  async of(programId: string): Promise<ApprovalPolicy> {
    const said = await this.uow.repository(ApprovalPolicy).findOneBy({ programId });
    const unsaid = { changedBy: '', changedAt: new Date(0) };
    return said ?? { programId, stages: ['approve'], funding: 'partial', revision: 0, ...unsaid };
  }

  async show(programId: string): Promise<ApprovalPolicyDto> {
    await this.programs.visible(programId);
    return ApprovalPolicyDto.from(await this.of(programId));
  }

  /** As the caller saw it. What was submitted before is approved as it was to be. Throws Stale. */
  change(programId: string, revision: number, change: ChangeApprovalPolicyDto): Promise<ApprovalPolicyDto> {
    return this.uow.run(async () => {
      await this.programs.visible(programId);
      const { stages, funding } = await this.of(programId);
      const said = [change.stages ?? stages, change.funding ?? funding];
      const values = [programId, ...said, revision, currentCaller().userId, this.clock.now()];
      if ((await this.uow.change(KEEP_POLICY, values)) === 0) throw new Stale();
      return this.show(programId);
    });
  }
}
