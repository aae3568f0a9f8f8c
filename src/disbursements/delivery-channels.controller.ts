import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission, Returns } from '#access';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { type Page, PageQuery } from '#platform/http/page.js';
import { CreateChannelDto, DeliveryChannelDto } from './delivery-channel.dto.js';
import { DeliveryChannelsService } from './delivery-channels.service.js';

@ApiTags('disbursements')
@Controller('v1/delivery-channels')
export class DeliveryChannelsController {
  constructor(private readonly channels: DeliveryChannelsService) {}

  @Post()
  @RequirePermission('channel:write')
  @Idempotent()
  @Returns(DeliveryChannelDto, { status: 201 })
  create(@Body() body: CreateChannelDto): Promise<DeliveryChannelDto> {
    return this.channels.create(body);
  }

  @Get()
  @RequirePermission('channel:read')
  @Returns(DeliveryChannelDto, { many: true })
  list(@Query() query: PageQuery): Promise<Page<DeliveryChannelDto>> {
    return this.channels.list(query);
  }
}
