import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HandlePipe, RequirePermission, Returns } from '#access';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { DisbursementDto } from './disbursement.dto.js';
import {
  CancelDisbursementDto,
  HoldDisbursementDto,
  ReissueDisbursementDto,
  ReleaseDisbursementDto,
} from './single-moves/single-move.dto.js';
import { SingleMoves } from './single-moves/single-moves.service.js';

@ApiTags('disbursements')
@Controller('v1/disbursements/:id')
export class SingleMovesController {
  constructor(private readonly moves: SingleMoves) {}

  /** Holds back what was not sent: it waits for a person, and holds nobody else up. */
  @Post('hold')
  @RequirePermission('disbursement:hold')
  @Idempotent()
  @Returns(DisbursementDto)
  hold(
    @Param('id', HandlePipe('disbursement')) id: string,
    @Body() { reason }: HoldDisbursementDto,
  ): Promise<DisbursementDto> {
    return this.moves.hold(id, reason);
  }

  /** Lets go of what is held; in a batch that is being sent already it is cancelled, and due in the next one. */
  @Post('release')
  @RequirePermission('disbursement:hold')
  @Idempotent()
  @Returns(DisbursementDto)
  release(
    @Param('id', HandlePipe('disbursement')) id: string,
    @Body() { reason }: ReleaseDisbursementDto,
  ): Promise<DisbursementDto> {
    return this.moves.release(id, reason);
  }

  /** Cancels what was not sent, or what was issued and not collected. What it was for is still due. */
  @Post('cancel')
  @RequirePermission('disbursement:cancel')
  @Idempotent()
  @Returns(DisbursementDto)
  cancel(
    @Param('id', HandlePipe('disbursement')) id: string,
    @Body() { reason }: CancelDisbursementDto,
  ): Promise<DisbursementDto> {
    return this.moves.cancel(id, reason);
  }

  /** Makes another attempt for what did not arrive, in a batch of its own that somebody else approves. */
  @Post('reissue')
  @RequirePermission('disbursement:reissue')
  @Idempotent()
  @Returns(DisbursementDto, { status: 201 })
  reissue(
    @Param('id', HandlePipe('disbursement')) id: string,
    @Body() body: ReissueDisbursementDto,
  ): Promise<DisbursementDto> {
    return this.moves.reissue(id, body);
  }
}
