import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HandlePipe, RequirePermission, Returns } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { Conditional, IfMatch } from '#platform/http/if-match.js';
import type { Page } from '#platform/http/page.js';
import { CompareDuplicates } from './compare-duplicates/compare-duplicates.service.js';
import { DuplicateComparisonDto } from './compare-duplicates/comparison.dto.js';
import { DuplicateClusterDto, DuplicateDetailDto, DuplicatesQuery } from './duplicate.dto.js';
import { DuplicatesService } from './duplicates.service.js';
import { JustifyDto, OverrideDuplicatesDto, ResolveDuplicatesDto } from './resolve-duplicates/resolve.dto.js';
import { ResolveDuplicates } from './resolve-duplicates/resolve-duplicates.service.js';

@ApiTags('programs')
@Controller('v1/programs/:id/duplicates')
export class DuplicatesController {
  constructor(
    private readonly duplicates: DuplicatesService,
    private readonly comparing: CompareDuplicates,
    private readonly resolving: ResolveDuplicates,
  ) {}

  /** Clusters of enrolments that may be of one person, or household. */
  @Get()
  @RequirePermission('duplicate:read')
  @Returns(DuplicateClusterDto, { many: true })
  list(@Param('id', IdPipe) id: string, @Query() query: DuplicatesQuery): Promise<Page<DuplicateClusterDto>> {
    return this.duplicates.list(id, query);
  }

  /** Who is in it, and by which keys: what they are, and never their values. */
  @Get(':clusterId')
  @RequirePermission('duplicate:read')
  @Returns(DuplicateDetailDto)
  get(@Param('id', IdPipe) id: string, @Param('clusterId', IdPipe) clusterId: string): Promise<DuplicateDetailDto> {
    return this.duplicates.get(id, clusterId);
  }

  /** One of those in question beside each of the others, field by field: same, similar, different. Recorded before it is done. */
  @Get(':clusterId/members/:registrantId/comparison')
  @RequirePermission('duplicate:review')
  @Returns(DuplicateComparisonDto)
  compare(
    @Param('id', IdPipe) id: string,
    @Param('clusterId', IdPipe) clusterId: string,
    @Param('registrantId', HandlePipe('registrant')) registrantId: string,
  ): Promise<DuplicateComparisonDto> {
    return this.comparing.compare(id, clusterId, registrantId);
  }

  /** Decides: one is kept and the others are duplicates, or none of them is. */
  @Post(':clusterId/resolve')
  @RequirePermission('duplicate:resolve')
  @Conditional()
  @Idempotent()
  @Returns(DuplicateDetailDto)
  resolve(
    @Param('id', IdPipe) id: string,
    @Param('clusterId', IdPipe) clusterId: string,
    @IfMatch() seen: number,
    @Body() body: ResolveDuplicatesDto,
  ): Promise<DuplicateDetailDto> {
    return this.resolving.resolve(id, clusterId, seen, body);
  }

  /** One of those in question goes on as before, although nobody has decided. */
  @Post(':clusterId/override')
  @RequirePermission('duplicate:override')
  @Conditional()
  @Idempotent()
  @Returns(DuplicateDetailDto)
  override(
    @Param('id', IdPipe) id: string,
    @Param('clusterId', IdPipe) clusterId: string,
    @IfMatch() seen: number,
    @Body() body: OverrideDuplicatesDto,
  ): Promise<DuplicateDetailDto> {
    return this.resolving.override(id, clusterId, seen, body);
  }

  /** A resolution was wrong: they are in question again. Not by who resolved it. */
  @Post(':clusterId/reopen')
  @RequirePermission('duplicate:override')
  @Conditional()
  @Idempotent()
  @Returns(DuplicateDetailDto)
  reopen(
    @Param('id', IdPipe) id: string,
    @Param('clusterId', IdPipe) clusterId: string,
    @IfMatch() seen: number,
    @Body() body: JustifyDto,
  ): Promise<DuplicateDetailDto> {
    return this.resolving.reopen(id, clusterId, seen, body);
  }
}
