import { Injectable } from '@nestjs/common';
import { currentCaller, ScopeService } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Cursors } from '#platform/http/cursors.js';
import { type Page, pageOf } from '#platform/http/page.js';
import { MoveNotAllowed } from '#platform/lifecycle/flow.js';
import { Clock } from '#platform/time/clock.js';
import { EnrolmentMovesService } from './enrolment-moves.service.js';
import {
  type AcceptProposalDto,
  type DeclineProposalDto,
  ProposalDto,
  type ProposalRecord,
  type ProposalsQuery,
} from './proposal.dto.js';
import { DECIDE, PROPOSALS } from './proposal.sql.js';
import { ProgramsService } from './programs.service.js';
import { ReasonCodesService } from './reason-codes.service.js';

const FIRST = '00000000-0000-0000-0000-000000000000';

/** What failed re-checks propose: a person decides. */
@Injectable()
export class ProposalsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly programs: ProgramsService,
    private readonly moves: EnrolmentMovesService,
    private readonly reasons: ReasonCodesService,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  async list(programId: string, { state, cursor, limit }: ProposalsQuery): Promise<Page<ProposalDto>> {
    await this.programs.visible(programId);
    const list = `proposals:${programId}:${state ?? ''}`;
    const after = this.cursors.decode<string>(list, cursor) ?? FIRST;
    const areas = await this.scope.areasIn(programId);
    const rows = await this.uow.rows<ProposalRecord>(PROPOSALS, [
      programId,
      state ?? null,
      after,
      limit + 1,
      areas,
      null,
    ]);
    return pageOf(this.cursors, list, rows, limit, (row) => row.id).map(ProposalDto.from);
  }

  /** The enrolment is moved, and the proposal is settled. Throws MoveNotAllowed when either stands otherwise by now. */
  accept(programId: string, proposalId: string, { move, reason }: AcceptProposalDto): Promise<ProposalDto> {
    return this.decide(programId, proposalId, 'accepted', reason, ({ enrolmentId }) =>
      this.moves.moveNow(programId, enrolmentId, move, reason),
    );
  }

  /** The enrolment stays as it is; not proposed again under the same rule version. */
  decline(programId: string, proposalId: string, { reason }: DeclineProposalDto): Promise<ProposalDto> {
    return this.decide(programId, proposalId, 'declined', reason, () =>
      this.reasons.require('proposal', 'decline', reason),
    );
  }

  private decide(
    programId: string,
    proposalId: string,
    decision: 'accepted' | 'declined',
    reason: string,
    effect: (proposal: ProposalRecord) => Promise<void>,
  ): Promise<ProposalDto> {
    return this.uow.run(async () => {
      const proposal = await this.find(programId, proposalId);
      const values = [proposalId, programId, decision, reason, currentCaller().userId, this.clock.now()];
      if ((await this.uow.change(DECIDE, values)) === 0) {
        const { state } = await this.find(programId, proposalId);
        throw new MoveNotAllowed('proposal', state, decision);
      }
      await effect(proposal);
      return ProposalDto.from(await this.find(programId, proposalId));
    });
  }

  private async find(programId: string, proposalId: string): Promise<ProposalRecord> {
    await this.programs.visible(programId);
    const areas = await this.scope.areasIn(programId);
    const found = await this.uow.row<ProposalRecord>(PROPOSALS, [programId, null, FIRST, 1, areas, proposalId]);
    if (!found) throw new NotFound('proposal');
    return found;
  }
}
