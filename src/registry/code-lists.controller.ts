import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission, Returns } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { Conditional, IfMatch } from '#platform/http/if-match.js';
import { type Page, PageQuery } from '#platform/http/page.js';
import {
  ChangeCodeListDto,
  ChangeCodeValuesDto,
  CodeListDto,
  CodeValueDto,
  CreateCodeListDto,
} from './code-list.dto.js';
import { CodeListsService } from './code-lists.service.js';

@ApiTags('registry')
@Controller('v1/code-lists')
export class CodeListsController {
  constructor(private readonly lists: CodeListsService) {}

  @Get()
  @RequirePermission('code-list:read')
  @Returns(CodeListDto, { many: true })
  list(@Query() query: PageQuery): Promise<Page<CodeListDto>> {
    return this.lists.list(query);
  }

  @Post()
  @RequirePermission('code-list:write')
  @Idempotent()
  @Returns(CodeListDto, { status: 201 })
  create(@Body() body: CreateCodeListDto): Promise<CodeListDto> {
    return this.lists.create(body);
  }

  @Get(':id')
  @RequirePermission('code-list:read')
  @Returns(CodeListDto)
  get(@Param('id', IdPipe) id: string): Promise<CodeListDto> {
    return this.lists.get(id);
  }

  @Patch(':id')
  @RequirePermission('code-list:write')
  @Conditional()
  @Returns(CodeListDto)
  change(
    @Param('id', IdPipe) id: string,
    @IfMatch() revision: number,
    @Body() body: ChangeCodeListDto,
  ): Promise<CodeListDto> {
    return this.lists.change(id, revision, body);
  }

  /** Values in the order of their codes. */
  @Get(':id/values')
  @RequirePermission('code-list:read')
  @Returns(CodeValueDto, { many: true })
  values(@Param('id', IdPipe) id: string, @Query() query: PageQuery): Promise<Page<CodeValueDto>> {
    return this.lists.values(id, query);
  }

  /** Adds values and changes those there are; none is removed, since nobody can see in sealed profiles who has it. */
  @Patch(':id/values')
  @RequirePermission('code-list:write')
  @Conditional()
  @Returns(CodeListDto)
  changeValues(
    @Param('id', IdPipe) id: string,
    @IfMatch() revision: number,
    @Body() body: ChangeCodeValuesDto,
  ): Promise<CodeListDto> {
    return this.lists.changeValues(id, revision, body);
  }
}
