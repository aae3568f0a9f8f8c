import { Injectable } from '@nestjs/common';
import { CsvRows, ScopeService } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Cursors } from '#platform/http/cursors.js';
import { type Page, pageOf, type PageQuery } from '#platform/http/page.js';
import type { StreamedBody } from '#platform/http/streamed-body.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { ImportDto, ImportErrorDto, type ImportQuery } from './import.dto.js';
import { PolicyUnusable } from './import.errors.js';
import type { ImportRecord, RowFault } from './import.record.js';
import { COUNT_RULES, FIND_IMPORT, LIST_ERRORS, LIST_IMPORTS } from './import.sql.js';
import { TakeUpload } from './take-upload.service.js';

type ErrorPosition = readonly [row: number, ordinal: number];
const BEFORE_ALL: ErrorPosition = [-1, -1];
const ERRORS_AT_ONCE = 5_000;

/** Imports as registry staff see them: uploads, progress, and which rows broke which rules. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly cursors: Cursors,
    private readonly operations: OperationsService,
    private readonly uploads: TakeUpload,
  ) {}

  async start(query: ImportQuery, body: StreamedBody): Promise<ImportDto> {
    this.scope.requireEverywhere('registrant');
    const { content, policy } = query;
    if (content === 'memberships' && policy !== 'skip') throw new PolicyUnusable();
    const delimiter = query.delimiter === 'tab' ? '\t' : query.delimiter;
    const order = { content, policy, dryRun: query.dryRun === 'true', delimiter };
    const made = await this.uploads.take(order, body);
    return ImportDto.from(made, await this.operations.get(made.operationId));
  }

  async get(id: string): Promise<ImportDto> {
    const found = await this.visible(id);
    const broken = await this.uow.rows<{ rule: string; count: number }>(COUNT_RULES, [id]);
    const rules = Object.fromEntries(broken.map(({ rule, count }) => [rule, count]));
    return ImportDto.from(found, await this.operations.get(found.operationId), rules);
  }

  async list(query: PageQuery): Promise<Page<ImportDto>> {
    this.scope.requireEverywhere('registrant');
    const before = this.cursors.decode<string>('imports', query.cursor);
    const rows = await this.uow.rows<ImportRecord>(LIST_IMPORTS, [before ?? null, query.limit + 1]);
    const operations = await this.operations.many(rows.map(({ operationId }) => operationId));
    return pageOf(this.cursors, 'imports', rows, query.limit, ({ id }) => id).map((row) =>
      ImportDto.from(row, operations.get(row.operationId)!),
    );
  }

  async errors(id: string, query: PageQuery): Promise<Page<ImportErrorDto>> {
    await this.visible(id);
    const list = `import-errors:${id}`;
    const after = this.cursors.decode<ErrorPosition>(list, query.cursor) ?? BEFORE_ALL;
    const rows = await this.errorsAfter(id, after, query.limit + 1);
    return pageOf(this.cursors, list, rows, query.limit, ({ row, ordinal }) => [row, ordinal]).map(ImportErrorDto.from);
  }

  async errorFile(id: string): Promise<CsvRows<ImportErrorDto>> {
    await this.visible(id);
    return new CsvRows('import-errors', this.allErrors(id));
  }

  private async *allErrors(id: string): AsyncGenerator<ImportErrorDto> {
    let after = BEFORE_ALL;
    for (;;) {
      const rows = await this.errorsAfter(id, after, ERRORS_AT_ONCE);
      yield* rows.map(ImportErrorDto.from);
      const last = rows.at(-1);
      if (!last || rows.length < ERRORS_AT_ONCE) return;
      after = [last.row, last.ordinal];
    }
  }

  private errorsAfter(id: string, after: ErrorPosition, limit: number): Promise<(RowFault & { ordinal: number })[]> {
    return this.uow.rows(LIST_ERRORS, [id, ...after, limit]);
  }

  private async visible(id: string): Promise<ImportRecord> {
    this.scope.requireEverywhere('registrant');
    const found = await this.uow.row<ImportRecord>(FIND_IMPORT, [id]);
    if (!found) throw new NotFound('import');
    return found;
  }
}
