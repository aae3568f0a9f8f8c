import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission, Returns } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { Refuses } from '#platform/http/refuses.decorator.js';
import { BulkMoveDto, OrderBulkMoveDto } from './bulk-move.dto.js';
import { MoveEnrolmentsService } from './move-enrolments.service.js';

@ApiTags('programs')
@Controller('v1/programs/:id/enrolments/bulk-moves')
export class BulkMovesController {
  constructor(private readonly moves: MoveEnrolmentsService) {}

  /** Counts whom a filter names and, with the digest of that, moves them: refused (412) when anything has changed in between. */
  @Post()
  @RequirePermission('enrolment:bulk-move')
  @Idempotent()
  @Returns(BulkMoveDto)
  @Refuses(412, 428)
  order(@Param('id', IdPipe) id: string, @Body() body: OrderBulkMoveDto): Promise<BulkMoveDto> {
    return this.moves.order(id, body);
  }
}
