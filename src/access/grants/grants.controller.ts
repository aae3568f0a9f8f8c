import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdPipe } from '#platform/http/id.pipe.js';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import type { Page } from '#platform/http/page.js';
import { AnyAuthenticated, RequirePermission } from '../require-permission.decorator.js';
import { Returns } from '../views/returns.decorator.js';
import { GiveGrant } from './give-grant.service.js';
import { CreateGrantDto, GrantDto, GrantsQuery, MeDto } from './grant.dto.js';
import { GrantsService } from './grants.service.js';

@ApiTags('access')
@Controller('v1')
export class GrantsController {
  constructor(
    private readonly grants: GrantsService,
    private readonly giving: GiveGrant,
  ) {}

  /** What the caller holds. */
  @Get('me')
  @AnyAuthenticated({ because: 'everyone may know what they hold' })
  @Returns(MeDto)
  me(): MeDto {
    return this.grants.me();
  }

  /** Grants, newest first, those that ended too; of your own programs and areas, unless you hold the permission everywhere. */
  @Get('grants')
  @RequirePermission('grant:read')
  @Returns(GrantDto, { many: true })
  list(@Query() query: GrantsQuery): Promise<Page<GrantDto>> {
    return this.grants.list(query);
  }

  /** Gives a role, or some permissions of it, out of one of your own grants and never beyond it. */
  @Post('grants')
  @RequirePermission('grant:write')
  @Idempotent()
  @Returns(GrantDto, { status: 201 })
  give(@Body() body: CreateGrantDto): Promise<GrantDto> {
    return this.giving.give(body);
  }

  /** Takes a grant back, and all that was given out of it. */
  @Post('grants/:id/revoke')
  @RequirePermission('grant:write')
  @Returns(GrantDto)
  revoke(@Param('id', IdPipe) id: string): Promise<GrantDto> {
    return this.grants.revoke(id);
  }
}
