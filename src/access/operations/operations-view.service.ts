import { Injectable } from '@nestjs/common';
import { NotFound } from '#platform/errors/common.errors.js';
import { Cursors } from '#platform/http/cursors.js';
import { type Page, pageOf, type PageQuery } from '#platform/http/page.js';
import type { OperationRecord } from '#platform/operations/operation.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { ScopeService } from '../scope.service.js';
import { OperationDto } from './operation.dto.js';

/** Operations as a caller sees them: those of programs in scope; those of no program, for callers without a program limit. */
@Injectable()
export class OperationsViewService {
  constructor(
    private readonly operations: OperationsService,
    private readonly scope: ScopeService,
    private readonly cursors: Cursors,
  ) {}

  async get(id: string): Promise<OperationDto> {
    return OperationDto.from(await this.visible(id));
  }

  async list(query: PageQuery): Promise<Page<OperationDto>> {
    const before = this.cursors.decode<string>('operations', query.cursor);
    const rows = await this.operations.list(before, this.scope.programs(), query.limit + 1);
    return pageOf(this.cursors, 'operations', rows, query.limit, (row) => row.id).map(OperationDto.from);
  }

  async cancel(id: string): Promise<OperationDto> {
    await this.visible(id);
    return OperationDto.from(await this.operations.cancel(id));
  }

  /** Throws {@link NotFound} also for what is out of scope. */
  async visible(id: string): Promise<OperationRecord> {
    const found = await this.operations.get(id);
    const programs = this.scope.programs();
    if (programs !== null && (!found.programId || !programs.includes(found.programId))) throw new NotFound('operation');
    return found;
  }
}
