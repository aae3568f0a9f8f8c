import { Injectable } from '@nestjs/common';
import { OpenProfiles, RegistryService } from '#registry';
import { ProgramsService } from '../programs.service.js';
import { namedAreas } from '../rule.compiler.js';
import { RulesService } from '../rules.service.js';
import { type Calculation, type Calculations, subjectOf } from './calculation.js';
import type { ExplainedCalculation } from './explain-calculation.judge.js';

const JUDGE = new URL('./calculate.judge.js', import.meta.url).href;
const EXPLAIN = new URL('./explain-calculation.judge.js', import.meta.url).href;

/** Amounts that rooms downstream have calculated, in the language of the rules. */
@Injectable()
export class CalculationsService {
  constructor(
    private readonly programs: ProgramsService,
    private readonly rules: RulesService,
    private readonly registry: RegistryService,
    private readonly profiles: OpenProfiles,
  ) {}

  /**
   * A calculation that fits what is declared now, with what it looks up: areas as they are, weights of the newest version of
   * the program's rule. Throws RuleInvalid, pointing below `pointer`.
   */
  async made(programId: string, given: Omit<Calculation, 'tables'>, pointer: string): Promise<Calculation> {
    const { target } = await this.programs.get(programId);
    const expressions = given.parts.flatMap(({ when, amount }) => (when === null ? [amount] : [when, amount]));
    const areas = await this.registry.areasWithin([...new Set(expressions.flatMap(namedAreas))]);
    const tables = { weights: (await this.rules.newest(programId))?.weights ?? {}, areas };
    const made = { ...given, tables };
    await this.assertFits(target, made, pointer);
    return made;
  }

  /** With the attributes as they are declared now: what {@link judge} takes. Throws RuleInvalid where they do not fit any more. */
  async typed(programId: string, calculations: readonly Calculation[]): Promise<Calculations> {
    const { target } = await this.programs.get(programId);
    for (const calculation of calculations) await this.assertFits(target, calculation, '#');
    return { schema: await this.registry.attributeSchema(), target, calculations };
  }

  /** Of these registrants, in id order, what each calculation comes to; an erased or unknown one is missing. */
  judge(
    ids: readonly string[],
    asOf: Date,
    parameters: Calculations,
  ): Promise<{ ids: string[]; results: (bigint | null)[][] }> {
    return this.profiles.judge(ids, asOf, 'eligibility', { module: JUDGE, name: 'judgeCalculations', parameters });
  }

  /** How the amounts of one registrant come about, judged again; undefined where nothing of them can be opened. */
  async explain(
    programId: string,
    registrantId: string,
    asOf: Date,
    calculations: readonly Calculation[],
  ): Promise<ExplainedCalculation[] | undefined> {
    const parameters = await this.typed(programId, calculations);
    const judge = { module: EXPLAIN, name: 'explainCalculations', parameters };
    const { results } = await this.profiles.judge<Calculations, ExplainedCalculation[]>(
      [registrantId],
      asOf,
      'eligibility',
      judge,
    );
    return results[0];
  }

  private async assertFits(target: Calculations['target'], calculation: Calculation, pointer: string): Promise<void> {
    const { parts, per, tables } = calculation;
    const subject = subjectOf(target, per);
    for (const [at, { when, amount }] of parts.entries()) {
      const below = `${pointer}/parts/${at}`;
      if (when !== null) await this.rules.typed(subject, when, { tables, pointer: `${below}/when` });
      await this.rules.typed(subject, amount, { tables, yields: 'amount', pointer: `${below}/amount` });
    }
  }
}
