import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { currentCaller } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { Cursors } from '#platform/http/cursors.js';
import { type Page, pageOf, type PageQuery } from '#platform/http/page.js';
import { newId } from '#platform/ids/ids.js';
import { RegistryService } from '#registry';
import { ExclusionsService } from './exclude-enrolled/exclusions.service.js';
import { Program } from './program.entity.js';
import { IdentifierDemandUnfit, ProgramWithoutRule, RuleInvalid } from './programs.errors.js';
import { ProgramsService } from './programs.service.js';
import { checkRule, namedAreas, type Rule, type Yields } from './rule.compiler.js';
import { type CreateRuleDto, RuleDto } from './rule.dto.js';
import type { RuleTables } from './rule.tables.js';
import { RuleVersion } from './rule-version.entity.js';
import { weightsOf } from './rule.weights.js';

type IdentifierDemand = Pick<RuleVersion, 'requiredIdClass' | 'requiredIdType'>;

/** What a version says, before it is one. */
export type RuleDraft = Pick<RuleVersion, 'expression' | 'weights' | 'areas' | 'excludedProgramIds'> & IdentifierDemand;

/** Versions of a program's eligibility rule. A version is never changed; runs use the newest. */
@Injectable()
export class RulesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly programs: ProgramsService,
    private readonly registry: RegistryService,
    private readonly exclusions: ExclusionsService,
    private readonly cursors: Cursors,
  ) {}

  /** Saves a new version, once it fits what is declared. Throws {@link RuleInvalid}, {@link IdentifierDemandUnfit}, ExclusionUnfit. */
  async create(programId: string, input: CreateRuleDto): Promise<RuleDto> {
    await this.programs.visible(programId);
    return this.uow.run(async () => {
      await this.uow.repository(Program).findOne({ where: { id: programId }, lock: { mode: 'pessimistic_write' } }); // versions count up one by one
      const draft = await this.draft(programId, input);
      const version = ((await this.newest(programId))?.version ?? 0) + 1;
      const made = { id: newId(), programId, version, ...draft, createdBy: currentCaller().userId };
      await this.uow.repository(RuleVersion).insert(made);
      return (await this.shown([await this.get(made.id)]))[0]!;
    });
  }

  /** What a version would say; of what is left out, as the newest does. Throws as {@link create} does. */
  async draft(programId: string, input: CreateRuleDto): Promise<RuleDraft> {
    const { expression, weightTables, requiredIdentifier, excludedProgramIds: named } = input;
    const { target } = await this.programs.visible(programId);
    const latest = await this.newest(programId);
    const weights = weightTables ? weightsOf(weightTables) : (latest?.weights ?? {});
    const tables = { weights, areas: await this.registry.areasWithin(namedAreas(expression)) };
    const demand = (await this.demanded(requiredIdentifier)) ?? demandOf(latest);
    const before = latest?.excludedProgramIds ?? [];
    const excludedProgramIds = named ? await this.exclusions.required(programId, named, before) : before;
    await this.typed(target, expression, { tables });
    return { expression, ...tables, ...demand, excludedProgramIds };
  }

  async list(programId: string, query: PageQuery): Promise<Page<RuleDto>> {
    await this.programs.visible(programId);
    const list = `rules:${programId}`;
    const after = this.cursors.decode<number>(list, query.cursor) ?? 0;
    const where = { programId, version: MoreThan(after) };
    const rows = await this.uow
      .repository(RuleVersion)
      .find({ where, order: { version: 'ASC' }, take: query.limit + 1 });
    const page = pageOf(this.cursors, list, rows, query.limit, (row) => row.version);
    const shown = await this.shown(page.data);
    return page.map((version) => shown[page.data.indexOf(version)]!);
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
  typedVersion(
    target: Rule['target'],
    { expression, weights, areas }: Pick<RuleDraft, 'expression' | 'weights' | 'areas'>,
  ): Promise<Rule> {
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

  private async shown(versions: readonly RuleVersion[]): Promise<RuleDto[]> {
    const excluded = await this.exclusions.known(versions.map(({ excludedProgramIds }) => excludedProgramIds));
    return versions.map((version, at) => RuleDto.from(version, excluded[at]!));
  }

  /** Null where the program has no rule. */
  newest(programId: string): Promise<RuleVersion | null> {
    return this.uow.repository(RuleVersion).findOne({ where: { programId }, order: { version: 'DESC' } });
  }
}

const demandOf = (version: RuleVersion | null): IdentifierDemand => ({
  requiredIdClass: version?.requiredIdClass ?? null,
  requiredIdType: version?.requiredIdType ?? null,
});
