import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission, Returns } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { Conditional, IfMatch } from '#platform/http/if-match.js';
import { type Page, PageQuery } from '#platform/http/page.js';
import { EventDto, EventQuery } from './event.dto.js';
import { ReadEvents } from './read-events.service.js';
import {
  ChangeWebhookDto,
  CreateWebhookDto,
  DeliveryQuery,
  ResendDto,
  ResentDto,
  WebhookDeliveryDto,
  WebhookDto,
  WebhookSecretDto,
} from './webhook.dto.js';
import { WebhooksService } from './webhooks.service.js';

/** Where client systems are told what happens. */
@ApiTags('sharing')
@Controller('v1/webhooks')
export class WebhooksController {
  constructor(
    private readonly webhooks: WebhooksService,
    private readonly events: ReadEvents,
  ) {}

  /** Within an agreement, and told from now on. The secret of its signatures is in this answer alone. */
  @Post()
  @RequirePermission('agreement:write')
  @Idempotent()
  @Returns(WebhookSecretDto, { status: 201 })
  create(@Body() body: CreateWebhookDto): Promise<WebhookSecretDto> {
    return this.webhooks.create(body);
  }

  @Get()
  @RequirePermission('agreement:read')
  @Returns(WebhookDto, { many: true })
  list(@Query() query: PageQuery): Promise<Page<WebhookDto>> {
    return this.webhooks.list(query);
  }

  @Get(':id')
  @RequirePermission('agreement:read')
  @Returns(WebhookDto)
  get(@Param('id', IdPipe) id: string): Promise<WebhookDto> {
    return this.webhooks.get(id);
  }

  /** Holds for what happens from now on, and for what is sent again. */
  @Patch(':id')
  @RequirePermission('agreement:write')
  @Conditional()
  @Returns(WebhookDto)
  change(
    @Param('id', IdPipe) id: string,
    @IfMatch() revision: number,
    @Body() body: ChangeWebhookDto,
  ): Promise<WebhookDto> {
    return this.webhooks.change(id, revision, body);
  }

  /** Another secret, in this answer alone. For a day messages are signed with the one before as well. */
  @Post(':id/rotate-secret')
  @RequirePermission('agreement:write')
  @Idempotent()
  @Returns(WebhookSecretDto)
  rotate(@Param('id', IdPipe) id: string): Promise<WebhookSecretDto> {
    return this.webhooks.rotate(id);
  }

  /** How its messages fared; those that were given up are `dead`. */
  @Get(':id/deliveries')
  @RequirePermission('agreement:read')
  @Returns(WebhookDeliveryDto, { many: true })
  deliveries(@Param('id', IdPipe) id: string, @Query() query: DeliveryQuery): Promise<Page<WebhookDeliveryDto>> {
    return this.webhooks.deliveries(id, query);
  }

  /** What was given up is sent again. */
  @Post(':id/resend')
  @RequirePermission('agreement:write')
  @Idempotent()
  @Returns(ResentDto)
  resend(@Param('id', IdPipe) id: string, @Body() body: ResendDto): Promise<ResentDto> {
    return this.webhooks.resend(id, body);
  }

  /** What its client was told or was to be told in the last month, in order, for the client itself. */
  @Get(':id/events')
  @RequirePermission('event:read')
  @Returns(EventDto, { many: true })
  read(@Param('id', IdPipe) id: string, @Query() query: EventQuery): Promise<Page<EventDto>> {
    return this.events.list(id, query);
  }
}
