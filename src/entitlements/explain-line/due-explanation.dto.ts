import { Handle, Operational, Part, Public } from '#access';
import { ENROLMENT_STATES, type EnrolmentAt, type ExplainedCalculation } from '#programs';
import type { BenefitRecord } from '../benefit.entity.js';
import { ENTITLEMENT_FLOW, type EntitlementState } from '../entitlement.lifecycle.js';
import { CalculatedDto, comingAbout } from './calculated.dto.js';

const DUE = ['line', 'nothing', 'undecided', 'not_enrolled', 'not_prepared'] as const;

/** Why somebody has a line of a benefit in a cycle, or none. */
export type Due = (typeof DUE)[number];

/** A line, and what became of it. */
export interface LineMade {
  readonly id: string;
  readonly state: EntitlementState;
}

interface Standing {
  readonly isEnrolled: boolean;
  readonly isPrepared: boolean;
  /** Whether the caller may be shown attributes. */
  readonly isShown: boolean;
}

export class DueOfBenefitDto extends CalculatedDto {
  @Operational({ format: 'uuid' }) benefitId!: string;
  @Public() benefitCode!: string;
  @Operational({
    enum: DUE,
    description:
      '`nothing`: it comes to zero. `undecided`: an attribute that it asks for is not on file. `not_enrolled`: not when the lines were ' +
      'made, or not yet at the freeze. `not_prepared`: no line was made, though there may be one to make',
  })
  due!: Due;

  @Handle('entitlement', { nullable: true, description: 'The line' }) entitlementId!: string | null;
  @Operational({
    type: String,
    nullable: true,
    enum: [...ENTITLEMENT_FLOW.states, null],
    description: 'What became of the line',
  })
  state!: EntitlementState | null;

  /** `explained`: what a calculated benefit comes to. */
  static of(
    { id: benefitId, code: benefitCode, calculation, currency }: BenefitRecord,
    line: LineMade | undefined,
    explained: ExplainedCalculation | undefined,
    standing: Standing,
  ): DueOfBenefitDto {
    const due = line ? 'line' : withoutLine(explained, standing);
    const how = explained ? comingAbout(calculation!, explained, currency, standing.isShown) : {};
    const told = { benefitId, benefitCode, due, entitlementId: line?.id ?? null, state: line?.state ?? null };
    return Object.assign(new DueOfBenefitDto(), how, told);
  }
}

function withoutLine(explained: ExplainedCalculation | undefined, { isEnrolled, isPrepared }: Standing): Due {
  if (!isEnrolled) return 'not_enrolled';
  if (isPrepared && explained?.due === null) return 'undecided';
  return isPrepared && explained?.due === '0' ? 'nothing' : 'not_prepared';
}

/** What somebody is due in a cycle and why, benefit by benefit. */
export class DueExplanationDto {
  @Operational({ format: 'uuid' }) cycleId!: string;
  @Handle('registrant') registrantId!: string;
  @Operational({ type: String, format: 'date-time', description: 'The freeze of the cycle' }) asOf!: Date;
  @Operational({ enum: ENROLMENT_STATES, description: 'When the lines were made; of a draft: now' })
  enrolmentState!: string;

  @Operational({ type: String, format: 'date-time', nullable: true, description: 'Who counts was so at the freeze' })
  enrolledAt!: Date | null;

  @Part(() => DueOfBenefitDto, { isArray: true }) benefits!: readonly DueOfBenefitDto[];

  static of(
    of: Pick<DueExplanationDto, 'cycleId' | 'registrantId' | 'asOf'>,
    { state: enrolmentState, enrolledAt }: EnrolmentAt,
    benefits: readonly DueOfBenefitDto[],
  ): DueExplanationDto {
    return Object.assign(new DueExplanationDto(), of, { enrolmentState, enrolledAt, benefits });
  }
}
