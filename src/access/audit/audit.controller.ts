import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { type Page, PageQuery } from '#platform/http/page.js';
import { OperationDto } from '../operations/operation.dto.js';
import { RequirePermission } from '../require-permission.decorator.js';
import { HandlePipe } from '../views/handle.pipe.js';
import { Returns } from '../views/returns.decorator.js';
import { AuditEventDto, AuditQuery } from './audit.dto.js';
import { AuditService } from './audit.service.js';

@ApiTags('audit')
@Controller('v1')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  /** Who did what, newest first. Callers limited to programs see what was done within these. */
  @Get('audit')
  @RequirePermission('audit:read')
  @Returns(AuditEventDto, { many: true })
  list(@Query() query: AuditQuery): Promise<Page<AuditEventDto>> {
    return this.audit.list(query);
  }

  /** Who looked at this person or changed something about them, newest first. */
  @Get('registrants/:id/access-log')
  @RequirePermission('registrant:access-log')
  @Returns(AuditEventDto, { many: true })
  accessLog(
    @Param('id', HandlePipe('registrant')) id: string,
    @Query() query: PageQuery,
  ): Promise<Page<AuditEventDto>> {
    return this.audit.accessLog(id, query);
  }

  /**
   * Verifies the whole trail against its chains, heads and signed checkpoints. The operation fails with `audit:broken` when
   * something is not as it was written; its counts name the first bad row by `firstBadStream` (0: the file of checkpoints)
   * and `firstBadSeq`.
   */
  @Post('audit/verify')
  @RequirePermission('audit:verify')
  @Idempotent()
  @Returns(OperationDto, { status: 202 })
  verify(): Promise<OperationDto> {
    return this.audit.verify();
  }
}
