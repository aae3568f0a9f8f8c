import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission, Returns } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { CreatePostingDto, FundDto, FundPostingDto } from './fund.dto.js';
import { FundService } from './fund.service.js';

@ApiTags('entitlements')
@Controller('v1/programs/:programId/fund')
export class FundController {
  constructor(private readonly fund: FundService) {}

  @Get()
  @RequirePermission('fund:read')
  @Returns(FundDto)
  balances(@Param('programId', IdPipe) programId: string): Promise<FundDto> {
    return this.fund.balances(programId);
  }

  @Post('postings')
  @RequirePermission('fund:post')
  @Idempotent()
  @Returns(FundPostingDto, { status: 201 })
  post(@Param('programId', IdPipe) programId: string, @Body() body: CreatePostingDto): Promise<FundPostingDto> {
    return this.fund.fund(programId, body);
  }
}
