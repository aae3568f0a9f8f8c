import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HandlePipe, RequirePermission, Returns } from '#access';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { type Page, PageQuery } from '#platform/http/page.js';
import {
  AccessAnswerDto,
  AccessRequestDto,
  OpenAccessRequestDto,
  RefuseAccessRequestDto,
} from './access-request.dto.js';
import { AccessRequestsService } from './access-requests.service.js';
import { FulfilAccessRequest } from './answer-access-requests/fulfil-access-request.service.js';

@ApiTags('registry')
@Controller('v1/registrants/:id/access-requests')
export class AccessRequestsController {
  constructor(
    private readonly requests: AccessRequestsService,
    private readonly fulfilling: FulfilAccessRequest,
  ) {}

  @Get()
  @RequirePermission('registrant:access-request')
  @Returns(AccessRequestDto, { many: true })
  list(@Param('id', HandlePipe('registrant')) id: string, @Query() query: PageQuery): Promise<Page<AccessRequestDto>> {
    return this.requests.list(id, query);
  }

  /** Takes in a request of the person. One is open at a time, for 30 days. */
  @Post()
  @RequirePermission('registrant:access-request')
  @Idempotent()
  @Returns(AccessRequestDto, { status: 201 })
  open(
    @Param('id', HandlePipe('registrant')) id: string,
    @Body() body: OpenAccessRequestDto,
  ): Promise<AccessRequestDto> {
    return this.requests.open(id, body);
  }

  /**
   * All that is kept about the person, encrypted to the key they brought, by somebody else than who opened the request. It is sent
   * once and kept nowhere, so a key to replay it by is not taken: repeated, the call is a 409, and a lost answer needs a new request.
   */
  @Post(':requestId/fulfil')
  @RequirePermission('registrant:access-answer')
  @Returns(AccessAnswerDto)
  fulfil(
    @Param('id', HandlePipe('registrant')) id: string,
    @Param('requestId', HandlePipe('access-request')) requestId: string,
  ): Promise<AccessAnswerDto> {
    return this.fulfilling.fulfil(id, requestId);
  }

  @Post(':requestId/refuse')
  @RequirePermission('registrant:access-answer')
  @Idempotent()
  @Returns(AccessRequestDto)
  refuse(
    @Param('id', HandlePipe('registrant')) id: string,
    @Param('requestId', HandlePipe('access-request')) requestId: string,
    @Body() body: RefuseAccessRequestDto,
  ): Promise<AccessRequestDto> {
    return this.requests.refuse(id, requestId, body);
  }
}
