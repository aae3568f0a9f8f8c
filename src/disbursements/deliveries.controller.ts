import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type CsvRows, HandlePipe, RequirePermission, Returns, ReturnsCsv } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { DeliveryDto, RecordDeliveryDto, ReturnDeliveryDto } from './delivery.dto.js';
import { DisbursementDetailDto } from './disbursement-detail.dto.js';
import { ListPartDto, OrderListDto } from './distribution-list.dto.js';
import { OrderList } from './distribution-list/order-list.service.js';
import { DisbursementsService } from './disbursements.service.js';
import { RecordDelivery } from './record-delivery/record-delivery.service.js';

@ApiTags('disbursements')
@Controller('v1')
export class DeliveriesController {
  constructor(
    private readonly lists: OrderList,
    private readonly recording: RecordDelivery,
    private readonly disbursements: DisbursementsService,
  ) {}

  /**
   * Who is due what, for one recipient: parts that only they can open, in a CSV file that is written as it is read. It is kept nowhere, so a
   * key to replay it by is not taken; every order is told in the audit trail.
   */
  @Post('disbursement-batches/:id/distribution-list')
  @RequirePermission('distribution-list:write')
  @ReturnsCsv(ListPartDto)
  list(@Param('id', IdPipe) id: string, @Body() body: OrderListDto): Promise<CsvRows<ListPartDto>> {
    return this.lists.order(id, body);
  }

  /** Goods or cash handed over at a distribution point, all of a line or a part. What is left of it is due in another batch. */
  @Post('entitlements/:id/deliveries')
  @RequirePermission('delivery:write')
  @Idempotent()
  @Returns(DeliveryDto, { status: 201 })
  deliver(@Param('id', HandlePipe('entitlement')) id: string, @Body() body: RecordDeliveryDto): Promise<DeliveryDto> {
    return this.recording.deliver(id, body);
  }

  /** An attempt with its moves, and what was handed over of it. */
  @Get('disbursements/:id')
  @RequirePermission('disbursement:read')
  @Returns(DisbursementDetailDto)
  get(@Param('id', HandlePipe('disbursement')) id: string): Promise<DisbursementDetailDto> {
    return this.disbursements.detail(id);
  }

  /** What was handed over has come back, or had been entered in error: it is due again. */
  @Post('disbursements/:id/returns')
  @RequirePermission('delivery:correct')
  @Idempotent()
  @Returns(DeliveryDto, { status: 201 })
  takeBack(@Param('id', HandlePipe('disbursement')) id: string, @Body() body: ReturnDeliveryDto): Promise<DeliveryDto> {
    return this.recording.takeBack(id, body);
  }
}
