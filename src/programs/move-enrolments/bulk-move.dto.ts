import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsObject, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { Counts, Operational } from '#access';
import { IfGiven } from '#platform/http/if-given.js';
import { IsInstant } from '#platform/http/instant.js';
import { ENROLMENT_MOVES, ENROLMENT_STATES, type EnrolmentMove, type EnrolmentState } from '../enrolment.lifecycle.js';

const MOVES = Object.keys(ENROLMENT_MOVES);
const VERDICTS = ['eligible', 'not_eligible', 'unknown'] as const;

/** Whom a bulk move names: all of it must be so. Left out altogether: everybody whom the move is for. */
export class EnrolmentFilterDto {
  @ApiPropertyOptional({ enum: ENROLMENT_STATES })
  @IfGiven()
  @IsIn(ENROLMENT_STATES)
  state?: EnrolmentState;

  @ApiPropertyOptional({ format: 'date-time', description: 'In their state since this instant or later' })
  @IfGiven()
  @IsInstant()
  since?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'In their state since before this instant' })
  @IfGiven()
  @IsInstant()
  before?: string;

  @ApiPropertyOptional({ example: 'not_reachable', description: 'Why they came to their state' })
  @IfGiven()
  @Matches(/^[a-z][a-z0-9_]{1,39}$/)
  reason?: string;

  @ApiPropertyOptional({ enum: VERDICTS, description: 'Of the verdict that decided their state' })
  @IfGiven()
  @IsIn(VERDICTS)
  verdict?: (typeof VERDICTS)[number];
}

export class OrderBulkMoveDto {
  @ApiProperty({ enum: MOVES })
  @IsIn(MOVES)
  move!: EnrolmentMove;

  @ApiProperty({ example: 'requested', description: 'An active reason code of the move' })
  @IsString()
  @MaxLength(40)
  reason!: string;

  @ApiPropertyOptional({ type: EnrolmentFilterDto })
  @IfGiven()
  @IsObject()
  @ValidateNested()
  @Type(() => EnrolmentFilterDto)
  filter: EnrolmentFilterDto = new EnrolmentFilterDto();

  @ApiPropertyOptional({ default: false, description: 'Only counts, and gives the digest' })
  @IfGiven()
  @IsBoolean()
  dryRun = false;

  @ApiPropertyOptional({ pattern: '^[0-9a-f]{64}$', description: 'Of the dry run; asked for unless this is one' })
  @IfGiven()
  @Matches(/^[0-9a-f]{64}$/)
  digest?: string;
}

export class BulkMoveDto {
  @Operational() dryRun!: boolean;
  @Counts({ description: 'Whom the filter names, by state' }) counts!: Readonly<Record<string, number>>;
  @Operational({ description: 'To be handed back with the order: another one when anything has changed' })
  digest!: string;
  @Operational({ type: String, format: 'uuid', nullable: true, description: 'What does it; null of a dry run' })
  operationId!: string | null;

  static of(
    dryRun: boolean,
    counts: Readonly<Record<string, number>>,
    digest: string,
    operationId: string | null,
  ): BulkMoveDto {
    return Object.assign(new BulkMoveDto(), { dryRun, counts, digest, operationId });
  }
}
