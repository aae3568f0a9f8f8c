import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { LooksUp, RequirePermission, Returns } from '#access';
import { DciService } from './dci.service.js';
import { EnrolledAnswerDto, SearchAnswerDto } from './envelope.dto.js';
import { DciRoute } from './fault.dto.js';
import { DciMessageDto } from './message.dto.js';

/** The IBR API of the Digital Convergence Initiative (1.0.0, December 2025): what is answered at once. */
@ApiTags('sharing')
@Controller('dci/registry/sync')
export class DciController {
  constructor(private readonly dci: DciService) {}

  /** Programs, benefits and what reached somebody, asked by an identifier the client brings; within its agreement. */
  @Post('search')
  @RequirePermission('dci:search')
  @LooksUp({ because: 'what an agreement allows, of whom its client brings the number; rationed by it' })
  @DciRoute()
  @Returns(SearchAnswerDto)
  search(@Body() body: DciMessageDto): Promise<SearchAnswerDto> {
    return this.dci.search(body);
  }

  /** Whether somebody is enrolled in a program: yes or no. */
  @Post('enrolled')
  @RequirePermission('dci:enrolled')
  @LooksUp({ because: 'yes or no, of whom the client of an agreement brings the number; rationed by it' })
  @DciRoute()
  @Returns(EnrolledAnswerDto)
  enrolled(@Body() body: DciMessageDto): Promise<EnrolledAnswerDto> {
    return this.dci.enrolled(body);
  }
}
