import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdPipe } from '#platform/http/id.pipe.js';
import { type Page, PageQuery } from '#platform/http/page.js';
import { RequirePermission } from '../require-permission.decorator.js';
import { Returns, ReturnsEvents } from '../views/returns.decorator.js';
import { OperationDto } from './operation.dto.js';
import { OperationEventsService } from './operation-events.service.js';
import { OperationsViewService } from './operations-view.service.js';

@ApiTags('operations')
@Controller('v1/operations')
export class OperationsController {
  constructor(
    private readonly operations: OperationsViewService,
    private readonly events: OperationEventsService,
  ) {}

  @Get()
  @RequirePermission('operation:read')
  @Returns(OperationDto, { many: true })
  list(@Query() query: PageQuery): Promise<Page<OperationDto>> {
    return this.operations.list(query);
  }

  @Get(':id')
  @RequirePermission('operation:read')
  @Returns(OperationDto)
  get(@Param('id', IdPipe) id: string): Promise<OperationDto> {
    return this.operations.get(id);
  }

  /** The same at once, and again whenever it has changed, until it has ended. */
  @Get(':id/events')
  @RequirePermission('operation:read')
  @ReturnsEvents(OperationDto)
  follow(@Param('id', IdPipe) id: string): ReturnType<OperationEventsService['follow']> {
    return this.events.follow(id);
  }

  /** Stops between two chunks; what is committed stays. */
  @Post(':id/cancel')
  @RequirePermission('operation:cancel')
  @Returns(OperationDto, { status: 202 })
  cancel(@Param('id', IdPipe) id: string): Promise<OperationDto> {
    return this.operations.cancel(id);
  }
}
