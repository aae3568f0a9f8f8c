import { Injectable } from '@nestjs/common';
import { currentCaller } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Stale } from '#platform/http/if-match.js';
import { Clock } from '#platform/time/clock.js';
import { ProgramsService } from '#programs';
import { type ChangeCycleScheduleDto, CycleScheduleDto } from './cycle-schedule.dto.js';
import { CycleSchedule } from './cycle-schedule.entity.js';
import { KEEP_SCHEDULE } from './cycle-schedules.sql.js';
import { ScheduleUnfit } from './entitlements.errors.js';
import { occurrencesAfter, recurrenceFault } from './occurrences.js';

const SHOWN = 5;

/** When a program's cycles come. */
@Injectable()
export class CycleSchedulesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly programs: ProgramsService,
    private readonly clock: Clock,
  ) {}

  /** Throws {@link NotFound} where nobody has said so. */
  async show(programId: string): Promise<CycleScheduleDto> {
    await this.programs.visible(programId);
    const schedule = await this.find(programId);
    if (!schedule) throw new NotFound('cycle schedule');
    const next = schedule.active ? occurrencesAfter(schedule, schedule.madeUntil, SHOWN) : [];
    return CycleScheduleDto.of(schedule, next);
  }

  /** As the caller saw it; revision 0: there is none. Cycles come from now on: none is made for what lies behind. Throws {@link ScheduleUnfit}. */
  change(programId: string, revision: number, change: ChangeCycleScheduleDto): Promise<CycleScheduleDto> {
    return this.uow.run(async () => {
      await this.programs.visible(programId);
      const before = await this.find(programId);
      if ((before?.revision ?? 0) !== revision) throw new Stale();
      const { name = before?.name, active = before?.active ?? true } = change;
      const validDays = change.validDays === undefined ? (before?.validDays ?? null) : change.validDays;
      const { rule = before?.rule, firstAt = before?.firstAt, timeZone = before?.timeZone } = change;
      if (!rule || !firstAt || !timeZone || !name)
        throw new ScheduleUnfit('#', 'a schedule has a rule, firstAt, timeZone and name');
      const fault = recurrenceFault({ rule, firstAt, timeZone });
      if (fault) throw new ScheduleUnfit(`#/${fault.field}`, fault.message);
      const said = [rule, firstAt, timeZone, name, validDays, active];
      const values = [programId, ...said, this.clock.now(), currentCaller().userId, revision];
      if ((await this.uow.change(KEEP_SCHEDULE, values)) === 0) throw new Stale();
      return this.show(programId);
    });
  }

  private find(programId: string): Promise<CycleSchedule | null> {
    return this.uow.repository(CycleSchedule).findOneBy({ programId });
  }
}
