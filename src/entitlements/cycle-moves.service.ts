import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { RequestContext } from '#platform/context/request-context.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { newId } from '#platform/ids/ids.js';
import { Clock } from '#platform/time/clock.js';
import { Cycle } from './cycle.entity.js';
import { CYCLE_FLOW, type CycleState } from './cycle.lifecycle.js';
import { KEEP_CYCLE_MOVE } from './cycles.sql.js';

/** Moves cycles, in the transaction of whoever asks, and keeps who moved them, when and why. */
@Injectable()
export class CycleMovesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The cycle, held until the transaction ends. */
  async lock(cycleId: string): Promise<Cycle> {
    const cycle = await this.uow
      .repository(Cycle)
      .findOne({ where: { id: cycleId }, lock: { mode: 'for_no_key_update' } });
    if (!cycle) throw new NotFound('cycle');
    return cycle;
  }

  /** Moves a locked cycle; throws MoveNotAllowed where the lifecycle has no such move. */
  async move(
    cycle: Cycle,
    to: CycleState,
    reason: string,
    besides: Partial<Pick<Cycle, 'preparedBy' | 'submittedBy' | 'revision' | 'freezeAt'>> = {},
  ): Promise<Cycle> {
    CYCLE_FLOW.assert(cycle.state, to);
    const change = { state: to, version: cycle.version + 1, ...besides };
    await this.uow.repository(Cycle).update({ id: cycle.id, state: In(CYCLE_FLOW.sourcesOf(to)) }, change);
    const actor = RequestContext.requireActor().userId;
    await this.uow.change(KEEP_CYCLE_MOVE, [newId(), cycle.id, cycle.state, to, actor, this.clock.now(), reason]);
    return { ...cycle, ...change };
  }
}
