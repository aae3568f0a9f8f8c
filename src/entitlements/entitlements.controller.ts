import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HandlePipe, RequirePermission, Returns } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { type Page, PageQuery } from '#platform/http/page.js';
import { CancelLineService } from './cancel-line.service.js';
import { EntitlementDto } from './entitlement.dto.js';
import { EntitlementsService } from './entitlements.service.js';
import { DueExplanationDto } from './explain-line/due-explanation.dto.js';
import { ExplainDue } from './explain-line/explain-due.service.js';
import { ExplainLine } from './explain-line/explain-line.service.js';
import { LineExplanationDto } from './explain-line/line-explanation.dto.js';
import { LineMoveDto } from './line-move.dto.js';
import { LinesService } from './lines.service.js';
import { CreateSupplementaryDto, LineReasonDto } from './supplementary.dto.js';

@ApiTags('entitlements')
@Controller('v1')
export class EntitlementsController {
  constructor(
    private readonly entitlements: EntitlementsService,
    private readonly single: LinesService,
    private readonly cancelling: CancelLineService,
    private readonly explaining: ExplainLine,
    private readonly due: ExplainDue,
  ) {}

  @Get('cycles/:id/entitlements')
  @RequirePermission('entitlement:read')
  @Returns(EntitlementDto, { many: true })
  list(@Param('id', IdPipe) id: string, @Query() query: PageQuery): Promise<Page<EntitlementDto>> {
    return this.entitlements.ofCycle(id, query);
  }

  /** Adds a line for a late joiner, or one that corrects another. */
  @Post('cycles/:id/entitlements')
  @RequirePermission('entitlement:write')
  @Idempotent()
  @Returns(EntitlementDto, { status: 201 })
  supplement(@Param('id', IdPipe) id: string, @Body() body: CreateSupplementaryDto): Promise<EntitlementDto> {
    return this.single.supplement(id, body);
  }

  /** What somebody is due in it and why, also where that is nothing. */
  @Get('cycles/:id/registrants/:registrantId/explanation')
  @RequirePermission('entitlement:read')
  @Returns(DueExplanationDto)
  explainDue(
    @Param('id', IdPipe) id: string,
    @Param('registrantId', HandlePipe('registrant')) registrantId: string,
  ): Promise<DueExplanationDto> {
    return this.due.explain(id, registrantId);
  }

  @Get('entitlements/:id')
  @RequirePermission('entitlement:read')
  @Returns(EntitlementDto)
  get(@Param('id', HandlePipe('entitlement')) id: string): Promise<EntitlementDto> {
    return this.single.show(id);
  }

  /** Every move, oldest first: from, to, who, when and why. */
  @Get('entitlements/:id/history')
  @RequirePermission('entitlement:read')
  @Returns(LineMoveDto, { many: true })
  history(@Param('id', HandlePipe('entitlement')) id: string, @Query() query: PageQuery): Promise<Page<LineMoveDto>> {
    return this.single.history(id, query);
  }

  /** Why it is so much: which part of the benefit gave what, calculated again as of the freeze. */
  @Get('entitlements/:id/explanation')
  @RequirePermission('entitlement:read')
  @Returns(LineExplanationDto)
  explanation(@Param('id', HandlePipe('entitlement')) id: string): Promise<LineExplanationDto> {
    return this.explaining.explain(id);
  }

  /** Takes a draft out of its cycle, before it is submitted. */
  @Post('entitlements/:id/exclude')
  @RequirePermission('entitlement:write')
  @Idempotent()
  @Returns(EntitlementDto)
  exclude(@Param('id', HandlePipe('entitlement')) id: string, @Body() body: LineReasonDto): Promise<EntitlementDto> {
    return this.single.exclude(id, body.reason);
  }

  /** Refuses it among those that wait for approval, before a stage was passed; the others wait on. */
  @Post('entitlements/:id/reject')
  @RequirePermission('cycle:reject')
  @Idempotent()
  @Returns(EntitlementDto)
  reject(@Param('id', HandlePipe('entitlement')) id: string, @Body() body: LineReasonDto): Promise<EntitlementDto> {
    return this.single.reject(id, body.reason);
  }

  /** Cancels what is still due of it. What was reserved for it is available again. */
  @Post('entitlements/:id/cancel')
  @RequirePermission('entitlement:write')
  @Idempotent()
  @Returns(EntitlementDto)
  cancel(@Param('id', HandlePipe('entitlement')) id: string, @Body() body: LineReasonDto): Promise<EntitlementDto> {
    return this.cancelling.cancel(id, body.reason);
  }
}
