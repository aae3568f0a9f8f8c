import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OperationDto, RequirePermission, Returns } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { Conditional, IfMatch } from '#platform/http/if-match.js';
import { DeduplicateEnrolments } from './deduplicate-enrolments/deduplicate-enrolments.service.js';
import { ChangeDeduplicationDto, DeduplicationDto } from './deduplication.dto.js';
import { DeduplicationService } from './deduplication.service.js';

@ApiTags('programs')
@Controller('v1/programs/:id')
export class DeduplicationController {
  constructor(
    private readonly deduplication: DeduplicationService,
    private readonly runs: DeduplicateEnrolments,
  ) {}

  /** By what the program looks for duplicates, and what becomes of them. */
  @Get('deduplication')
  @RequirePermission('program:read')
  @Returns(DeduplicationDto)
  get(@Param('id', IdPipe) id: string): Promise<DeduplicationDto> {
    return this.deduplication.show(id);
  }

  /** The next version; the runs ordered from now on go by it. */
  @Patch('deduplication')
  @RequirePermission('deduplication:write')
  @Conditional()
  @Returns(DeduplicationDto)
  change(
    @Param('id', IdPipe) id: string,
    @IfMatch() seen: number,
    @Body() body: ChangeDeduplicationDto,
  ): Promise<DeduplicationDto> {
    return this.deduplication.change(id, seen, body);
  }

  /** Looks for duplicates among everybody whose enrolment has not ended, drafts too. */
  @Post('deduplication-runs')
  @RequirePermission('deduplication:run')
  @Idempotent()
  @Returns(OperationDto, { status: 202 })
  order(@Param('id', IdPipe) id: string): Promise<OperationDto> {
    return this.runs.order(id);
  }
}
