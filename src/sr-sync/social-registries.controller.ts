import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission, Returns } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { Conditional, IfMatch } from '#platform/http/if-match.js';
import { type Page, PageQuery } from '#platform/http/page.js';
import { ChangeSocialRegistryDto, CreateSocialRegistryDto, SocialRegistryDto } from './social-registry.dto.js';
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

  /** How it is described; never its credentials. */
  @Get(':id')
  @RequirePermission('social-registry:read')
  @Returns(SocialRegistryDto)
  get(@Param('id', IdPipe) id: string): Promise<SocialRegistryDto> {
    return this.sources.get(id);
  }

  /** Where other records are asked for then, the next incremental run pulls everything; refused while a run goes on. */
  @Patch(':id')
  @RequirePermission('social-registry:write')
  @Conditional()
  @Returns(SocialRegistryDto)
  change(
    @Param('id', IdPipe) id: string,
    @IfMatch() revision: number,
    @Body() body: ChangeSocialRegistryDto,
  ): Promise<SocialRegistryDto> {
    return this.sources.change(id, revision, body);
  }

  /** Lets runs be ordered again, by hand and by schedule. */
  @Post(':id/activate')
  @RequirePermission('social-registry:write')
  @Idempotent()
  @Returns(SocialRegistryDto)
  activate(@Param('id', IdPipe) id: string): Promise<SocialRegistryDto> {
    return this.sources.setActive(id, true);
  }

  /** No run is ordered any more; one that goes on is cancelled through its operation. */
  @Post(':id/deactivate')
  @RequirePermission('social-registry:write')
  @Idempotent()
  @Returns(SocialRegistryDto)
  deactivate(@Param('id', IdPipe) id: string): Promise<SocialRegistryDto> {
    return this.sources.setActive(id, false);
  }
}
