import { Body, Controller, Get, Param, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission, Returns } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { Conditional, IfMatch } from '#platform/http/if-match.js';
import { ChangeCycleScheduleDto, CycleScheduleDto } from './cycle-schedule.dto.js';
import { CycleSchedulesService } from './cycle-schedules.service.js';

@ApiTags('entitlements')
@Controller('v1/programs/:programId/cycle-schedule')
export class CycleSchedulesController {
  constructor(private readonly schedules: CycleSchedulesService) {}

  @Get()
  @RequirePermission('cycle:read')
  @Returns(CycleScheduleDto)
  get(@Param('programId', IdPipe) programId: string): Promise<CycleScheduleDto> {
    return this.schedules.show(programId);
  }

  /** Makes it (If-Match "0") or changes it. Cycles come from now on. */
  @Patch()
  @RequirePermission('cycle:write')
  @Conditional()
  @Returns(CycleScheduleDto)
  change(
    @Param('programId', IdPipe) programId: string,
    @IfMatch() revision: number,
    @Body() body: ChangeCycleScheduleDto,
  ): Promise<CycleScheduleDto> {
    return this.schedules.change(programId, revision, body);
  }
}
