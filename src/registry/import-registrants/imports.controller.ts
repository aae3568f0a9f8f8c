import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type CsvRows, RequirePermission, Returns, ReturnsCsv } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { type Page, PageQuery } from '#platform/http/page.js';
import type { StreamedBody } from '#platform/http/streamed-body.js';
import { Streamed, TakesStream } from '#platform/http/takes-stream.decorator.js';
import { ImportDto, ImportErrorDto, ImportQuery } from './import.dto.js';
import { ImportsService } from './imports.service.js';

const LARGEST_FILE = 1024 ** 3;

@ApiTags('registry')
@Controller('v1/registrants/imports')
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

  /**
   * Takes in a CSV file of at most 1 GiB as it comes; the header is checked at once, the rows by the operation. The same
   * Idempotency-Key with the same file and query gives the first answer again.
   */
  @Post()
  @RequirePermission('registrant:import')
  @Idempotent()
  @TakesStream('text/csv', LARGEST_FILE)
  @Returns(ImportDto, { status: 202 })
  start(@Query() query: ImportQuery, @Streamed() body: StreamedBody): Promise<ImportDto> {
    return this.imports.start(query, body);
  }

  @Get()
  @RequirePermission('registrant:import')
  @Returns(ImportDto, { many: true })
  list(@Query() query: PageQuery): Promise<Page<ImportDto>> {
    return this.imports.list(query);
  }

  @Get(':id')
  @RequirePermission('registrant:import')
  @Returns(ImportDto)
  get(@Param('id', IdPipe) id: string): Promise<ImportDto> {
    return this.imports.get(id);
  }

  /** Which row broke which rule in which column; never a value. */
  @Get(':id/errors')
  @RequirePermission('registrant:import')
  @Returns(ImportErrorDto, { many: true })
  errors(@Param('id', IdPipe) id: string, @Query() query: PageQuery): Promise<Page<ImportErrorDto>> {
    return this.imports.errors(id, query);
  }

  /** The same as a file, for a spreadsheet. */
  @Get(':id/errors.csv')
  @RequirePermission('registrant:import')
  @ReturnsCsv(ImportErrorDto)
  errorFile(@Param('id', IdPipe) id: string): Promise<CsvRows<ImportErrorDto>> {
    return this.imports.errorFile(id);
  }
}
