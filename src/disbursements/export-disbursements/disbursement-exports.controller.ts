import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type CsvRows, RequirePermission, ReturnsCsv } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { DisbursementExportDto } from './disbursement-export.dto.js';
import { ExportDisbursementsService } from './export-disbursements.service.js';

@ApiTags('disbursements')
@Controller('v1/programs/:id/disbursements/export')
export class DisbursementExportsController {
  constructor(private readonly exports: ExportDisbursementsService) {}

  /** Every attempt to deliver anything of the program as a CSV file, of one instant. It names nobody: people are handles. */
  @Get()
  @RequirePermission('disbursement:export')
  @ReturnsCsv(DisbursementExportDto)
  file(@Param('id', IdPipe) id: string): Promise<CsvRows<DisbursementExportDto>> {
    return this.exports.file(id);
  }
}
