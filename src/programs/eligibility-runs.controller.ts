import { Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OperationDto, RequirePermission, Returns } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { EvaluateEligibilityService } from './evaluate-eligibility/evaluate-eligibility.service.js';

@ApiTags('programs')
@Controller('v1/programs/:id/eligibility-runs')
export class EligibilityRunsController {
  constructor(private readonly evaluation: EvaluateEligibilityService) {}

  /** Judges everyone the program is meant for by its newest rule as of now, and enrols the eligible who have no enrolment. */
  @Post()
  @RequirePermission('eligibility:run')
  @Idempotent()
  @Returns(OperationDto, { status: 202 })
  order(@Param('id', IdPipe) id: string): Promise<OperationDto> {
    return this.evaluation.order(id);
  }
}
