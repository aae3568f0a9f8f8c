import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission, Returns } from '#access';
import { AckDto, UpdatedAnswerDto } from '../dci/envelope.dto.js';
import { DciRoute } from '../dci/fault.dto.js';
import { DciMessageDto } from '../dci/message.dto.js';
import { TakeUpdates } from '../dci/take-updates.service.js';
import { Subscriptions } from './subscriptions.service.js';

/** The IBR API of the Digital Convergence Initiative: what is told as it happens, by us and to us. */
@ApiTags('sharing')
@Controller('dci/registry')
export class SubscriptionsController {
  constructor(
    private readonly subscriptions: Subscriptions,
    private readonly updates: TakeUpdates,
  ) {}

  /** From now on; every change comes to the client's `notify`. */
  @Post('subscribe')
  @RequirePermission('dci:subscribe')
  @DciRoute()
  @Returns(AckDto)
  subscribe(@Body() body: DciMessageDto): Promise<AckDto> {
    return this.subscriptions.subscribe(body);
  }

  @Post('unsubscribe')
  @RequirePermission('dci:subscribe')
  @DciRoute()
  @Returns(AckDto)
  unsubscribe(@Body() body: DciMessageDto): Promise<AckDto> {
    return this.subscriptions.unsubscribe(body);
  }

  /** What a registry elsewhere tells of beneficiaries of its own: kept as `sync/enrollment/updates`. */
  @Post('notify')
  @RequirePermission('dci:report')
  @DciRoute()
  @Returns(AckDto)
  notify(@Body() body: DciMessageDto): Promise<AckDto> {
    return this.updates.notified(body);
  }

  /** Beneficiaries of a partner's programs: kept apart from ours, to be reviewed. */
  @Post('sync/enrollment/updates')
  @RequirePermission('dci:report')
  @DciRoute()
  @Returns(UpdatedAnswerDto)
  report(@Body() body: DciMessageDto): Promise<UpdatedAnswerDto> {
    return this.updates.updates(body);
  }
}
