import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission, Returns } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { Conditional, IfMatch } from '#platform/http/if-match.js';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { type Page, PageQuery } from '#platform/http/page.js';
import { BenefitDto, ChangeBenefitDto, CreateBenefitDto } from './benefit.dto.js';
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

  @Get(':id')
  @RequirePermission('program:read')
  @Returns(BenefitDto)
  get(@Param('programId', IdPipe) programId: string, @Param('id', IdPipe) id: string): Promise<BenefitDto> {
    return this.benefits.show(programId, id);
  }

  /** Its name, and when it ends. What it gives is never changed. */
  @Patch(':id')
  @RequirePermission('benefit:write')
  @Conditional()
  @Returns(BenefitDto)
  change(
    @Param('programId', IdPipe) programId: string,
    @Param('id', IdPipe) id: string,
    @IfMatch() revision: number,
    @Body() body: ChangeBenefitDto,
  ): Promise<BenefitDto> {
    return this.benefits.change(programId, id, revision, body);
  }
}
