import { Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OperationDto, RequirePermission, Returns } from '#access';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { CountClasses } from './count-classes.service.js';

@ApiTags('registry')
@Controller('v1/class-counts')
export class ClassCountsController {
  constructor(private readonly counting: CountClasses) {}

  /** Counts anew how many people look alike, which decides what is shown of attributes. Also done once a day. */
  @Post()
  @RequirePermission('attribute:count')
  @Idempotent()
  @Returns(OperationDto, { status: 202 })
  count(): Promise<OperationDto> {
    return this.counting.order();
  }
}
