import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OperationDto, RequirePermission, Returns } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { type Page, PageQuery } from '#platform/http/page.js';
import { PreviewRuleService } from './preview-rule/preview-rule.service.js';
import { RulePreviewDto } from './preview-rule/rule-preview.dto.js';
import { CreateRuleDto, RuleDto } from './rule.dto.js';
import { RulesService } from './rules.service.js';

@ApiTags('programs')
@Controller('v1/programs/:id/rules')
export class RulesController {
  constructor(
    private readonly rules: RulesService,
    private readonly previews: PreviewRuleService,
  ) {}

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

  /**
   * Counts whom a rule would find eligible before it is saved: of everybody, of who is enrolled, and of the others. Counts are with
   * noise, rounded and suppressed; the budget of previews is a daily one. What it found is read under the operation's id.
   */
  @Post('preview')
  @RequirePermission('rule:write')
  @Idempotent()
  @Returns(OperationDto, { status: 202 })
  preview(@Param('id', IdPipe) id: string, @Body() body: CreateRuleDto): Promise<OperationDto> {
    return this.previews.order(id, body);
  }

  /** What a preview found, once its operation has succeeded. */
  @Get('previews/:operationId')
  @RequirePermission('statistics:read')
  @Returns(RulePreviewDto)
  previewed(
    @Param('id', IdPipe) id: string,
    @Param('operationId', IdPipe) operationId: string,
  ): Promise<RulePreviewDto> {
    return this.previews.get(id, operationId);
  }
}
