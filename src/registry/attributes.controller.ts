import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission, Returns } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { Conditional, IfMatch } from '#platform/http/if-match.js';
import { type Page, PageQuery } from '#platform/http/page.js';
import { AttributeDto, ChangeAttributeDto, CreateAttributeDto } from './attribute.dto.js';
import { AttributesService } from './attributes.service.js';

@ApiTags('registry')
@Controller('v1/attributes')
export class AttributesController {
  constructor(private readonly attributes: AttributesService) {}

  @Get()
  @RequirePermission('attribute:read')
  @Returns(AttributeDto, { many: true })
  list(@Query() query: PageQuery): Promise<Page<AttributeDto>> {
    return this.attributes.list(query);
  }

  @Post()
  @RequirePermission('attribute:write')
  @Idempotent()
  @Returns(AttributeDto, { status: 201 })
  create(@Body() body: CreateAttributeDto): Promise<AttributeDto> {
    return this.attributes.create(body);
  }

  @Get(':id')
  @RequirePermission('attribute:read')
  @Returns(AttributeDto)
  get(@Param('id', IdPipe) id: string): Promise<AttributeDto> {
    return this.attributes.get(id);
  }

  /** How it is shown, called and mapped; key, type and storage are fixed. */
  @Patch(':id')
  @RequirePermission('attribute:write')
  @Conditional()
  @Returns(AttributeDto)
  change(
    @Param('id', IdPipe) id: string,
    @IfMatch() revision: number,
    @Body() body: ChangeAttributeDto,
  ): Promise<AttributeDto> {
    return this.attributes.change(id, revision, body);
  }
}
