import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HandlePipe, RequirePermission, Returns } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { type Page, PageQuery } from '#platform/http/page.js';
import { EnrolmentDto, EnrolmentMoveDto, EnrolmentsQuery } from './enrolment.dto.js';
import { VerdictDto } from './verdict.dto.js';
import { EnrolmentsService } from './enrolments.service.js';

@ApiTags('programs')
@Controller('v1')
export class EnrolmentsController {
  constructor(private readonly enrolments: EnrolmentsService) {}

  @Get('programs/:id/enrolments')
  @RequirePermission('enrolment:read')
  @Returns(EnrolmentDto, { many: true })
  list(@Param('id', IdPipe) id: string, @Query() query: EnrolmentsQuery): Promise<Page<EnrolmentDto>> {
    return this.enrolments.list(id, query);
  }

  /** What the program said of a registrant when it looked last, enrolled or not. */
  @Get('programs/:id/verdicts/:registrantId')
  @RequirePermission('enrolment:read')
  @Returns(VerdictDto)
  verdict(
    @Param('id', IdPipe) id: string,
    @Param('registrantId', HandlePipe('registrant')) registrantId: string,
  ): Promise<VerdictDto> {
    return this.enrolments.verdict(id, registrantId);
  }

  /** Every move of an enrolment, oldest first: from, to, who, when, why, and the rule version where one decided. */
  @Get('enrolments/:id/history')
  @RequirePermission('enrolment:read')
  @Returns(EnrolmentMoveDto, { many: true })
  history(
    @Param('id', HandlePipe('enrolment')) id: string,
    @Query() query: PageQuery,
  ): Promise<Page<EnrolmentMoveDto>> {
    return this.enrolments.history(id, query);
  }
}
