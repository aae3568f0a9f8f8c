import { Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EncryptedParts, RequirePermission, Returns, ReturnsEncrypted } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { Refuses } from '#platform/http/refuses.decorator.js';
import { PaymentFileDto } from './payment-file.dto.js';
import { PaymentFilesService } from './payment-files.service.js';

@ApiTags('disbursements')
@Controller('v1/disbursement-batches/:id/payment-file')
export class PaymentFilesController {
  constructor(private readonly files: PaymentFilesService) {}

  /** How far the payment file of the batch is, and to whose key it is encrypted. */
  @Get()
  @RequirePermission('batch:read')
  @Returns(PaymentFileDto)
  @Refuses(422)
  describe(@Param('id', IdPipe) id: string): Promise<PaymentFileDto> {
    return this.files.describe(id);
  }

  /**
   * Hands the file out: a compact JWE in each line, for its receiver alone. What was handed out is in doubt until somebody tells
   * what became of it. Repeated it gives the same bytes, so a key to replay it by is not taken.
   */
  @Post('hand-out')
  @RequirePermission('payment-file:hand-out')
  @ReturnsEncrypted()
  handOut(@Param('id', IdPipe) id: string): Promise<EncryptedParts> {
    return this.files.handOut(id);
  }
}
