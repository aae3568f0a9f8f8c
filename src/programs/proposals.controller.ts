import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HandlePipe, RequirePermission, Returns } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import type { Page } from '#platform/http/page.js';
import { AcceptProposalDto, DeclineProposalDto, ProposalDto, ProposalsQuery } from './proposal.dto.js';
import { ProposalsService } from './proposals.service.js';

@ApiTags('programs')
@Controller('v1/programs/:id/proposals')
export class ProposalsController {
  constructor(private readonly proposals: ProposalsService) {}

  /** Whom the rule refused when it looked again, oldest first. */
  @Get()
  @RequirePermission('enrolment:read')
  @Returns(ProposalDto, { many: true })
  list(@Param('id', IdPipe) id: string, @Query() query: ProposalsQuery): Promise<Page<ProposalDto>> {
    return this.proposals.list(id, query);
  }

  /** Lets the beneficiary leave, for good or for a time. */
  @Post(':proposalId/accept')
  @RequirePermission('enrolment:write')
  @Idempotent()
  @Returns(ProposalDto)
  accept(
    @Param('id', IdPipe) id: string,
    @Param('proposalId', HandlePipe('proposal')) proposalId: string,
    @Body() body: AcceptProposalDto,
  ): Promise<ProposalDto> {
    return this.proposals.accept(id, proposalId, body);
  }

  /** Lets the beneficiary stay. */
  @Post(':proposalId/decline')
  @RequirePermission('enrolment:write')
  @Idempotent()
  @Returns(ProposalDto)
  decline(
    @Param('id', IdPipe) id: string,
    @Param('proposalId', HandlePipe('proposal')) proposalId: string,
    @Body() body: DeclineProposalDto,
  ): Promise<ProposalDto> {
    return this.proposals.decline(id, proposalId, body);
  }
}
