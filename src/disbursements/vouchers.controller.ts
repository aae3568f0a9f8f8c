import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission, Returns } from '#access';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { DeliveryDto } from './delivery.dto.js';
import { RedeemVoucherDto } from './voucher.dto.js';
import { RedeemVoucher } from './vouchers/redeem-voucher.service.js';

@ApiTags('disbursements')
@Controller('v1/vouchers')
export class VouchersController {
  constructor(private readonly redeeming: RedeemVoucher) {}

  /** Redeems a voucher, once and whole. A code that nobody issued costs: after too many of them nothing is answered for an hour. */
  @Post('redeem')
  @RequirePermission('voucher:redeem')
  @Idempotent()
  @Returns(DeliveryDto, { status: 201 })
  redeem(@Body() body: RedeemVoucherDto): Promise<DeliveryDto> {
    return this.redeeming.redeem(body);
  }
}
