import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { currentCaller } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { Cursors } from '#platform/http/cursors.js';
import { type Page, pageOf, type PageQuery } from '#platform/http/page.js';
import { newId } from '#platform/ids/ids.js';
import { RegistryService } from '#registry';
import { Program } from './program.entity.js';
import { IdentifierDemandUnfit, ProgramWithoutRule, RuleInvalid } from './programs.errors.js';
import { ProgramsService } from './programs.service.js';
import { checkRule, namedAreas, type Rule, type Yields } from './rule.compiler.js';
import { type CreateRuleDto, RuleDto } from './rule.dto.js';
import type { RuleTables } from './rule.tables.js';
import { RuleVersion } from './rule-version.entity.js';
import { weightsOf } from './rule.weights.js';

type IdentifierDemand = Pick<RuleVersion, 'requiredIdClass' | 'requiredIdType'>;

/** Versions of a program's eligibility rule. A version is never changed; runs use the newest. */
@Injectable()
export class RulesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly programs: ProgramsService,
    private readonly registry: RegistryService,
    private readonly cursors: Cursors,
  ) {}

  /** Saves a new version, once it fits what is declared. Throws {@link RuleInvalid}, {@link IdentifierDemandUnfit}. */
  async create(programId: string, input: CreateRuleDto): Promise<RuleDto> {
    const { target } = await this.programs.visible(programId);
    const weights = input.weightTables && weightsOf(input.weightTables);
    const areas = await this.registry.areasWithin(namedAreas(input.expression));
    const demand = await this.demanded(input.requiredIdentifier);
    return this.uow.run(async () => {
      await this.uow.repository(Program).findOne({ where: { id: programId }, lock: { mode: 'pessimistic_write' } }); // versions count up one by one
      const latest = await this.newest(programId);
      const tables = { weights: weights ?? latest?.weights ?? {}, areas };
      await this.typed(target, input.expression, { tables });
      const { userId } = currentCaller();
      const made = {
        id: newId(),
        programId,
        version: (latest?.version ?? 0) + 1,
        expression: input.expression,
        ...tables,
        ...(demand ?? demandOf(latest)),
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

  /** A version with the attributes declared now. Throws {@link RuleInvalid} when it does not fit them. */
  typedVersion(target: Rule['target'], { expression, weights, areas }: RuleVersion): Promise<Rule> {
    return this.typed(target, expression, { tables: { weights, areas } });
  }

  /**
   * An expression with the attributes declared now, and unless told otherwise with the areas as they are now. Throws
   * {@link RuleInvalid} when it does not fit them.
   */
  async typed(
    target: Rule['target'],
    expression: string,
    {
      tables,
      yields = 'bool',
      pointer = '#/expression',
    }: { tables?: RuleTables; yields?: Yields; pointer?: string } = {},
  ): Promise<Rule> {
    const lookedUp = tables ?? { weights: {}, areas: await this.registry.areasWithin(namedAreas(expression)) };
    const rule: Rule = { schema: await this.registry.attributeSchema(), target, expression, tables: lookedUp };
    const fault = checkRule(rule, yields);
    if (fault) throw new RuleInvalid(fault, pointer);
    return rule;
  }

  /** What a version is to demand; undefined where it does not speak of it. Throws {@link IdentifierDemandUnfit}. */
  private async demanded(required: CreateRuleDto['requiredIdentifier']): Promise<IdentifierDemand | undefined> {
    if (required === undefined) return undefined;
    const { class: requiredIdClass = null, idType: requiredIdType = null } = required ?? {};
    if (requiredIdClass !== null && requiredIdType !== null)
      throw new IdentifierDemandUnfit('#/requiredIdentifier', 'must name either a class or an ID type');
    const known = (await this.registry.idTypes()).filter(({ active }) => active).map(({ code }) => code);
    if (requiredIdType !== null && !known.includes(requiredIdType))
      throw new IdentifierDemandUnfit('#/requiredIdentifier/idType', 'must be the code of an active ID type');
    return { requiredIdClass, requiredIdType };
  }

  private newest(programId: string): Promise<RuleVersion | null> {
    return this.uow.repository(RuleVersion).findOne({ where: { programId }, order: { version: 'DESC' } });
  }
}

const demandOf = (version: RuleVersion | null): IdentifierDemand => ({
  requiredIdClass: version?.requiredIdClass ?? null,
  requiredIdType: version?.requiredIdType ?? null,
});
