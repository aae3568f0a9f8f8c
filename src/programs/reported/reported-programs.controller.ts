import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission, Returns } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import type { Page } from '#platform/http/page.js';
import { ReportedProgramDto, ReportedProgramsQuery } from './reported-program.dto.js';
import { ReportedPrograms } from './reported-programs.service.js';

/** Programs elsewhere, as partners report them. */
@ApiTags('programs')
@Controller('v1/reported-programs')
export class ReportedProgramsController {
  constructor(private readonly reported: ReportedPrograms) {}

  @Get()
  @RequirePermission('reported-program:read')
  @Returns(ReportedProgramDto, { many: true })
  list(@Query() query: ReportedProgramsQuery): Promise<Page<ReportedProgramDto>> {
    return this.reported.list(query);
  }

  /** It holds: it is shown as reviewed. */
  @Post(':id/confirm')
  @RequirePermission('reported-program:review')
  @Idempotent()
  @Returns(ReportedProgramDto)
  confirm(@Param('id', IdPipe) id: string): Promise<ReportedProgramDto> {
    return this.reported.review(id, 'confirmed');
  }

  /** It does not hold: it is not shown any more, until it is told otherwise. */
  @Post(':id/dismiss')
  @RequirePermission('reported-program:review')
  @Idempotent()
  @Returns(ReportedProgramDto)
  dismiss(@Param('id', IdPipe) id: string): Promise<ReportedProgramDto> {
    return this.reported.review(id, 'dismissed');
  }
}
