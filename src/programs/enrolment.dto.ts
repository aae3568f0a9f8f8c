import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { FiltersBy, Handle, Operational, Part, Public, ShownAttributeDto } from '#access';
import { IsInstant } from '#platform/http/instant.js';
import { PageQuery } from '#platform/http/page.js';
import { ENROLMENT_MOVES, ENROLMENT_STATES, type EnrolmentMove, type EnrolmentState } from './enrolment.lifecycle.js';
import type { AttributeView } from '#registry';
import {
  DUPLICATE_MARKS,
  type DuplicateMark,
  type EnrolmentMoveRecord,
  type ListedEnrolment,
} from './enrolment.record.js';

const instant = { type: String, format: 'date-time', nullable: true } as const;

export class EnrolmentsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ENROLMENT_STATES })
  @IsOptional()
  @IsIn(ENROLMENT_STATES)
  @FiltersBy('state')
  state?: EnrolmentState;

  @ApiPropertyOptional({ format: 'date-time', description: 'In their state since this instant or later' })
  @IsOptional()
  @IsInstant()
  @FiltersBy('stateSince')
  since?: string;

  @ApiPropertyOptional({ example: 'moved', description: 'Why they came to their state' })
  @IsOptional()
  @IsString()
  @Matches(/^[a-z][a-z0-9_]{1,39}$/)
  @FiltersBy('reason')
  reason?: string;

  @ApiPropertyOptional({ enum: DUPLICATE_MARKS })
  @IsOptional()
  @IsIn(DUPLICATE_MARKS)
  @FiltersBy('duplicateCluster')
  duplicateCluster?: DuplicateMark;
}

export class OpenEnrolmentDto {
  @ApiProperty({ description: 'Handle of the registrant' })
  @IsString()
  @MaxLength(40)
  registrantId!: string;
}

export class MoveEnrolmentDto {
  @ApiProperty({ enum: Object.keys(ENROLMENT_MOVES) })
  @IsIn(Object.keys(ENROLMENT_MOVES))
  move!: EnrolmentMove;

  @ApiProperty({ example: 'moved', description: 'An active reason code of the move' })
  @IsString()
  @MaxLength(40)
  reason!: string;
}

export class EnrolmentDto {
  @Handle('enrolment') id!: string;
  @Handle('registrant') registrantId!: string;
  @Public({ format: 'uuid' }) programId!: string;
  @Operational({ enum: ENROLMENT_STATES }) state!: string;
  @Operational({ description: '1 for the first; re-entry after an exit opens the next' }) period!: number;
  @Operational(instant) enrolledAt!: Date | null;
  @Operational({ ...instant, nullable: false }) stateSince!: Date;
  @Operational(instant) endedAt!: Date | null;
  @Operational({ type: String, nullable: true, description: 'Of the last move; null: it has not been moved' }) reason!:
    string | null;
  @Operational({ type: Number, nullable: true, description: 'Of the rule that decided the state' }) ruleVersion!:
    number | null;
  @Operational({ type: String, enum: ['eligible', 'not_eligible', 'unknown'], nullable: true }) verdict!: string | null;
  @Operational({ ...instant, description: 'The instant profiles, memberships and ages were judged as of' })
  verdictAsOf!: Date | null;

  @Operational({ enum: DUPLICATE_MARKS, description: '`open`: may be a second entry; nobody has decided yet' })
  duplicateCluster!: string;

  @Operational({ description: 'Counts moves: the ETag' }) revision!: number;

  @Part(() => ShownAttributeDto, { isArray: true, description: 'Of the registrant; empty: nothing may be shown' })
  attributes!: ShownAttributeDto[];

  static from(enrolment: ListedEnrolment, shown: readonly AttributeView[]): EnrolmentDto {
    return Object.assign(new EnrolmentDto(), enrolment, { attributes: shown.map(ShownAttributeDto.from) });
  }
}

export class EnrolmentMoveDto {
  @Operational({ enum: ENROLMENT_STATES }) fromState!: string;
  @Operational({ enum: ENROLMENT_STATES }) toState!: string;
  @Operational({ format: 'uuid', description: 'The user who moved it, or ordered the run that did' }) actorId!: string;
  @Operational({ type: String, format: 'date-time' }) at!: Date;
  @Operational() reason!: string;
  @Operational({ type: Number, nullable: true, description: 'Where a rule decided' }) ruleVersion!: number | null;

  static from(move: EnrolmentMoveRecord): EnrolmentMoveDto {
    return Object.assign(new EnrolmentMoveDto(), move);
  }
}
