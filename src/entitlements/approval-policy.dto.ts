import { ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn } from 'class-validator';
import { Operational } from '#access';
import { IfGiven } from '#platform/http/if-given.js';
import type { ApprovalPolicy } from './approval-policy.entity.js';
import { APPROVAL_STAGES, type ApprovalStage, type Funding, FUNDINGS } from './approval-stages.js';

export class ChangeApprovalPolicyDto {
  @ApiPropertyOptional({ enum: APPROVAL_STAGES, isArray: true, description: 'In order; nobody passes two' })
  @IfGiven()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(3)
  @ArrayUnique()
  @IsIn(APPROVAL_STAGES, { each: true })
  stages?: ApprovalStage[];

  @ApiPropertyOptional({
    enum: FUNDINGS,
    description: 'Where the fund does not reach: as many lines as it does, or none',
  })
  @IfGiven()
  @IsIn(FUNDINGS)
  funding?: Funding;
}

export class ApprovalPolicyDto {
  @Operational({ format: 'uuid' }) programId!: string;
  @Operational({ enum: APPROVAL_STAGES, isArray: true }) stages!: string[];
  @Operational({ enum: FUNDINGS }) funding!: string;
  @Operational({ description: 'Counts changes: the ETag' }) revision!: number;

  static from({ programId, stages, funding, revision }: ApprovalPolicy): ApprovalPolicyDto {
    return Object.assign(new ApprovalPolicyDto(), { programId, stages, funding, revision });
  }
}
