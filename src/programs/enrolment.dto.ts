import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { FiltersBy, Handle, Operational, Part, Public, ShownAttributeDto } from '#access';
import { PageQuery } from '#platform/http/page.js';
import { ENROLMENT_STATES, type EnrolmentState } from './enrolment.lifecycle.js';
import type { AttributeView } from '#registry';
import type { EnrolmentMoveRecord, EnrolmentRecord } from './enrolment.record.js';

const instant = { type: String, format: 'date-time', nullable: true } as const;

export class EnrolmentsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ENROLMENT_STATES })
  @IsOptional()
  @IsIn(ENROLMENT_STATES)
  @FiltersBy('state')
  state?: EnrolmentState;
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
  @Operational({ type: Number, nullable: true, description: 'Of the rule that decided the state' }) ruleVersion!:
    number | null;
  @Operational({ type: String, enum: ['eligible', 'not_eligible', 'unknown'], nullable: true }) verdict!: string | null;
  @Operational({ ...instant, description: 'The instant profiles, memberships and ages were judged as of' })
  verdictAsOf!: Date | null;

  @Part(() => ShownAttributeDto, { isArray: true, description: 'Of the registrant; empty: nothing may be shown' })
  attributes!: ShownAttributeDto[];

  static from(enrolment: EnrolmentRecord, shown: readonly AttributeView[]): EnrolmentDto {
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
