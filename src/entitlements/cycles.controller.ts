import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OperationDto, RequirePermission, Returns } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { type Page, PageQuery } from '#platform/http/page.js';
import { ApproveCycleService } from './approve-cycle/approve-cycle.service.js';
import { CreateCycleDto, CycleDetailDto, CycleDto, RejectCycleDto } from './cycle.dto.js';
import { CyclesService } from './cycles.service.js';
import { EntitlementDto } from './entitlement.dto.js';
import { EntitlementsService } from './entitlements.service.js';

@ApiTags('entitlements')
@Controller('v1')
export class CyclesController {
  constructor(
    private readonly cycles: CyclesService,
    private readonly approvals: ApproveCycleService,
    private readonly entitlements: EntitlementsService,
  ) {}

  @Post('programs/:programId/cycles')
  @RequirePermission('cycle:write')
  @Idempotent()
  @Returns(CycleDto, { status: 201 })
  create(@Param('programId', IdPipe) programId: string, @Body() body: CreateCycleDto): Promise<CycleDto> {
    return this.cycles.create(programId, body);
  }

  /** Newest first. */
  @Get('programs/:programId/cycles')
  @RequirePermission('cycle:read')
  @Returns(CycleDto, { many: true })
  list(@Param('programId', IdPipe) programId: string, @Query() query: PageQuery): Promise<Page<CycleDto>> {
    return this.cycles.list(programId, query);
  }

  @Get('cycles/:id')
  @RequirePermission('cycle:read')
  @Returns(CycleDetailDto)
  get(@Param('id', IdPipe) id: string): Promise<CycleDetailDto> {
    return this.cycles.detail(id);
  }

  /** Makes one line for each enrolled beneficiary and benefit. */
  @Post('cycles/:id/prepare')
  @RequirePermission('cycle:prepare')
  @Idempotent()
  @Returns(OperationDto, { status: 202 })
  prepare(@Param('id', IdPipe) id: string): Promise<OperationDto> {
    return this.cycles.prepare(id);
  }

  @Post('cycles/:id/submit')
  @RequirePermission('cycle:prepare')
  @Idempotent()
  @Returns(CycleDto)
  submit(@Param('id', IdPipe) id: string): Promise<CycleDto> {
    return this.cycles.submit(id);
  }

  /** Binds the lines and reserves the money; what refuses it is answered at once. */
  @Post('cycles/:id/approve')
  @RequirePermission('cycle:approve')
  @Idempotent()
  @Returns(OperationDto, { status: 202 })
  approve(@Param('id', IdPipe) id: string): Promise<OperationDto> {
    return this.approvals.order(id);
  }

  @Post('cycles/:id/reject')
  @RequirePermission('cycle:approve')
  @Idempotent()
  @Returns(CycleDto)
  reject(@Param('id', IdPipe) id: string, @Body() body: RejectCycleDto): Promise<CycleDto> {
    return this.cycles.reject(id, body.reason);
  }

  @Get('cycles/:id/entitlements')
  @RequirePermission('entitlement:read')
  @Returns(EntitlementDto, { many: true })
  lines(@Param('id', IdPipe) id: string, @Query() query: PageQuery): Promise<Page<EntitlementDto>> {
    return this.entitlements.ofCycle(id, query);
  }
}
