import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission, Returns } from '#access';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { type Page, PageQuery } from '#platform/http/page.js';
import { AttributeDto, CreateAttributeDto, CreateIdTypeDto, IdTypeDto } from './configuration.dto.js';
import { ConfigurationService } from './configuration.service.js';

@ApiTags('registry')
@Controller('v1')
export class ConfigurationController {
  constructor(private readonly configuration: ConfigurationService) {}

  @Get('id-types')
  @RequirePermission('id-type:read')
  @Returns(IdTypeDto, { many: true })
  listIdTypes(@Query() query: PageQuery): Promise<Page<IdTypeDto>> {
    return this.configuration.listIdTypes(query);
  }

  @Post('id-types')
  @RequirePermission('id-type:write')
  @Idempotent()
  @Returns(IdTypeDto, { status: 201 })
  createIdType(@Body() body: CreateIdTypeDto): Promise<IdTypeDto> {
    return this.configuration.createIdType(body);
  }

  @Get('attributes')
  @RequirePermission('attribute:read')
  @Returns(AttributeDto, { many: true })
  listAttributes(@Query() query: PageQuery): Promise<Page<AttributeDto>> {
    return this.configuration.listAttributes(query);
  }

  @Post('attributes')
  @RequirePermission('attribute:write')
  @Idempotent()
  @Returns(AttributeDto, { status: 201 })
  createAttribute(@Body() body: CreateAttributeDto): Promise<AttributeDto> {
    return this.configuration.createAttribute(body);
  }
}
