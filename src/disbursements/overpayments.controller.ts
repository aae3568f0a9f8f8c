import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission, Returns } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { type Page, PageQuery } from '#platform/http/page.js';
import { DisbursementDto } from './disbursement.dto.js';
import { DisbursementsService } from './disbursements.service.js';

@ApiTags('disbursements')
@Controller('v1/programs/:id/overpayments')
export class OverpaymentsController {
  constructor(private readonly disbursements: DisbursementsService) {}

  /** Payments of a program beyond what was due, as long as what is too much has not come back. */
  @Get()
  @RequirePermission('disbursement:read')
  @Returns(DisbursementDto, { many: true })
  list(@Param('id', IdPipe) id: string, @Query() query: PageQuery): Promise<Page<DisbursementDto>> {
    return this.disbursements.overpaid(id, query);
  }
}
