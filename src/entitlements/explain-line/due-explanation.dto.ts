import { Handle, Operational, Part, Public } from '#access';
import type { ExplainedCalculation } from '#programs';
import type { BenefitRecord } from '../benefit.entity.js';
import { CalculatedDto, comingAbout } from './calculated.dto.js';

/** Why somebody has a line of a benefit in a cycle, or none. */
export type Due = 'line' | 'nothing' | 'undecided' | 'not_enrolled' | 'not_prepared';

export class DueOfBenefitDto extends CalculatedDto {
  @Operational({ format: 'uuid' }) benefitId!: string;
  @Public() benefitCode!: string;
  @Operational({
    enum: ['line', 'nothing', 'undecided', 'not_enrolled', 'not_prepared'],
    description:
      '`nothing`: it comes to zero. `undecided`: an attribute that it asks for is not on file. `not_enrolled`: not as of the freeze. ' +
      '`not_prepared`: no line was made, though there would be one',
  })
  due!: Due;

  @Handle('entitlement', { nullable: true, description: 'The line, which has an explanation of its own' })
  entitlementId!: string | null;

  /** `explained`: what a calculated benefit comes to for somebody who has no line of it. */
  static of(
    { id: benefitId, code: benefitCode, calculation, currency }: BenefitRecord,
    entitlementId: string | null,
    enrolled: boolean,
    explained: ExplainedCalculation | undefined,
    isShown: boolean,
  ): DueOfBenefitDto {
    const due = entitlementId ? 'line' : enrolled ? cameTo(explained) : 'not_enrolled';
    const how = explained ? comingAbout(calculation!, explained, currency, isShown) : {};
    return Object.assign(new DueOfBenefitDto(), how, { benefitId, benefitCode, due, entitlementId });
  }
}

function cameTo(explained: ExplainedCalculation | undefined): Due {
  if (explained?.due === null) return 'undecided';
  return explained?.due === '0' ? 'nothing' : 'not_prepared';
}

/** What somebody is due in a cycle and why, benefit by benefit. */
export class DueExplanationDto {
  @Operational({ format: 'uuid' }) cycleId!: string;
  @Handle('registrant') registrantId!: string;
  @Operational({ type: String, format: 'date-time', description: 'The freeze of the cycle' }) asOf!: Date;
  @Part(() => DueOfBenefitDto, { isArray: true }) benefits!: readonly DueOfBenefitDto[];

  static from(fields: Pick<DueExplanationDto, 'cycleId' | 'registrantId' | 'asOf' | 'benefits'>): DueExplanationDto {
    return Object.assign(new DueExplanationDto(), fields);
  }
}
