import { Injectable } from '@nestjs/common';
import { Ceilings, ScopeService } from '#access';
import type { Statement } from '#platform/database/statement.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { OpenProfiles, RegistrantReach } from '#registry';
import { WHICH_EXCLUDE } from '../exclude-enrolled/exclude-enrolled.sql.js';
import { ExclusionsService } from '../exclude-enrolled/exclusions.service.js';
import { ProgramsService } from '../programs.service.js';
import type { Rule } from '../rule.compiler.js';
import type { RuleVersion } from '../rule-version.entity.js';
import { RulesService } from '../rules.service.js';
import type { ExplainedClause } from './explain.judge.js';
import { ENROLMENT_TO_EXPLAIN, VERDICT_TO_EXPLAIN } from './explain-verdict.sql.js';
import { ClauseDto, ExclusionDto, ExplanationDto, type VerdictToExplain } from './explanation.dto.js';

const JUDGE = new URL('./explain.judge.js', import.meta.url).href;

/**
 * Why a verdict is what it is. Nothing of it is kept: the rule version and the instant are, and from them it is judged again.
 * Whoever may not be shown attributes of the program's people sees the clauses, and not what they said.
 */
@Injectable()
export class ExplainVerdict {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly ceilings: Ceilings,
    private readonly programs: ProgramsService,
    private readonly rules: RulesService,
    private readonly profiles: OpenProfiles,
    private readonly exclusions: ExclusionsService,
    private readonly reach: RegistrantReach,
  ) {}

  /** The last verdict on a registrant. Throws {@link NotFound} where there is none, or none of the caller's. */
  ofRegistrant(programId: string, registrantId: string): Promise<ExplanationDto> {
    return this.explain(VERDICT_TO_EXPLAIN, programId, registrantId);
  }

  /** The verdict that decided the state of an enrolment. Throws {@link NotFound} where none did. */
  ofEnrolment(programId: string, enrolmentId: string): Promise<ExplanationDto> {
    return this.explain(ENROLMENT_TO_EXPLAIN, programId, enrolmentId);
  }

  private async explain(statement: Statement, programId: string, id: string): Promise<ExplanationDto> {
    const { target } = await this.programs.visible(programId);
    const values = [programId, id, await this.scope.areasIn(programId)];
    const verdict = await this.uow.row<VerdictToExplain>(statement, values);
    if (!verdict) throw new NotFound('verdict');
    const version = await this.rules.get(verdict.ruleVersionId);
    const judge = {
      module: JUDGE,
      name: 'explainEligibility',
      parameters: await this.rules.typedVersion(target, version),
    };
    const ids = [verdict.registrantId];
    const { results } = await this.profiles.judge<Rule, ExplainedClause[]>(ids, verdict.asOf, 'eligibility', judge);
    if (!results[0]) throw new NotFound('verdict'); // erased, and with them what it was made from
    const isShown = this.ceilings.attributes(programId);
    const clauses = results[0].map((clause) => ClauseDto.from(clause, isShown));
    return ExplanationDto.from(verdict, version, clauses, await this.excluding(version, verdict.registrantId));
  }

  /**
   * The programs that are excluded, and whether each has the registrant now. By name only those in which the caller may see this
   * registrant; of all the others it is told together.
   */
  private async excluding(version: RuleVersion, registrantId: string): Promise<ExclusionDto[]> {
    if (version.excludedProgramIds.length === 0) return [];
    const { others, mutual } = await this.exclusions.of(version.programId, version);
    const values = [version.programId, others, mutual, registrantId];
    const having = (await this.uow.rows<{ id: string }>(WHICH_EXCLUDE, values)).map(({ id }) => id);
    const reached = await this.reach.visiblePrograms([registrantId], this.scope.scopes());
    const programs = reached.has(registrantId) ? reached.get(registrantId)! : [];
    const ids = version.excludedProgramIds.filter((id) => programs === null || programs.includes(id));
    const known = new Map((await this.programs.byIds(ids)).map((program) => [program.id, program]));
    const named = [...known.values()].map(({ id, name }) => ExclusionDto.of({ id, name }, having.includes(id)));
    const hidden = version.excludedProgramIds.filter((id) => !known.has(id));
    if (hidden.length === 0) return named;
    return [
      ...named,
      ExclusionDto.of(
        { id: null, name: null },
        hidden.some((id) => having.includes(id)),
      ),
    ];
  }
}
