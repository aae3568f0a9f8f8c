import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission, Returns } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { type Page, PageQuery } from '#platform/http/page.js';
import { BenefitDto, CreateBenefitDto } from './benefit.dto.js';
import { BenefitsService } from './benefits.service.js';

@ApiTags('entitlements')
@Controller('v1/programs/:programId/benefits')
export class BenefitsController {
  constructor(private readonly benefits: BenefitsService) {}

  @Post()
  @RequirePermission('benefit:write')
  @Idempotent()
  @Returns(BenefitDto, { status: 201 })
  create(@Param('programId', IdPipe) programId: string, @Body() body: CreateBenefitDto): Promise<BenefitDto> {
    return this.benefits.create(programId, body);
  }

  @Get()
  @RequirePermission('program:read')
  @Returns(BenefitDto, { many: true })
  list(@Param('programId', IdPipe) programId: string, @Query() query: PageQuery): Promise<Page<BenefitDto>> {
    return this.benefits.list(programId, query);
  }
}
