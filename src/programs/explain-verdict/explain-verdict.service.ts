import { Injectable } from '@nestjs/common';
import { Ceilings, ScopeService } from '#access';
import type { Statement } from '#platform/database/statement.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { OpenProfiles } from '#registry';
import { ProgramsService } from '../programs.service.js';
import type { Rule } from '../rule.compiler.js';
import { RulesService } from '../rules.service.js';
import type { ExplainedClause } from './explain.judge.js';
import { ENROLMENT_TO_EXPLAIN, VERDICT_TO_EXPLAIN } from './explain-verdict.sql.js';
import { ClauseDto, ExplanationDto, type VerdictToExplain } from './explanation.dto.js';

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
    return ExplanationDto.from(verdict, version, clauses);
  }
}
