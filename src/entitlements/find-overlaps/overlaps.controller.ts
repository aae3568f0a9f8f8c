import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission, Returns } from '#access';
import type { Page } from '#platform/http/page.js';
import { OverlapDto, OverlapsQuery } from './overlap.dto.js';
import { OverlapsService } from './overlaps.service.js';

@ApiTags('entitlements')
@Controller('v1/reports/overlaps')
export class OverlapsController {
  constructor(private readonly overlaps: OverlapsService) {}

  /** The same kind of benefit from two programs of the caller's in cycles of one period. */
  @Get()
  @RequirePermission('beneficiary:read')
  @Returns(OverlapDto, { many: true })
  list(@Query() query: OverlapsQuery): Promise<Page<OverlapDto>> {
    return this.overlaps.list(query);
  }
}
