import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission, Returns } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { Conditional, IfMatch } from '#platform/http/if-match.js';
import type { Page } from '#platform/http/page.js';
import { ChangeReasonCodeDto, CreateReasonCodeDto, ReasonCodeDto, ReasonCodesQuery } from './reason-code.dto.js';
import { ReasonCodesService } from './reason-codes.service.js';

@ApiTags('programs')
@Controller('v1/reason-codes')
export class ReasonCodesController {
  constructor(private readonly reasons: ReasonCodesService) {}

  /** The reasons that may be given for moves of programs and enrolments, the same in every program. */
  @Get()
  @RequirePermission('reason-code:read')
  @Returns(ReasonCodeDto, { many: true })
  list(@Query() query: ReasonCodesQuery): Promise<Page<ReasonCodeDto>> {
    return this.reasons.list(query);
  }

  @Post()
  @RequirePermission('reason-code:write')
  @Idempotent()
  @Returns(ReasonCodeDto, { status: 201 })
  create(@Body() body: CreateReasonCodeDto): Promise<ReasonCodeDto> {
    return this.reasons.create(body);
  }

  @Get(':id')
  @RequirePermission('reason-code:read')
  @Returns(ReasonCodeDto)
  get(@Param('id', IdPipe) id: string): Promise<ReasonCodeDto> {
    return this.reasons.get(id);
  }

  /** Renames it, says for which moves it is, or puts it out of use; histories keep it. */
  @Patch(':id')
  @RequirePermission('reason-code:write')
  @Conditional()
  @Returns(ReasonCodeDto)
  change(
    @Param('id', IdPipe) id: string,
    @IfMatch() revision: number,
    @Body() body: ChangeReasonCodeDto,
  ): Promise<ReasonCodeDto> {
    return this.reasons.change(id, revision, body);
  }
}
