import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { FiltersBy, Handle, Operational, Public } from '#access';
import { PageQuery } from '#platform/http/page.js';

const PROPOSAL_STATES = ['open', 'accepted', 'declined'] as const;
const LEAVING = ['exit', 'pause'] as const;
const instant = { type: String, format: 'date-time', nullable: true } as const;

/** What a failed re-check proposed, and what became of it. */
export interface ProposalRecord {
  readonly id: string;
  readonly registrantId: string;
  readonly programId: string;
  readonly enrolmentId: string;
  readonly state: (typeof PROPOSAL_STATES)[number];
  readonly outcome: string;
  readonly reason: string;
  readonly ruleVersion: number;
  readonly asOf: Date;
  readonly proposedAt: Date;
  readonly decisionReason: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
}

export class ProposalsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: PROPOSAL_STATES })
  @IsOptional()
  @IsIn(PROPOSAL_STATES)
  @FiltersBy('state')
  state?: ProposalRecord['state'];
}

export class DeclineProposalDto {
  @ApiProperty({ example: 'hardship', description: 'An active reason code' })
  @IsString()
  @MaxLength(40)
  reason!: string;
}

export class AcceptProposalDto {
  @ApiProperty({ enum: LEAVING, description: 'What becomes of the enrolment' })
  @IsIn(LEAVING)
  move!: (typeof LEAVING)[number];

  @ApiProperty({ example: 'no_longer_eligible', description: 'An active reason code of the move' })
  @IsString()
  @MaxLength(40)
  reason!: string;
}

export class ProposalDto {
  @Handle('proposal') id!: string;
  @Handle('registrant') registrantId!: string;
  @Public({ format: 'uuid' }) programId!: string;
  @Handle('enrolment') enrolmentId!: string;
  @Operational({ enum: PROPOSAL_STATES }) state!: string;
  @Operational({ enum: ['not_eligible', 'unknown'], description: 'What the rule said when it looked again' })
  outcome!: string;
  @Operational({ description: 'Of the verdict' }) reason!: string;
  @Operational() ruleVersion!: number;
  @Operational({ type: String, format: 'date-time' }) asOf!: Date;
  @Operational({ type: String, format: 'date-time' }) proposedAt!: Date;
  @Operational({ type: String, nullable: true, description: 'Of whoever decided; `eligible`: a later verdict did' })
  decisionReason!: string | null;
  @Operational({ type: String, format: 'uuid', nullable: true }) decidedBy!: string | null;
  @Operational(instant) decidedAt!: Date | null;

  static from(proposal: ProposalRecord): ProposalDto {
    return Object.assign(new ProposalDto(), proposal);
  }
}
