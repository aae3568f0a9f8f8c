import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { LooksUp, RequirePermission, Returns } from '#access';
import { DciAsyncService } from './dci-async.service.js';
import { AckDto, TxnAnswerDto } from './envelope.dto.js';
import { DciRoute } from './fault.dto.js';
import { DciMessageDto } from './message.dto.js';

/** The IBR API of the Digital Convergence Initiative: what is acknowledged, and answered by a call back. */
@ApiTags('sharing')
@Controller('dci/registry')
export class DciMessagesController {
  constructor(private readonly dci: DciAsyncService) {}

  /** As `sync/search`; every page comes to the client's `on-search`. */
  @Post('search')
  @RequirePermission('dci:search')
  @DciRoute()
  @Returns(AckDto)
  search(@Body() body: DciMessageDto): Promise<AckDto> {
    return this.dci.search(body);
  }

  /** What became of a transaction comes to the client's `txn/on-status`. */
  @Post('txn/status')
  @RequirePermission('dci:search')
  @DciRoute()
  @Returns(AckDto)
  status(@Body() body: DciMessageDto): Promise<AckDto> {
    return this.dci.status(body);
  }

  /** What became of a transaction, at once: a search is answered anew. */
  @Post('sync/txn/status')
  @RequirePermission('dci:search')
  @LooksUp({ because: 'what the client asked before, answered anew; rationed by its agreement' })
  @DciRoute()
  @Returns(TxnAnswerDto)
  statusNow(@Body() body: DciMessageDto): Promise<TxnAnswerDto> {
    return this.dci.statusNow(body);
  }

  /** For callers of registries: nobody is waited for here. */
  @Post('on-search')
  @RequirePermission('dci:search')
  @DciRoute()
  @Returns(AckDto)
  onSearch(@Body() body: DciMessageDto): Promise<AckDto> {
    return this.dci.unasked('on-search', body);
  }

  /** As `on-search`. */
  @Post('on-subscribe')
  @RequirePermission('dci:subscribe')
  @DciRoute()
  @Returns(AckDto)
  onSubscribe(@Body() body: DciMessageDto): Promise<AckDto> {
    return this.dci.unasked('on-subscribe', body);
  }

  /** As `on-search`. */
  @Post('on-unsubscribe')
  @RequirePermission('dci:subscribe')
  @DciRoute()
  @Returns(AckDto)
  onUnsubscribe(@Body() body: DciMessageDto): Promise<AckDto> {
    return this.dci.unasked('on-unsubscribe', body);
  }

  /** As `on-search`. */
  @Post('txn/on-status')
  @RequirePermission('dci:search')
  @DciRoute()
  @Returns(AckDto)
  onStatus(@Body() body: DciMessageDto): Promise<AckDto> {
    return this.dci.unasked('txn.on-status', body);
  }
}
