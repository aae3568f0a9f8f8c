import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdPipe } from '#platform/http/id.pipe.js';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { type Page, PageQuery } from '#platform/http/page.js';
import { RequirePermission } from '../require-permission.decorator.js';
import { Returns } from '../views/returns.decorator.js';
import { CreateUserDto, UserDto } from './user.dto.js';
import { UsersService } from './users.service.js';

@ApiTags('access')
@Controller('v1/users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  /** Users, oldest first; of your own organisation, unless you hold the permission everywhere. */
  @Get()
  @RequirePermission('user:read')
  @Returns(UserDto, { many: true })
  list(@Query() query: PageQuery): Promise<Page<UserDto>> {
    return this.users.list(query);
  }

  @Get(':id')
  @RequirePermission('user:read')
  @Returns(UserDto)
  get(@Param('id', IdPipe) id: string): Promise<UserDto> {
    return this.users.get(id);
  }

  @Post()
  @RequirePermission('user:write')
  @Idempotent()
  @Returns(UserDto, { status: 201 })
  create(@Body() body: CreateUserDto): Promise<UserDto> {
    return this.users.create(body);
  }

  /** Tokens of this user are accepted no more, from the next request on. Done again it does nothing. */
  @Post(':id/deactivate')
  @RequirePermission('user:write')
  @Returns(UserDto)
  deactivate(@Param('id', IdPipe) id: string): Promise<UserDto> {
    return this.users.deactivate(id);
  }

  /** Takes a deactivation back. */
  @Post(':id/activate')
  @RequirePermission('user:write')
  @Returns(UserDto)
  activate(@Param('id', IdPipe) id: string): Promise<UserDto> {
    return this.users.activate(id);
  }
}
