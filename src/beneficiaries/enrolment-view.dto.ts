import { Handle, Operational } from '#access';
import { ENROLMENT_STATES, type EnrolmentRecord } from '#programs';

const instant = { type: String, format: 'date-time', nullable: true } as const;

/** An enrolment period inside the view of a beneficiary. */
export class EnrolmentViewDto {
  @Handle('enrolment') id!: string;
  @Operational({ enum: ENROLMENT_STATES }) state!: string;
  @Operational() period!: number;
  @Operational(instant) enrolledAt!: Date | null;
  @Operational({ ...instant, nullable: false }) stateSince!: Date;
  @Operational(instant) endedAt!: Date | null;
  @Operational({ type: Number, nullable: true, description: 'Of the rule that decided the state' }) ruleVersion!:
    number | null;
  @Operational({ type: String, enum: ['eligible', 'not_eligible', 'unknown'], nullable: true }) verdict!: string | null;
  @Operational(instant) verdictAsOf!: Date | null;

  static from(enrolment: EnrolmentRecord): EnrolmentViewDto {
    return Object.assign(new EnrolmentViewDto(), enrolment);
  }
}
