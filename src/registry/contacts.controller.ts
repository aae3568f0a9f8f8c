import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HandlePipe, RequirePermission, Returns } from '#access';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { Conditional, IfMatch } from '#platform/http/if-match.js';
import { type Page, PageQuery } from '#platform/http/page.js';
import { KeepValues } from './keep-values/keep-values.service.js';
import { ChangeValueDto, ContactDto, NewContactDto } from './value.dto.js';

@ApiTags('registry')
@Controller('v1/registrants/:id/contacts')
export class ContactsController {
  constructor(private readonly values: KeepValues) {}

  @Get()
  @RequirePermission('registrant:read')
  @Returns(ContactDto, { many: true })
  async list(@Param('id', HandlePipe('registrant')) id: string, @Query() query: PageQuery): Promise<Page<ContactDto>> {
    return (await this.values.list('contact', id, query)).map(ContactDto.from);
  }

  @Get(':valueId')
  @RequirePermission('registrant:read')
  @Returns(ContactDto)
  async get(
    @Param('id', HandlePipe('registrant')) id: string,
    @Param('valueId', HandlePipe('contact')) valueId: string,
  ): Promise<ContactDto> {
    return ContactDto.from(await this.values.get('contact', id, valueId));
  }

  @Post()
  @RequirePermission('registrant:write')
  @Idempotent()
  @Returns(ContactDto, { status: 201 })
  async add(@Param('id', HandlePipe('registrant')) id: string, @Body() body: NewContactDto): Promise<ContactDto> {
    return ContactDto.from(await this.values.addContact(id, body));
  }

  @Patch(':valueId')
  @RequirePermission('registrant:write')
  @Conditional()
  @Returns(ContactDto)
  async change(
    @Param('id', HandlePipe('registrant')) id: string,
    @Param('valueId', HandlePipe('contact')) valueId: string,
    @IfMatch() revision: number,
    @Body() body: ChangeValueDto,
  ): Promise<ContactDto> {
    return ContactDto.from(await this.values.changeContact(id, valueId, revision, body));
  }
}
