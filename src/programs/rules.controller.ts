import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission, Returns } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { type Page, PageQuery } from '#platform/http/page.js';
import { CreateRuleDto, RuleDto } from './rule.dto.js';
import { RulesService } from './rules.service.js';

@ApiTags('programs')
@Controller('v1/programs/:id/rules')
export class RulesController {
  constructor(private readonly rules: RulesService) {}

  /** Saves a new version of the eligibility rule; an unknown attribute or a type fault is refused, saying where. */
  @Post()
  @RequirePermission('rule:write')
  @Idempotent()
  @Returns(RuleDto, { status: 201 })
  create(@Param('id', IdPipe) id: string, @Body() body: CreateRuleDto): Promise<RuleDto> {
    return this.rules.create(id, body);
  }

  @Get()
  @RequirePermission('program:read')
  @Returns(RuleDto, { many: true })
  list(@Param('id', IdPipe) id: string, @Query() query: PageQuery): Promise<Page<RuleDto>> {
    return this.rules.list(id, query);
  }
}
