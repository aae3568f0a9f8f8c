import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission, Returns } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { DciAckDto, DciAnswerDto } from './dialects/dci-answer.dto.js';
import { DciSearches } from './dialects/dci-searches.service.js';

/** Where a social registry that speaks DCI calls back. It answers once what it was asked, and anything else is a 404. */
@ApiTags('sr-sync')
@Controller('v1/social-registries/:id/dci/registry')
export class DciAnswersController {
  constructor(private readonly searches: DciSearches) {}

  @Post('on-search')
  @RequirePermission('social-registry:answer')
  @Returns(DciAckDto, { status: 200 })
  onSearch(@Param('id', IdPipe) id: string, @Body() body: DciAnswerDto): Promise<DciAckDto> {
    return this.searches.receive(id, body);
  }

  @Post('txn/on-status')
  @RequirePermission('social-registry:answer')
  @Returns(DciAckDto, { status: 200 })
  onStatus(@Param('id', IdPipe) id: string, @Body() body: DciAnswerDto): Promise<DciAckDto> {
    return this.searches.receive(id, body);
  }
}
