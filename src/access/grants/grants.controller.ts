import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdPipe } from '#platform/http/id.pipe.js';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { AnyAuthenticated, RequirePermission } from '../require-permission.decorator.js';
import { Returns } from '../views/returns.decorator.js';
import { CreateGrantDto, CreateUserDto, GrantDto, MeDto, UserDto } from './grant.dto.js';
import { GrantsService } from './grants.service.js';

@ApiTags('access')
@Controller('v1')
export class GrantsController {
  constructor(private readonly grants: GrantsService) {}

  /** What the caller holds. */
  @Get('me')
  @AnyAuthenticated({ because: 'everyone may know what they hold' })
  @Returns(MeDto)
  me(): MeDto {
    return this.grants.me();
  }

  @Post('users')
  @RequirePermission('user:write')
  @Idempotent()
  @Returns(UserDto, { status: 201 })
  createUser(@Body() body: CreateUserDto): Promise<UserDto> {
    return this.grants.createUser(body);
  }

  @Post('grants')
  @RequirePermission('grant:write')
  @Idempotent()
  @Returns(GrantDto, { status: 201 })
  give(@Body() body: CreateGrantDto): Promise<GrantDto> {
    return this.grants.give(body);
  }

  @Post('grants/:id/revoke')
  @RequirePermission('grant:write')
  @Returns(GrantDto)
  revoke(@Param('id', IdPipe) id: string): Promise<GrantDto> {
    return this.grants.revoke(id);
  }
}
