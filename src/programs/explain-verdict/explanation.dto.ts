import { Generalized, Handle, Operational, Part, Public } from '#access';
import type { KnownProgram } from '../exclude-enrolled/exclusions.service.js';
import type { RuleVersion } from '../rule-version.entity.js';
import type { ExplainedClause } from './explain.judge.js';

/** A verdict that is on file, with what fixes how it came about. */
export interface VerdictToExplain {
  readonly registrantId: string;
  readonly ruleVersionId: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly asOf: Date;
}

export class ClauseChangeDto {
  @Generalized() attribute!: string;
  @Generalized({
    enum: ['higher', 'lower', 'other', 'known'],
    description: 'Never how much. `known`: it is not on file',
  })
  direction!: string;
}

export class ClauseDto {
  @Operational({ description: 'Every part must hold; of the clauses of one part one suffices' }) part!: number;
  @Operational({ description: 'As the rule says it' }) text!: string;
  @Operational({ type: String, isArray: true, description: 'Attributes it asks for; of members as `members.income`' })
  attributes!: readonly string[];

  @Generalized({
    type: String,
    nullable: true,
    enum: ['passed', 'failed', 'unknown', null],
    description: 'null: not for who may not be shown attributes',
  })
  result!: string | null;

  @Generalized({ type: String, isArray: true, description: 'Attributes that are not on file; of members, not of each' })
  missing!: readonly string[];

  @Part(() => ClauseChangeDto, { isArray: true, description: 'What would have to be otherwise for the clause to hold' })
  changes!: readonly ClauseChangeDto[];

  static from({ changes, ...clause }: ExplainedClause, isShown: boolean): ClauseDto {
    const told = { part: clause.part, text: clause.text, attributes: clause.attributes };
    if (!isShown) return Object.assign(new ClauseDto(), told, { result: null, missing: [], changes: [] });
    const shown = changes.map((change) => Object.assign(new ClauseChangeDto(), change));
    return Object.assign(new ClauseDto(), clause, { changes: shown });
  }
}

/** A program whose people are excluded. */
export class ExclusionDto {
  @Public({ type: String, format: 'uuid', nullable: true }) programId!: string | null;
  @Public({ type: String, nullable: true, description: 'null: another program' }) name!: string | null;
  @Operational({ description: 'Whether it has the registrant now, which may be otherwise than at the verdict' })
  applies!: boolean;

  static of({ id, name }: KnownProgram, applies: boolean): ExclusionDto {
    return Object.assign(new ExclusionDto(), { programId: id, name, applies });
  }
}

/** Why a verdict is what it is: judged again, clause by clause, from what was on file at its instant. */
export class ExplanationDto {
  @Handle('registrant') registrantId!: string;
  @Public({ format: 'uuid' }) programId!: string;
  @Operational({ enum: ['eligible', 'not_eligible', 'unknown'] }) outcome!: string;
  @Operational({ type: String, nullable: true, description: 'Where not the rule decided' }) reason!: string | null;
  @Operational() ruleVersion!: number;
  @Operational({ type: String, format: 'date-time' }) asOf!: Date;
  @Part(() => ClauseDto, { isArray: true }) clauses!: readonly ClauseDto[];
  @Part(() => ExclusionDto, { isArray: true }) exclusions!: readonly ExclusionDto[];

  static from(
    { registrantId, outcome, reason, asOf }: VerdictToExplain,
    { programId, version }: RuleVersion,
    clauses: readonly ClauseDto[],
    exclusions: readonly ExclusionDto[],
  ): ExplanationDto {
    const told = { registrantId, programId, outcome, reason, ruleVersion: version, asOf, clauses, exclusions };
    return Object.assign(new ExplanationDto(), told);
  }
}
