import { Injectable } from '@nestjs/common';
import { Ceilings } from '#access';
import { NotFound } from '#platform/errors/common.errors.js';
import { CalculationsService } from '#programs';
import { BenefitsService } from '../benefits.service.js';
import { CyclesService } from '../cycles.service.js';
import { LinesService } from '../lines.service.js';
import { LineExplanationDto } from './line-explanation.dto.js';

/**
 * Why somebody is due what a line says. Nothing of it is kept: the benefit and the freeze are, and from what was on file then it is
 * calculated again. Whoever may not be shown attributes of the program's people sees the parts, and not what they gave.
 */
@Injectable()
export class ExplainLine {
  constructor(
    private readonly lines: LinesService,
    private readonly benefits: BenefitsService,
    private readonly cycles: CyclesService,
    private readonly calculations: CalculationsService,
    private readonly ceilings: Ceilings,
  ) {}

  /** Throws {@link NotFound} also for a cancelled line, whose freeze may have been another, and for who was erased. */
  async explain(id: string): Promise<LineExplanationDto> {
    const line = await this.lines.visible(id);
    if (line.state === 'cancelled') throw new NotFound('explanation');
    const { freezeAt } = await this.cycles.get(line.cycleId);
    const [benefit] = await this.benefits.byIds([line.benefitId]);
    const calculation = line.kind === 'regular' ? (benefit?.calculation ?? null) : null;
    if (!calculation) return LineExplanationDto.plain(line, freezeAt);
    const explained = await this.calculations.explain(line.programId, line.registrantId, freezeAt, [calculation]);
    if (!explained) throw new NotFound('explanation');
    return LineExplanationDto.calculated(
      line,
      freezeAt,
      calculation,
      explained[0]!,
      this.ceilings.attributes(line.programId),
    );
  }
}
