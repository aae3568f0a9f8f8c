import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HandlePipe, RequirePermission, Returns } from '#access';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { Conditional, IfMatch } from '#platform/http/if-match.js';
import { type Page, PageQuery } from '#platform/http/page.js';
import { KeepValues } from './keep-values/keep-values.service.js';
import { ChangeValueDto, PaymentAccountDto, NewPaymentAccountDto } from './value.dto.js';

@ApiTags('registry')
@Controller('v1/registrants/:id/payment-accounts')
export class PaymentAccountsController {
  constructor(private readonly values: KeepValues) {}

  @Get()
  @RequirePermission('registrant:read')
  @Returns(PaymentAccountDto, { many: true })
  async list(
    @Param('id', HandlePipe('registrant')) id: string,
    @Query() query: PageQuery,
  ): Promise<Page<PaymentAccountDto>> {
    return (await this.values.list('payment-account', id, query)).map(PaymentAccountDto.from);
  }

  @Get(':valueId')
  @RequirePermission('registrant:read')
  @Returns(PaymentAccountDto)
  async get(
    @Param('id', HandlePipe('registrant')) id: string,
    @Param('valueId', HandlePipe('payment-account')) valueId: string,
  ): Promise<PaymentAccountDto> {
    return PaymentAccountDto.from(await this.values.get('payment-account', id, valueId));
  }

  @Post()
  @RequirePermission('registrant:write')
  @Idempotent()
  @Returns(PaymentAccountDto, { status: 201 })
  async add(
    @Param('id', HandlePipe('registrant')) id: string,
    @Body() body: NewPaymentAccountDto,
  ): Promise<PaymentAccountDto> {
    return PaymentAccountDto.from(await this.values.addPaymentAccount(id, body));
  }

  @Patch(':valueId')
  @RequirePermission('registrant:write')
  @Conditional()
  @Returns(PaymentAccountDto)
  async change(
    @Param('id', HandlePipe('registrant')) id: string,
    @Param('valueId', HandlePipe('payment-account')) valueId: string,
    @IfMatch() revision: number,
    @Body() body: ChangeValueDto,
  ): Promise<PaymentAccountDto> {
    return PaymentAccountDto.from(await this.values.changePaymentAccount(id, valueId, revision, body));
  }
}
