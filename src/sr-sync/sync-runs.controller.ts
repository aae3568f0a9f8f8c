import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OperationDto, RequirePermission, Returns } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { type Page, PageQuery } from '#platform/http/page.js';
import { StartSyncRunDto, SyncRunDto } from './sync-run.dto.js';
import { SyncRunsService } from './sync-runs.service.js';

@ApiTags('sr-sync')
@Controller('v1/social-registries/:id/sync-runs')
export class SyncRunsController {
  constructor(private readonly runs: SyncRunsService) {}

  /** Pulls from the source, page by page, in the background. */
  @Post()
  @RequirePermission('social-registry:sync')
  @Idempotent()
  @Returns(OperationDto, { status: 202 })
  start(@Param('id', IdPipe) id: string, @Body() body: StartSyncRunDto): Promise<OperationDto> {
    return this.runs.start(id, body.mode);
  }

  /** Newest first. A run that goes on is cancelled through its operation. */
  @Get()
  @RequirePermission('social-registry:read')
  @Returns(SyncRunDto, { many: true })
  list(@Param('id', IdPipe) id: string, @Query() query: PageQuery): Promise<Page<SyncRunDto>> {
    return this.runs.list(id, query);
  }

  @Get(':runId')
  @RequirePermission('social-registry:read')
  @Returns(SyncRunDto)
  get(@Param('id', IdPipe) id: string, @Param('runId', IdPipe) runId: string): Promise<SyncRunDto> {
    return this.runs.get(id, runId);
  }
}
