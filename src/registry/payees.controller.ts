import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HandlePipe, RequirePermission, Returns } from '#access';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import type { Page } from '#platform/http/page.js';
import { EndPayeeDto, NamePayeeDto, PayeeDto, PayeesQuery } from './payee.dto.js';
import { PayeesService } from './payees.service.js';

@ApiTags('registry')
@Controller('v1/registrants/:id/payees')
export class PayeesController {
  constructor(private readonly payees: PayeesService) {}

  /** Who is named to collect, now or from later on. */
  @Get()
  @RequirePermission('registrant:read')
  @Returns(PayeeDto, { many: true })
  list(@Param('id', HandlePipe('registrant')) id: string, @Query() query: PayeesQuery): Promise<Page<PayeeDto>> {
    return this.payees.list(id, query);
  }

  @Get(':payeeId')
  @RequirePermission('registrant:read')
  @Returns(PayeeDto)
  get(
    @Param('id', HandlePipe('registrant')) id: string,
    @Param('payeeId', HandlePipe('payee')) payeeId: string,
  ): Promise<PayeeDto> {
    return this.payees.get(id, payeeId);
  }

  /** Nobody is paid through a new payee before the cooling-off is over. */
  @Post()
  @RequirePermission('payee:write')
  @Idempotent()
  @Returns(PayeeDto, { status: 201 })
  name(@Param('id', HandlePipe('registrant')) id: string, @Body() body: NamePayeeDto): Promise<PayeeDto> {
    return this.payees.name(id, body);
  }

  @Post(':payeeId/end')
  @RequirePermission('payee:write')
  @Idempotent()
  @Returns(PayeeDto)
  end(
    @Param('id', HandlePipe('registrant')) id: string,
    @Param('payeeId', HandlePipe('payee')) payeeId: string,
    @Body() body: EndPayeeDto,
  ): Promise<PayeeDto> {
    return this.payees.end(id, payeeId, body);
  }
}
