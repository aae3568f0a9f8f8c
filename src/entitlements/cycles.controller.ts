import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OperationDto, RequirePermission, Returns } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { type Page, PageQuery } from '#platform/http/page.js';
import { ApproveCycleService } from './approve-cycle/approve-cycle.service.js';
import { CreateCycleDto, CycleDetailDto, CycleDto, RejectCycleDto, ReopenCycleDto } from './cycle.dto.js';
import { CyclesService } from './cycles.service.js';
import { ExpireLinesService } from './expire-lines/expire-lines.service.js';
import { SubmissionDto } from './submission.dto.js';
import { SubmissionsService } from './submissions.service.js';
import { WithdrawCycleService } from './withdraw-cycle/withdraw-cycle.service.js';

@ApiTags('entitlements')
@Controller('v1')
export class CyclesController {
  constructor(
    private readonly cycles: CyclesService,
    private readonly approvals: ApproveCycleService,
    private readonly submissions: SubmissionsService,
    private readonly withdrawing: WithdrawCycleService,
    private readonly expiring: ExpireLinesService,
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
    return this.submissions.submit(id);
  }

  /** What was submitted, and which stages of its approval it has passed, newest first. */
  @Get('cycles/:id/submissions')
  @RequirePermission('cycle:read')
  @Returns(SubmissionDto, { many: true })
  submitted(@Param('id', IdPipe) id: string, @Query() query: PageQuery): Promise<Page<SubmissionDto>> {
    return this.submissions.list(id, query);
  }

  /** Passes a stage. The last one binds the lines and reserves the money; what refuses it is answered at once. */
  @Post('cycles/:id/approve')
  @RequirePermission('cycle:approve')
  @Idempotent()
  @Returns(OperationDto, { status: 202 })
  approve(@Param('id', IdPipe) id: string): Promise<OperationDto> {
    return this.approvals.order(id, 'approve');
  }

  /** The same for the stage of this name, in programs that have it. */
  @Post('cycles/:id/authorize')
  @RequirePermission('cycle:authorize')
  @Idempotent()
  @Returns(OperationDto, { status: 202 })
  authorize(@Param('id', IdPipe) id: string): Promise<OperationDto> {
    return this.approvals.order(id, 'authorize');
  }

  /** The same for the stage of this name, in programs that have it. */
  @Post('cycles/:id/release')
  @RequirePermission('cycle:release')
  @Idempotent()
  @Returns(OperationDto, { status: 202 })
  release(@Param('id', IdPipe) id: string): Promise<OperationDto> {
    return this.approvals.order(id, 'release');
  }

  /** Sends what was submitted back, to be looked at again. */
  @Post('cycles/:id/reject')
  @RequirePermission('cycle:reject')
  @Idempotent()
  @Returns(CycleDto)
  reject(@Param('id', IdPipe) id: string, @Body() body: RejectCycleDto): Promise<CycleDto> {
    return this.submissions.reject(id, body.reason);
  }

  /** Makes a draft of it again, as of another freeze, as long as nothing was dispatched. Its lines are cancelled. */
  @Post('cycles/:id/reopen')
  @RequirePermission('cycle:write')
  @Idempotent()
  @Returns(OperationDto, { status: 202 })
  reopen(@Param('id', IdPipe) id: string, @Body() body: ReopenCycleDto): Promise<OperationDto> {
    return this.withdrawing.reopen(id, body.reason, body.freezeAt);
  }

  /** Cancels it with all of its lines, as long as nothing was dispatched. */
  @Post('cycles/:id/cancel')
  @RequirePermission('cycle:write')
  @Idempotent()
  @Returns(OperationDto, { status: 202 })
  cancel(@Param('id', IdPipe) id: string, @Body() body: RejectCycleDto): Promise<OperationDto> {
    return this.withdrawing.cancel(id, body.reason);
  }

  /** Ends what is still due after its last day. The service does so by itself, every hour. */
  @Post('cycles/:id/expire')
  @RequirePermission('cycle:write')
  @Idempotent()
  @Returns(OperationDto, { status: 202 })
  expire(@Param('id', IdPipe) id: string): Promise<OperationDto> {
    return this.expiring.order(id);
  }
}
