import { Body, Controller, Get, Param, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission, Returns } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { Conditional, IfMatch } from '#platform/http/if-match.js';
import { ApprovalPolicyDto, ChangeApprovalPolicyDto } from './approval-policy.dto.js';
import { ApprovalPolicyService } from './approval-policy.service.js';

@ApiTags('entitlements')
@Controller('v1/programs/:programId/approval-policy')
export class ApprovalPolicyController {
  constructor(private readonly policy: ApprovalPolicyService) {}

  @Get()
  @RequirePermission('program:read')
  @Returns(ApprovalPolicyDto)
  get(@Param('programId', IdPipe) programId: string): Promise<ApprovalPolicyDto> {
    return this.policy.show(programId);
  }

  /** Holds for what is submitted from now on. */
  @Patch()
  @RequirePermission('approval-policy:write')
  @Conditional()
  @Returns(ApprovalPolicyDto)
  change(
    @Param('programId', IdPipe) programId: string,
    @IfMatch() revision: number,
    @Body() body: ChangeApprovalPolicyDto,
  ): Promise<ApprovalPolicyDto> {
    return this.policy.change(programId, revision, body);
  }
}
