import { Handle, Operational, Public } from '#access';
import type { VerdictRecord } from './enrolment.record.js';

export const VERDICT_REASONS = [
  'identifier_missing',
  'identifier_expired',
  'identifier_invalid',
  'enrolled_elsewhere',
  'duplicate_suspected',
] as const;

/** What the program said of a registrant when it looked last. */
export class VerdictDto {
  @Handle('registrant') registrantId!: string;
  @Public({ format: 'uuid' }) programId!: string;
  @Operational({ enum: ['eligible', 'not_eligible', 'unknown'] }) outcome!: string;
  @Operational({
    type: String,
    nullable: true,
    enum: [...VERDICT_REASONS, null],
    description:
      'Why not, where the demanded identifier or another program decided; `duplicate_suspected`: eligible, and left where they are until somebody has decided; null: the rule said so',
  })
  reason!: string | null;
  @Operational() ruleVersion!: number;
  @Operational({ type: String, format: 'date-time' }) asOf!: Date;

  static from(verdict: VerdictRecord): VerdictDto {
    return Object.assign(new VerdictDto(), verdict);
  }
}
