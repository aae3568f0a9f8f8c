import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import { Operational, Public } from '#access';
import { IfGiven } from '#platform/http/if-given.js';
import type { CycleSchedule } from './cycle-schedule.entity.js';

const RULE = { example: 'FREQ=MONTHLY;BYMONTHDAY=1', description: 'RRULE of RFC 5545, daily at most' };
const FIRST = { example: '2026-06-01T06:00', description: 'DTSTART, on the wall clock of the zone' };
const VALID = {
  type: Number,
  nullable: true,
  description: 'Days after the freeze on which lines may be delivered; null: no end',
};

export class ChangeCycleScheduleDto {
  @ApiPropertyOptional(RULE)
  @IfGiven()
  @IsString()
  @Length(1, 500)
  rule?: string;

  @ApiPropertyOptional(FIRST)
  @IfGiven()
  @Matches(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/)
  firstAt?: string;

  @ApiPropertyOptional({ example: 'Africa/Nairobi' })
  @IfGiven()
  @IsString()
  @Length(1, 60)
  timeZone?: string;

  @ApiPropertyOptional({ example: 'Monthly transfer', description: 'Name of the cycles; the day of each is added' })
  @IfGiven()
  @IsString()
  @Length(1, 180)
  name?: string;

  @ApiPropertyOptional(VALID)
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(3_650)
  validDays?: number | null;

  @ApiPropertyOptional({ description: 'false: no cycle is made until it is true again, and none of those missed' })
  @IfGiven()
  @IsBoolean()
  active?: boolean;
}

export class CycleScheduleDto {
  @Operational({ format: 'uuid' }) programId!: string;
  @Operational({ type: String, ...RULE }) rule!: string;
  @Operational({ type: String, ...FIRST }) firstAt!: string;
  @Operational() timeZone!: string;
  @Public() name!: string;
  @Operational(VALID) validDays!: number | null;
  @Operational() active!: boolean;
  @Operational({ type: [String], format: 'date-time', description: 'The freezes that come next' }) next!: Date[];
  @Operational({ description: 'Counts changes: the ETag' }) revision!: number;

  static of(schedule: CycleSchedule, next: readonly Date[]): CycleScheduleDto {
    const { programId, rule, firstAt, timeZone, name, validDays, active, revision } = schedule;
    const shown = { programId, rule, firstAt, timeZone, name, validDays, active, revision };
    return Object.assign(new CycleScheduleDto(), shown, { next });
  }
}
