import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HandlePipe, RequirePermission, Returns } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { Conditional, IfMatch } from '#platform/http/if-match.js';
import { type Page, PageQuery } from '#platform/http/page.js';
import {
  EnrolmentDto,
  EnrolmentMoveDto,
  EnrolmentsQuery,
  MoveEnrolmentDto,
  OpenEnrolmentDto,
} from './enrolment.dto.js';
import { EnrolmentMovesService } from './enrolment-moves.service.js';
import { VerdictDto } from './verdict.dto.js';
import { EnrolmentsService } from './enrolments.service.js';

@ApiTags('programs')
@Controller('v1')
export class EnrolmentsController {
  constructor(
    private readonly enrolments: EnrolmentsService,
    private readonly moves: EnrolmentMovesService,
  ) {}

  @Get('programs/:id/enrolments')
  @RequirePermission('enrolment:read')
  @Returns(EnrolmentDto, { many: true })
  list(@Param('id', IdPipe) id: string, @Query() query: EnrolmentsQuery): Promise<Page<EnrolmentDto>> {
    return this.enrolments.list(id, query);
  }

  /** Opens a period in draft, for the next verdict: the first of a registrant, or the next after one that has ended. */
  @Post('programs/:id/enrolments')
  @RequirePermission('enrolment:write')
  @Idempotent()
  @Returns(EnrolmentDto, { status: 201 })
  open(@Param('id', IdPipe) id: string, @Body() body: OpenEnrolmentDto): Promise<EnrolmentDto> {
    return this.moves.open(id, body);
  }

  @Get('programs/:id/enrolments/:enrolmentId')
  @RequirePermission('enrolment:read')
  @Returns(EnrolmentDto)
  get(
    @Param('id', IdPipe) id: string,
    @Param('enrolmentId', HandlePipe('enrolment')) enrolmentId: string,
  ): Promise<EnrolmentDto> {
    return this.enrolments.get(id, enrolmentId);
  }

  /** Moves it as it was seen. Whoever leaves frees a place: who waits with the highest priority is given it. */
  @Post('programs/:id/enrolments/:enrolmentId/moves')
  @RequirePermission('enrolment:write')
  @Conditional()
  @Idempotent()
  @Returns(EnrolmentDto)
  move(
    @Param('id', IdPipe) id: string,
    @Param('enrolmentId', HandlePipe('enrolment')) enrolmentId: string,
    @IfMatch() revision: number,
    @Body() body: MoveEnrolmentDto,
  ): Promise<EnrolmentDto> {
    return this.moves.move(id, enrolmentId, revision, body);
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
