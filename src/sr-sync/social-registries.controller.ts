import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OperationDto, RequirePermission, Returns } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { type Page, PageQuery } from '#platform/http/page.js';
import { CreateSocialRegistryDto, SocialRegistryDto, StartSyncRunDto } from './social-registry.dto.js';
import { SocialRegistriesService } from './social-registries.service.js';

@ApiTags('sr-sync')
@Controller('v1/social-registries')
export class SocialRegistriesController {
  constructor(private readonly sources: SocialRegistriesService) {}

  @Post()
  @RequirePermission('social-registry:write')
  @Idempotent()
  @Returns(SocialRegistryDto, { status: 201 })
  create(@Body() body: CreateSocialRegistryDto): Promise<SocialRegistryDto> {
    return this.sources.create(body);
  }

  @Get()
  @RequirePermission('social-registry:read')
  @Returns(SocialRegistryDto, { many: true })
  list(@Query() query: PageQuery): Promise<Page<SocialRegistryDto>> {
    return this.sources.list(query);
  }

  /** Pulls from the source, page by page, in the background. */
  @Post(':id/sync-runs')
  @RequirePermission('social-registry:sync')
  @Idempotent()
  @Returns(OperationDto, { status: 202 })
  startRun(@Param('id', IdPipe) id: string, @Body() body: StartSyncRunDto): Promise<OperationDto> {
    return this.sources.startRun(id, body.mode);
  }
}
