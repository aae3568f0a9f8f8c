import { Injectable } from '@nestjs/common';
import { Ceilings, ScopeService } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { CalculationsService, type EnrolmentAt, type ExplainedCalculation, ProgramsService } from '#programs';
import type { BenefitRecord } from '../benefit.entity.js';
import { BenefitsService } from '../benefits.service.js';
import type { Cycle } from '../cycle.entity.js';
import { CyclesService } from '../cycles.service.js';
import { DueExplanationDto, DueOfBenefitDto, type LineMade } from './due-explanation.dto.js';
import { LINES_OF } from './explain-due.sql.js';

interface LinesOf {
  /** Null: the cycle is not prepared. */
  readonly preparedAt: Date | null;
  /** By benefit. */
  readonly lines: Readonly<Record<string, LineMade>>;
}

/**
 * Why somebody in a program is due something in a cycle, or nothing: an amount of zero makes no line that could be asked. Nothing is
 * kept of it: which benefits the lines were made of, who was enrolled then, and what was on file at the freeze are.
 */
@Injectable()
export class ExplainDue {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly operations: OperationsService,
    private readonly programs: ProgramsService,
    private readonly cycles: CyclesService,
    private readonly benefits: BenefitsService,
    private readonly calculations: CalculationsService,
    private readonly ceilings: Ceilings,
  ) {}

  /** Throws {@link NotFound} for who never was in the program or is out of the caller's reach, and for who was erased. */
  async explain(cycleId: string, registrantId: string): Promise<DueExplanationDto> {
    const cycle = await this.cycles.visible(cycleId);
    const { programId, freezeAt } = cycle;
    const isPrepared = cycle.preparedBy !== null;
    const { preparedAt, lines } = (await this.uow.row<LinesOf>(LINES_OF, [cycleId, registrantId, isPrepared]))!;
    const areas = await this.scope.areasIn(programId);
    const periods = await this.programs.enrolmentsAt(programId, registrantId, preparedAt, areas);
    const counts = periods.find((period) => isEnrolled(period, freezeAt));
    const enrolment = counts ?? periods[0];
    if (!enrolment) throw new NotFound('explanation');
    const benefits = await this.givenBy(cycle);
    const asked = benefits.filter(({ id }) => counts || lines[id]);
    const explained = await this.explained(cycle, registrantId, asked);
    const standing = { isEnrolled: counts !== undefined, isPrepared, isShown: this.ceilings.attributes(programId) };
    return DueExplanationDto.of(
      { cycleId, registrantId, asOf: freezeAt },
      enrolment,
      benefits.map((one) => DueOfBenefitDto.of(one, lines[one.id], explained.get(one.id), standing)),
    );
  }

  /** What its lines were made of, whatever was made or ended since; of a draft what they would be made of. */
  private async givenBy({ id, programId, preparedBy, freezeAt }: Cycle): Promise<BenefitRecord[]> {
    const order = preparedBy === null ? undefined : await this.operations.lastOrdered('prepare-cycle', id);
    return order
      ? this.benefits.byIds(order.parameters['benefitIds'] as string[])
      : this.benefits.validAt(programId, freezeAt);
  }

  /** By benefit, of those that are calculated. */
  private async explained(
    { programId, freezeAt }: Cycle,
    registrantId: string,
    benefits: readonly BenefitRecord[],
  ): Promise<ReadonlyMap<string, ExplainedCalculation>> {
    const calculated = benefits.filter(({ calculation }) => calculation !== null);
    if (calculated.length === 0) return new Map();
    const amounts = calculated.map(({ calculation }) => calculation!);
    const explained = await this.calculations.explain(programId, registrantId, freezeAt, amounts);
    if (!explained) throw new NotFound('explanation');
    return new Map(calculated.map(({ id }, at) => [id, explained[at]!]));
  }
}

const isEnrolled = ({ state, enrolledAt }: EnrolmentAt, freezeAt: Date): boolean =>
  state === 'enrolled' && enrolledAt !== null && enrolledAt <= freezeAt;
