import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission, Returns } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { Conditional, IfMatch } from '#platform/http/if-match.js';
import { type Page, PageQuery } from '#platform/http/page.js';
import { ChangeIdTypeDto, CreateIdTypeDto, IdTypeDto } from './id-type.dto.js';
import { IdTypesService } from './id-types.service.js';

@ApiTags('registry')
@Controller('v1/id-types')
export class IdTypesController {
  constructor(private readonly idTypes: IdTypesService) {}

  @Get()
  @RequirePermission('id-type:read')
  @Returns(IdTypeDto, { many: true })
  list(@Query() query: PageQuery): Promise<Page<IdTypeDto>> {
    return this.idTypes.list(query);
  }

  @Post()
  @RequirePermission('id-type:write')
  @Idempotent()
  @Returns(IdTypeDto, { status: 201 })
  create(@Body() body: CreateIdTypeDto): Promise<IdTypeDto> {
    return this.idTypes.create(body);
  }

  @Get(':id')
  @RequirePermission('id-type:read')
  @Returns(IdTypeDto)
  get(@Param('id', IdPipe) id: string): Promise<IdTypeDto> {
    return this.idTypes.get(id);
  }

  /** Pattern and check digit hold for values to come; class and normalization change only while nothing is stored. */
  @Patch(':id')
  @RequirePermission('id-type:write')
  @Conditional()
  @Returns(IdTypeDto)
  change(
    @Param('id', IdPipe) id: string,
    @IfMatch() revision: number,
    @Body() body: ChangeIdTypeDto,
  ): Promise<IdTypeDto> {
    return this.idTypes.change(id, revision, body);
  }
}
