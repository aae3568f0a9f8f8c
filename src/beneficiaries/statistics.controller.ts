import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OperationDto, RequirePermission, Returns } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import type { Page } from '#platform/http/page.js';
import { StatisticDto, StatisticQuery, StatisticsQuery } from './statistics.dto.js';
import { StatisticsService } from './statistics.service.js';
import { TakeStatistics } from './take-statistics/take-statistics.service.js';

@ApiTags('beneficiaries')
@Controller('v1')
export class StatisticsController {
  constructor(
    private readonly statistics: StatisticsService,
    private readonly taking: TakeStatistics,
  ) {}

  /** One statistic of the catalogue, of every program in your scope, as of its newest day. */
  @Get('statistics')
  @RequirePermission('statistics:read')
  @Returns(StatisticDto, { many: true })
  list(@Query() query: StatisticsQuery): Promise<Page<StatisticDto>> {
    return this.statistics.list(query);
  }

  /**
   * One statistic of a program, as of a day. Small counts are suppressed, and so many others that nobody can compute them;
   * the rest is rounded. Asking is limited to a daily budget.
   */
  @Get('programs/:id/statistics')
  @RequirePermission('statistics:read')
  @Returns(StatisticDto)
  get(@Param('id', IdPipe) id: string, @Query() query: StatisticQuery): Promise<StatisticDto> {
    return this.statistics.get(id, query);
  }

  /** Takes today's statistics of a program now, unless they are taken: the schedule does so every day. */
  @Post('programs/:id/statistics')
  @RequirePermission('statistics:take')
  @Idempotent()
  @Returns(OperationDto, { status: 202 })
  take(@Param('id', IdPipe) id: string): Promise<OperationDto> {
    return this.taking.order(id);
  }
}
