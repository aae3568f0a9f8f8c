import { Injectable } from '@nestjs/common';
import { Ceilings, ScopeService } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { CalculationsService } from '#programs';
import { BenefitsService } from '../benefits.service.js';
import { CyclesService } from '../cycles.service.js';
import { DueExplanationDto, DueOfBenefitDto } from './due-explanation.dto.js';
import { STANDING } from './explain-due.sql.js';

interface Standing {
  readonly enrolled: boolean;
  /** Ids of lines by benefit. */
  readonly lines: Readonly<Record<string, string>>;
}

/**
 * Why somebody in a program is due something in a cycle, or nothing: an amount of zero makes no line that could be asked. Calculated
 * again from what was on file at the freeze, for the benefits they have no line of.
 */
@Injectable()
export class ExplainDue {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly cycles: CyclesService,
    private readonly benefits: BenefitsService,
    private readonly calculations: CalculationsService,
    private readonly ceilings: Ceilings,
  ) {}

  /** Throws {@link NotFound} for who never was in the program or is out of the caller's reach, and for who was erased. */
  async explain(cycleId: string, registrantId: string): Promise<DueExplanationDto> {
    const { programId, freezeAt } = await this.cycles.visible(cycleId);
    const values = [programId, registrantId, freezeAt, cycleId, await this.scope.areasIn(programId)];
    const standing = await this.uow.row<Standing>(STANDING, values);
    if (!standing) throw new NotFound('explanation');
    const { enrolled, lines } = standing;
    const benefits = await this.benefits.validAt(programId, freezeAt);
    const asked = benefits.filter(({ id, calculation }) => enrolled && calculation && !lines[id]);
    const amounts = asked.map(({ calculation }) => calculation!);
    const explained =
      amounts.length > 0 && (await this.calculations.explain(programId, registrantId, freezeAt, amounts));
    if (explained === undefined) throw new NotFound('explanation');
    const found = new Map(explained ? asked.map(({ id }, at) => [id, explained[at]!]) : []);
    const isShown = this.ceilings.attributes(programId);
    return DueExplanationDto.from({
      cycleId,
      registrantId,
      asOf: freezeAt,
      benefits: benefits.map((one) =>
        DueOfBenefitDto.of(one, lines[one.id] ?? null, enrolled, found.get(one.id), isShown),
      ),
    });
  }
}
