import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission, Returns } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { Conditional, IfMatch } from '#platform/http/if-match.js';
import type { Page } from '#platform/http/page.js';
import { ChangeChannelDto } from './change-channel.dto.js';
import { ChangeChannelService } from './change-channel.service.js';
import { CreateChannelDto, DeliveryChannelDto, DeliveryChannelsQuery } from './delivery-channel.dto.js';
import { DeliveryChannelsService } from './delivery-channels.service.js';

@ApiTags('disbursements')
@Controller('v1/delivery-channels')
export class DeliveryChannelsController {
  constructor(
    private readonly channels: DeliveryChannelsService,
    private readonly changing: ChangeChannelService,
  ) {}

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
  list(@Query() query: DeliveryChannelsQuery): Promise<Page<DeliveryChannelDto>> {
    return this.channels.list(query);
  }

  /** How it is described, and what it can do; never its credential. */
  @Get(':id')
  @RequirePermission('channel:read')
  @Returns(DeliveryChannelDto)
  get(@Param('id', IdPipe) id: string): Promise<DeliveryChannelDto> {
    return this.channels.show(id);
  }

  /** What batches under way are delivered by is refused until they have settled; its name, its credential, how statements are read and its limits are not. */
  @Patch(':id')
  @RequirePermission('channel:write')
  @Conditional()
  @Returns(DeliveryChannelDto)
  change(
    @Param('id', IdPipe) id: string,
    @IfMatch() revision: number,
    @Body() body: ChangeChannelDto,
  ): Promise<DeliveryChannelDto> {
    return this.changing.change(id, revision, body);
  }

  /** No batch is made with it until it is opened again. What is under way with it goes on. */
  @Post(':id/close')
  @RequirePermission('channel:write')
  @Idempotent()
  @Returns(DeliveryChannelDto)
  close(@Param('id', IdPipe) id: string): Promise<DeliveryChannelDto> {
    return this.changing.close(id);
  }
  /** Batches are made with a closed one again. One that is open stays as it is. */
  @Post(':id/reopen')
  @RequirePermission('channel:write')
  @Idempotent()
  @Returns(DeliveryChannelDto)
  reopen(@Param('id', IdPipe) id: string): Promise<DeliveryChannelDto> {
    return this.changing.reopen(id);
  }
}
