import { Injectable } from '@nestjs/common';
import { programsOf, ScopeService } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { Cursors } from '#platform/http/cursors.js';
import { type Page, pageOf } from '#platform/http/page.js';
import { type Overlap, OverlapDto, type OverlapsQuery } from './overlap.dto.js';
import { OVERLAPS } from './overlaps.sql.js';

/** Who is due the same from two programs in one period, as far as both are the caller's as a whole. Handles, no names. */
@Injectable()
export class OverlapsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly cursors: Cursors,
  ) {}

  async list(query: OverlapsQuery): Promise<Page<OverlapDto>> {
    const programs = programsOf(this.scope.scopes().filter(({ areas }) => areas === null));
    const list = `overlaps:${query.from}:${query.before}`;
    const [id = null, key = null] = this.cursors.decode<[string, string]>(list, query.cursor) ?? [];
    const values = [query.from, query.before, programs, id, key, query.limit + 1];
    const rows = await this.uow.rows<Overlap>(OVERLAPS, values);
    const page = pageOf(this.cursors, list, rows, query.limit, (row) => [row.registrantId, row.key]);
    return page.map((row) => OverlapDto.of(row, query));
  }
}
