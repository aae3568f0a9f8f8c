import { Injectable } from '@nestjs/common';
import { currentCaller, Handles, ScopeService } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Stale } from '#platform/http/if-match.js';
import { newId } from '#platform/ids/ids.js';
import { MoveNotAllowed } from '#platform/lifecycle/flow.js';
import { Clock } from '#platform/time/clock.js';
import { RegistrantReach } from '#registry';
import type { EnrolmentDto, MoveEnrolmentDto, OpenEnrolmentDto } from './enrolment.dto.js';
import { ENROLMENT_MOVES, type EnrolmentMove, type EnrolmentState, FREEING } from './enrolment.lifecycle.js';
import { FIND_REGISTRANT, HOLD_ENROLMENT, MOVE_ENROLMENT, OPEN_PERIOD } from './enrolment-moves.sql.js';
import { EnrolmentsService } from './enrolments.service.js';
import { GivePlacesService } from './give-places/give-places.service.js';
import { AlreadyIn, RegistrantUnfit } from './programs.errors.js';
import { ProgramsService } from './programs.service.js';
import { ReasonCodesService } from './reason-codes.service.js';

interface Held {
  readonly registrantId: string;
  readonly state: EnrolmentState;
  readonly revision: number;
}

/** Opens enrolments, and moves them one by one: by somebody, for a reason. */
@Injectable()
export class EnrolmentMovesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly handles: Handles,
    private readonly reach: RegistrantReach,
    private readonly programs: ProgramsService,
    private readonly enrolments: EnrolmentsService,
    private readonly reasons: ReasonCodesService,
    private readonly places: GivePlacesService,
    private readonly clock: Clock,
  ) {}

  /**
   * Opens a period in draft, for the next verdict to decide: the first of a registrant, or the next after one that has ended.
   * Throws {@link AlreadyIn}, {@link RegistrantUnfit}; whom the caller cannot see is unknown.
   */
  async open(programId: string, input: OpenEnrolmentDto): Promise<EnrolmentDto> {
    const { target } = await this.programs.visible(programId);
    const registrantId = this.handles.read('registrant', input.registrantId);
    const found = await this.uow.row<{ kind: string; status: string }>(FIND_REGISTRANT, [registrantId]);
    if (!found || !(await this.reach.includes(registrantId, this.scope.scopes()))) throw new NotFound('registrant');
    if (found.kind !== target || found.status !== 'active') throw new RegistrantUnfit();
    const id = newId();
    await this.uow.run(async () => {
      await this.programs.requireOpen(programId);
      const values = [id, registrantId, programId, this.clock.now()];
      if ((await this.uow.row<{ opened: number }>(OPEN_PERIOD, values))!.opened === 0) throw new AlreadyIn();
    });
    return this.enrolments.get(programId, id);
  }

  /** Throws Stale unless the enrolment is as the caller saw it, and MoveNotAllowed where its lifecycle has no such move. */
  async move(
    programId: string,
    enrolmentId: string,
    revision: number,
    { move, reason }: MoveEnrolmentDto,
  ): Promise<EnrolmentDto> {
    await this.enrolments.get(programId, enrolmentId);
    await this.uow.run(async () => {
      const held = await this.hold(programId, enrolmentId);
      if (held.revision !== revision) throw new Stale();
      await this.moveHeld(programId, enrolmentId, held, move, reason);
    });
    return this.enrolments.get(programId, enrolmentId);
  }

  /** Moves an enrolment as it is now, in the caller's unit of work. */
  async moveNow(programId: string, enrolmentId: string, move: EnrolmentMove, reason: string): Promise<void> {
    await this.moveHeld(programId, enrolmentId, await this.hold(programId, enrolmentId), move, reason);
  }

  private async moveHeld(
    programId: string,
    enrolmentId: string,
    { registrantId, state }: Held,
    move: EnrolmentMove,
    reason: string,
  ): Promise<void> {
    const { to, from } = ENROLMENT_MOVES[move];
    if (!(from as readonly EnrolmentState[]).includes(state)) throw new MoveNotAllowed('enrolment', state, to);
    await this.reasons.require('enrolment', move, reason);
    await this.programs.requireDelivering(programId);
    const common = [to, this.clock.now(), currentCaller().userId, reason, programId];
    await this.uow.change(MOVE_ENROLMENT, [...common, enrolmentId, registrantId]);
    if (FREEING.includes(move)) await this.places.orderFor(programId);
  }

  private async hold(programId: string, enrolmentId: string): Promise<Held> {
    const held = await this.uow.row<Held>(HOLD_ENROLMENT, [enrolmentId, programId]);
    if (!held) throw new NotFound('enrolment');
    return held;
  }
}
