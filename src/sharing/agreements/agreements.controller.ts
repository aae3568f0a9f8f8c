import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission, Returns } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { Conditional, IfMatch } from '#platform/http/if-match.js';
import { type Page, PageQuery } from '#platform/http/page.js';
import { AgreementDto, ChangeAgreementDto, CreateAgreementDto } from './agreement.dto.js';
import { AgreementsService } from './agreements.service.js';

/** What is agreed with client systems. */
@ApiTags('sharing')
@Controller('v1/agreements')
export class AgreementsController {
  constructor(private readonly agreements: AgreementsService) {}

  @Post()
  @RequirePermission('agreement:write')
  @Idempotent()
  @Returns(AgreementDto, { status: 201 })
  create(@Body() body: CreateAgreementDto): Promise<AgreementDto> {
    return this.agreements.create(body);
  }

  @Get()
  @RequirePermission('agreement:read')
  @Returns(AgreementDto, { many: true })
  list(@Query() query: PageQuery): Promise<Page<AgreementDto>> {
    return this.agreements.list(query);
  }

  /** What is agreed; never the credentials. */
  @Get(':id')
  @RequirePermission('agreement:read')
  @Returns(AgreementDto)
  get(@Param('id', IdPipe) id: string): Promise<AgreementDto> {
    return this.agreements.get(id);
  }

  /** Holds from the next message on. */
  @Patch(':id')
  @RequirePermission('agreement:write')
  @Conditional()
  @Returns(AgreementDto)
  change(
    @Param('id', IdPipe) id: string,
    @IfMatch() revision: number,
    @Body() body: ChangeAgreementDto,
  ): Promise<AgreementDto> {
    return this.agreements.change(id, revision, body);
  }

  /** Its client is answered again. */
  @Post(':id/activate')
  @RequirePermission('agreement:write')
  @Idempotent()
  @Returns(AgreementDto)
  activate(@Param('id', IdPipe) id: string): Promise<AgreementDto> {
    return this.agreements.setActive(id, true);
  }

  /** Its client is given no token and no answer any more, from the next message on. */
  @Post(':id/deactivate')
  @RequirePermission('agreement:write')
  @Idempotent()
  @Returns(AgreementDto)
  deactivate(@Param('id', IdPipe) id: string): Promise<AgreementDto> {
    return this.agreements.setActive(id, false);
  }
}
