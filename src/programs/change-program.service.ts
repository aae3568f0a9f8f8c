import { Injectable } from '@nestjs/common';
import { changeAsSeen, given } from '#platform/database/change-as-seen.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { isDay } from '#platform/time/is-day.js';
import { GivePlacesService } from './give-places/give-places.service.js';
import { type ChangeProgramDto, ProgramDto } from './program.dto.js';
import { Program } from './program.entity.js';
import type { ProgramState } from './program.lifecycle.js';
import type { ProgramRecord } from './program.record.js';
import { ProgramClosed, ProgramUnfit } from './programs.errors.js';
import { ProgramsService } from './programs.service.js';
import { RulesService } from './rules.service.js';

/** From `closing` on it only goes forward. */
const CHANGEABLE: readonly ProgramState[] = ['draft', 'active', 'paused'];

/** Changes what a program says of itself. */
@Injectable()
export class ChangeProgramService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly programs: ProgramsService,
    private readonly rules: RulesService,
    private readonly places: GivePlacesService,
  ) {}

  /**
   * As the caller saw it. More places are given to who waits. Throws {@link ProgramClosed}, {@link ProgramUnfit}, Stale, and
   * RuleInvalid for a priority that does not fit the declared attributes.
   */
  change(programId: string, revision: number, change: ChangeProgramDto): Promise<ProgramDto> {
    return this.uow.run(async () => {
      const before = await this.programs.visible(programId);
      if (!CHANGEABLE.includes(before.state)) throw new ProgramClosed(before.state);
      assertFit({ ...before, ...given(change) });
      if (typeof change.priority === 'string')
        await this.rules.typed(before.target, change.priority, { yields: 'number', pointer: '#/priority' });
      await changeAsSeen(this.uow, Program, { id: programId, revision }, change, 'program');
      const after = await this.programs.get(programId);
      if (after.state === 'active' && after.cap !== before.cap) await this.places.orderFor(programId);
      return ProgramDto.from(after);
    });
  }
}

function assertFit({ validFrom, validUntil }: ProgramRecord): void {
  for (const [field, day] of Object.entries({ validFrom, validUntil }))
    if (day !== null && !isDay(day)) throw new ProgramUnfit(`#/${field}`, 'must be a day of the calendar');
  if (validFrom !== null && validUntil !== null && validUntil < validFrom)
    throw new ProgramUnfit('#/validUntil', 'must not lie before validFrom');
}
