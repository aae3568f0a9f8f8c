import { Injectable } from '@nestjs/common';
import { currentCaller, ScopeService } from '#access';
import { BudgetConfig } from '#config/config.js';
import { Budget } from '#platform/budget/budget.service.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Cursors } from '#platform/http/cursors.js';
import { type Page, pageOf } from '#platform/http/page.js';
import type { StatisticRecord } from './statistic.record.js';
import { StatisticDto, type StatisticQuery, type StatisticsQuery } from './statistics.dto.js';
import { FIND_STATISTIC, NEWEST_STATISTICS } from './statistics.sql.js';

/** Published statistics, from the catalogue only. Each question takes a point of the caller's daily budget. */
@Injectable()
export class StatisticsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly cursors: Cursors,
    private readonly budget: Budget,
    private readonly allowed: BudgetConfig,
  ) {}

  async get(programId: string, { cube, day }: StatisticQuery): Promise<StatisticDto> {
    this.scope.requireProgram(programId);
    await this.spend();
    const found = await this.uow.row<StatisticRecord>(FIND_STATISTIC, [programId, day ?? null]);
    if (!found) throw new NotFound('statistic');
    return StatisticDto.of(cube)(found);
  }

  /** The newest of every program in scope. Programs are never added up: a sum less the others would be one of them. */
  async list({ cube, cursor, limit }: StatisticsQuery): Promise<Page<StatisticDto>> {
    const list = `statistics:${cube}`;
    const after = this.cursors.decode<string>(list, cursor) ?? null;
    await this.spend();
    const rows = await this.uow.rows<StatisticRecord>(NEWEST_STATISTICS, [this.scope.programs(), after, limit + 1]);
    return pageOf(this.cursors, list, rows, limit, (row) => row.programId).map(StatisticDto.of(cube));
  }

  private spend(): Promise<void> {
    const allowance = { name: 'statistics-day', points: this.allowed.statisticsPerDay, seconds: 86_400 };
    return this.budget.take(currentCaller().userId, [allowance]);
  }
}
