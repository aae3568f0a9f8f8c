import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { Clock } from '#platform/time/clock.js';
import { CyclesService } from '../cycles.service.js';
import { HOLD_SCHEDULE, MADE_UNTIL } from '../cycle-schedules.sql.js';
import type { CycleSchedule } from '../cycle-schedule.entity.js';
import { dayIn, occurrencesAfter } from '../occurrences.js';

/** Cycles of one program that are made at a look: what is left comes with the next. */
const MOST_AT_ONCE = 100;

type Held = Pick<CycleSchedule, 'rule' | 'firstAt' | 'timeZone' | 'name' | 'validDays' | 'madeUntil' | 'changedBy'>;

/** Makes a cycle for each occurrence that is due, frozen at its instant, also where the look comes late. */
@Injectable()
export class MakeCycles {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly cycles: CyclesService,
    private readonly clock: Clock,
  ) {}

  /** Counts them. Throws while the program is not open, or is being looked through. */
  due(programId: string): Promise<number> {
    return this.uow.run(async () => {
      const held = await this.uow.row<Held>(HOLD_SCHEDULE, [programId]);
      const dates = held ? occurrencesAfter(held, held.madeUntil, MOST_AT_ONCE, this.clock.now()) : [];
      if (!held || dates.length === 0) return 0;
      await this.cycles.freezeOf(programId, undefined);
      for (const freezeAt of dates) {
        const { timeZone, validDays, changedBy } = held;
        const day = dayIn(freezeAt, timeZone);
        const validUntil = validDays === null ? null : DateTime.fromISO(day).plus({ days: validDays }).toISODate();
        const made = {
          name: `${held.name} ${day}`,
          freezeAt,
          validUntil,
          scheduledFor: freezeAt,
          createdBy: changedBy,
        };
        await this.cycles.open(programId, made); // a handful: one for each date
      }
      await this.uow.change(MADE_UNTIL, [programId, dates.at(-1)]);
      return dates.length;
    });
  }
}
