import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import { FiltersBy, Operational, Public } from '#access';
import { IfGiven } from '#platform/http/if-given.js';
import { PageQuery } from '#platform/http/page.js';
import { PROGRAM_STATES, type ProgramState } from './program.lifecycle.js';
import { FAILED_RECHECKS, type FailedRecheck, type ProgramMoveRecord, type ProgramRecord } from './program.record.js';

const CODE = /^[A-Z][A-Z0-9_-]{1,31}$/;
const TARGETS = ['individual', 'group'] as const;
const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const MOST_PLACES = 100_000_000;
const FIRST_DAY = {
  type: String,
  format: 'date',
  nullable: true,
  description: 'First day (UTC) of enrolling, making cycles and approving',
} as const;
const LAST_DAY = { ...FIRST_DAY, description: 'Last day (UTC) of them' } as const;
const PLACES = { type: Number, nullable: true, description: 'Places; null: as many as are eligible' } as const;
const PRIORITY = {
  type: String,
  nullable: true,
  example: 'household_size * 2',
  description: 'CEL that yields a number: who waits with the highest is given a place first. Null: who waits longest',
} as const;
const RECHECK = {
  enum: FAILED_RECHECKS,
  description: 'What becomes of somebody enrolled whom the rule refuses when it looks again',
} as const;

export class CreateProgramDto {
  @ApiProperty({ example: 'CASH-NORTH', pattern: CODE.source })
  @IsString()
  @Matches(CODE)
  code!: string;

  @ApiProperty({ example: 'Cash transfer, northern districts' })
  @IsString()
  @Length(1, 200)
  name!: string;

  @ApiProperty({ enum: TARGETS, description: 'Whom the program is offered to, and whom its rule judges' })
  @IsIn(TARGETS)
  target!: 'individual' | 'group';
}

/** What is left out stays as it is. */
export class ChangeProgramDto {
  @ApiPropertyOptional({ example: 'Cash transfer, northern districts' })
  @IfGiven()
  @IsString()
  @Length(1, 200)
  name?: string;

  @ApiPropertyOptional({ description: 'Of the program, never of anybody in it', maxLength: 4000 })
  @IfGiven()
  @IsString()
  @MaxLength(4000)
  description?: string;

  @ApiPropertyOptional(FIRST_DAY)
  @IsOptional()
  @Matches(DAY)
  validFrom?: string | null;

  @ApiPropertyOptional(LAST_DAY)
  @IsOptional()
  @Matches(DAY)
  validUntil?: string | null;

  @ApiPropertyOptional({ ...PLACES, minimum: 0, maximum: MOST_PLACES })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_PLACES)
  cap?: number | null;

  @ApiPropertyOptional({ ...PRIORITY, maxLength: 10_000 })
  @IsOptional()
  @IsString()
  @Length(1, 10_000)
  priority?: string | null;

  @ApiPropertyOptional(RECHECK)
  @IfGiven()
  @IsIn(FAILED_RECHECKS)
  failedRecheck?: FailedRecheck;
}

export class ProgramsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: PROGRAM_STATES, description: 'Left out: all but the archived' })
  @IsOptional()
  @IsIn(PROGRAM_STATES)
  @FiltersBy('state')
  state?: ProgramState;
}

export class MoveProgramDto {
  @ApiPropertyOptional({ example: 'requested', default: 'requested', description: 'An active reason code of the move' })
  @IfGiven()
  @IsString()
  @MaxLength(40)
  reason?: string;
}

export class ProgramDto {
  @Public({ format: 'uuid' }) id!: string;
  @Public() code!: string;
  @Public() name!: string;
  @Public() description!: string;
  @Public({ enum: TARGETS }) target!: string;
  @Operational({ enum: PROGRAM_STATES }) state!: string;
  @Public({ enum: ['off', 'warn', 'block'] }) deduplication!: string;
  @Public(FIRST_DAY) validFrom!: string | null;
  @Public(LAST_DAY) validUntil!: string | null;
  @Operational(PLACES) cap!: number | null;
  @Public(PRIORITY) priority!: string | null;
  @Public(RECHECK) failedRecheck!: string;
  @Operational({ description: 'Counts changes and moves: the ETag' }) revision!: number;
  @Operational({ type: String, format: 'date-time' }) createdAt!: Date;

  static from(program: ProgramRecord): ProgramDto {
    return Object.assign(new ProgramDto(), program);
  }
}

export class ProgramMoveDto {
  @Operational({ enum: PROGRAM_STATES }) fromState!: string;
  @Operational({ enum: PROGRAM_STATES }) toState!: string;
  @Operational({ format: 'uuid' }) actorId!: string;
  @Operational({ type: String, format: 'date-time' }) at!: Date;
  @Operational() reason!: string;

  static from(move: ProgramMoveRecord): ProgramMoveDto {
    return Object.assign(new ProgramMoveDto(), move);
  }
}
