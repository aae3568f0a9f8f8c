import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HandlePipe, RequirePermission, Returns } from '#access';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { Conditional, IfMatch } from '#platform/http/if-match.js';
import { type Page, PageQuery } from '#platform/http/page.js';
import { KeepValues } from './keep-values/keep-values.service.js';
import { ChangeIdentifierDto, IdentifierDto, NewIdentifierDto } from './value.dto.js';

@ApiTags('registry')
@Controller('v1/registrants/:id/identifiers')
export class IdentifiersController {
  constructor(private readonly values: KeepValues) {}

  @Get()
  @RequirePermission('registrant:read')
  @Returns(IdentifierDto, { many: true })
  async list(
    @Param('id', HandlePipe('registrant')) id: string,
    @Query() query: PageQuery,
  ): Promise<Page<IdentifierDto>> {
    return (await this.values.list('identifier', id, query)).map(IdentifierDto.from);
  }

  @Get(':valueId')
  @RequirePermission('registrant:read')
  @Returns(IdentifierDto)
  async get(
    @Param('id', HandlePipe('registrant')) id: string,
    @Param('valueId', HandlePipe('identifier')) valueId: string,
  ): Promise<IdentifierDto> {
    return IdentifierDto.from(await this.values.get('identifier', id, valueId));
  }

  @Post()
  @RequirePermission('registrant:write')
  @Idempotent()
  @Returns(IdentifierDto, { status: 201 })
  async add(@Param('id', HandlePipe('registrant')) id: string, @Body() body: NewIdentifierDto): Promise<IdentifierDto> {
    return IdentifierDto.from(await this.values.addIdentifier(id, body));
  }

  @Patch(':valueId')
  @RequirePermission('registrant:write')
  @Conditional()
  @Returns(IdentifierDto)
  async change(
    @Param('id', HandlePipe('registrant')) id: string,
    @Param('valueId', HandlePipe('identifier')) valueId: string,
    @IfMatch() revision: number,
    @Body() body: ChangeIdentifierDto,
  ): Promise<IdentifierDto> {
    return IdentifierDto.from(await this.values.changeIdentifier(id, valueId, revision, body));
  }
}
