import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { currentCaller } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { Cursors } from '#platform/http/cursors.js';
import { type Page, pageOf, type PageQuery } from '#platform/http/page.js';
import { newId } from '#platform/ids/ids.js';
import { RegistryService } from '#registry';
import { Program } from './program.entity.js';
import { ProgramWithoutRule, RuleInvalid } from './programs.errors.js';
import { ProgramsService } from './programs.service.js';
import { checkRule, type Rule } from './rule.compiler.js';
import { type CreateRuleDto, RuleDto } from './rule.dto.js';
import { RuleVersion } from './rule-version.entity.js';

/** Versions of a program's eligibility rule. A version is never changed; runs use the newest. */
@Injectable()
export class RulesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly programs: ProgramsService,
    private readonly registry: RegistryService,
    private readonly cursors: Cursors,
  ) {}

  /** Saves a new version, once it fits the declared attributes. Throws {@link RuleInvalid}. */
  async create(programId: string, input: CreateRuleDto): Promise<RuleDto> {
    const { target } = await this.programs.visible(programId);
    await this.typed(target, input.expression);
    return this.uow.run(async () => {
      await this.uow.repository(Program).findOne({ where: { id: programId }, lock: { mode: 'pessimistic_write' } }); // versions count up one by one
      const latest = await this.newest(programId);
      const { userId } = currentCaller();
      const made = {
        id: newId(),
        programId,
        version: (latest?.version ?? 0) + 1,
        expression: input.expression,
        createdBy: userId,
      };
      await this.uow.repository(RuleVersion).insert(made);
      return RuleDto.from(await this.uow.repository(RuleVersion).findOneByOrFail({ id: made.id }));
    });
  }

  async list(programId: string, query: PageQuery): Promise<Page<RuleDto>> {
    await this.programs.visible(programId);
    const list = `rules:${programId}`;
    const after = this.cursors.decode<number>(list, query.cursor) ?? 0;
    const where = { programId, version: MoreThan(after) };
    const rows = await this.uow
      .repository(RuleVersion)
      .find({ where, order: { version: 'ASC' }, take: query.limit + 1 });
    return pageOf(this.cursors, list, rows, query.limit, (row) => row.version).map(RuleDto.from);
  }

  /** The version a run ordered now uses. Throws {@link ProgramWithoutRule}. */
  async latest(programId: string): Promise<RuleVersion> {
    const latest = await this.newest(programId);
    if (!latest) throw new ProgramWithoutRule();
    return latest;
  }

  get(ruleVersionId: string): Promise<RuleVersion> {
    return this.uow.repository(RuleVersion).findOneByOrFail({ id: ruleVersionId });
  }

  /** An expression with the attributes declared now. Throws {@link RuleInvalid} when it does not fit them. */
  async typed(target: Rule['target'], expression: string): Promise<Rule> {
    const rule: Rule = { schema: await this.registry.attributeSchema(), target, expression };
    const fault = checkRule(rule);
    if (fault) throw new RuleInvalid(fault);
    return rule;
  }

  private newest(programId: string): Promise<RuleVersion | null> {
    return this.uow.repository(RuleVersion).findOne({ where: { programId }, order: { version: 'DESC' } });
  }
}
