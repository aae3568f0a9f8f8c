import { Injectable } from '@nestjs/common';
import { currentCaller } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { Cursors } from '#platform/http/cursors.js';
import { type Page, pageOf, type PageQuery } from '#platform/http/page.js';
import { newId } from '#platform/ids/ids.js';
import { MoveNotAllowed } from '#platform/lifecycle/flow.js';
import { Clock } from '#platform/time/clock.js';
import { type MoveProgramDto, ProgramDto, ProgramMoveDto } from './program.dto.js';
import { PROGRAM_MOVES, type ProgramMove, type ProgramState } from './program.lifecycle.js';
import type { ProgramMoveRecord } from './program.record.js';
import { MOVE_PROGRAM, PROGRAM_HISTORY } from './program.sql.js';
import { ProgramWithoutRule } from './programs.errors.js';
import { ProgramsService } from './programs.service.js';
import { ReasonCodesService } from './reason-codes.service.js';
import { RuleVersion } from './rule-version.entity.js';

const FIRST = '00000000-0000-0000-0000-000000000000';

/** The life of a program: who moved it, when and why. */
@Injectable()
export class ProgramMovesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly programs: ProgramsService,
    private readonly reasons: ReasonCodesService,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  /**
   * Moves a program. Opening needs a rule ({@link ProgramWithoutRule}): without one nobody could be judged. Ending is an operation of
   * its own.
   */
  move(
    programId: string,
    move: Exclude<ProgramMove, 'end'>,
    { reason = 'requested' }: MoveProgramDto = {},
  ): Promise<ProgramDto> {
    const { to, from } = PROGRAM_MOVES[move];
    return this.uow.run(async () => {
      const { state } = await this.programs.visible(programId);
      assertMoves(state, from, to);
      await this.reasons.require('program', move, reason);
      if (to === 'active' && !(await this.uow.repository(RuleVersion).existsBy({ programId })))
        throw new ProgramWithoutRule();
      const values = [programId, to, from, newId(), currentCaller().userId, this.clock.now(), reason];
      const moved = await this.uow.change(MOVE_PROGRAM, values);
      const program = await this.programs.get(programId);
      if (moved === 0) assertMoves(program.state, from, to); // somebody else was first
      return ProgramDto.from(program);
    });
  }

  /** Every move, oldest first. */
  async history(programId: string, query: PageQuery): Promise<Page<ProgramMoveDto>> {
    await this.programs.visible(programId);
    const list = `program-history:${programId}`;
    const after = this.cursors.decode<string>(list, query.cursor) ?? FIRST;
    const rows = await this.uow.rows<ProgramMoveRecord>(PROGRAM_HISTORY, [programId, after, query.limit + 1]);
    return pageOf(this.cursors, list, rows, query.limit, (row) => row.id).map(ProgramMoveDto.from);
  }
}

function assertMoves(state: ProgramState, from: readonly ProgramState[], to: ProgramState): void {
  if (!from.includes(state)) throw new MoveNotAllowed('program', state, to);
}
