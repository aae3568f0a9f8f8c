import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OperationDto, RequirePermission, Returns } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { OrderRunDto } from './eligibility-run.dto.js';
import { EvaluateEligibilityService } from './evaluate-eligibility/evaluate-eligibility.service.js';

@ApiTags('programs')
@Controller('v1/programs/:id/eligibility-runs')
export class EligibilityRunsController {
  constructor(private readonly evaluation: EvaluateEligibilityService) {}

  /**
   * Judges everyone the program is meant for by its newest rule as of now, or of them those of whom something has changed,
   * and enrols the eligible who have no enrolment.
   */
  @Post()
  @RequirePermission('eligibility:run')
  @Idempotent()
  @Returns(OperationDto, { status: 202 })
  order(@Param('id', IdPipe) id: string, @Body() body?: OrderRunDto): Promise<OperationDto> {
    return this.evaluation.order(id, body?.mode);
  }
}
