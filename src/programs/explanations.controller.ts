import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HandlePipe, RequirePermission, Returns } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { ExplainVerdict } from './explain-verdict/explain-verdict.service.js';
import { ExplanationDto } from './explain-verdict/explanation.dto.js';

@ApiTags('programs')
@Controller('v1/programs/:id')
export class ExplanationsController {
  constructor(private readonly explanations: ExplainVerdict) {}

  /** Why the last verdict on a registrant is what it is, clause by clause. */
  @Get('verdicts/:registrantId/explanation')
  @RequirePermission('enrolment:read')
  @Returns(ExplanationDto)
  ofRegistrant(
    @Param('id', IdPipe) id: string,
    @Param('registrantId', HandlePipe('registrant')) registrantId: string,
  ): Promise<ExplanationDto> {
    return this.explanations.ofRegistrant(id, registrantId);
  }

  /** Why an enrolment is in its state, where a verdict decided it. */
  @Get('enrolments/:enrolmentId/explanation')
  @RequirePermission('enrolment:read')
  @Returns(ExplanationDto)
  ofEnrolment(
    @Param('id', IdPipe) id: string,
    @Param('enrolmentId', HandlePipe('enrolment')) enrolmentId: string,
  ): Promise<ExplanationDto> {
    return this.explanations.ofEnrolment(id, enrolmentId);
  }
}
