import { Handle, Operational, Part, Public } from '#access';
import { REPORTED_STATUSES, type ReportedProgramRecord } from '#programs';
import { formatAmount } from '#platform/money/money.js';
import type { BeneficiaryRecord, ProgramShare, Total } from './beneficiary.record.js';
import { EnrolmentViewDto } from './enrolment-view.dto.js';
import { EntitlementViewDto } from './entitlement-view.dto.js';
import { decimalOf } from './exact-decimal.js';

export class ProgramShareDto {
  @Public({ format: 'uuid' }) programId!: string;
  @Public() code!: string;
  @Public() name!: string;
  @Part(() => EnrolmentViewDto, { description: 'The newest period' }) enrolment!: EnrolmentViewDto;
  @Part(() => EnrolmentViewDto, { isArray: true }) earlierEnrolments!: EnrolmentViewDto[];
  @Part(() => EntitlementViewDto, { isArray: true }) entitlements!: EntitlementViewDto[];

  static from({ programId, code, name, enrolment, earlierEnrolments, entitlements }: ProgramShare): ProgramShareDto {
    return Object.assign(new ProgramShareDto(), {
      programId,
      code,
      name,
      enrolment: EnrolmentViewDto.from(enrolment),
      earlierEnrolments: earlierEnrolments.map(EnrolmentViewDto.from),
      entitlements: entitlements.map(EntitlementViewDto.from),
    });
  }
}

/** Decimal texts. `entitled` is the sum of the others; lines cancelled, excluded or rejected are not in it. */
export class TotalDto {
  @Public({ example: 'cash' }) benefitKind!: string;
  @Public({ type: String, nullable: true, example: 'KES' }) currency!: string | null;
  @Public({ type: String, nullable: true, example: 'kg' }) unit!: string | null;
  @Operational({ example: '2400.00' }) entitled!: string;
  @Operational({ description: 'Net of returns' }) delivered!: string;
  @Operational({ description: 'Sent or handed out, and no outcome known yet' }) inFlight!: string;
  @Operational() held!: string;
  @Operational({ description: 'The rest of lines that expired' }) expired!: string;
  @Operational({ description: 'Still to be delivered' }) due!: string;

  static from({ benefitKind, currency, unit, ...sums }: Total): TotalDto {
    const text = (sum: bigint): string => (currency ? formatAmount(sum, currency) : decimalOf(sum));
    const texts = Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, text(sum)]));
    return Object.assign(new TotalDto(), { benefitKind, currency, unit, ...texts });
  }
}

/** A program elsewhere: as a partner tells it, and not as anybody here decided. */
export class ReportedViewDto {
  @Public({ description: 'The organisation that reports it' }) reportedBy!: string;
  @Public() programCode!: string;
  @Public() programName!: string;
  @Operational({ enum: REPORTED_STATUSES }) status!: string;
  @Operational({ type: String, format: 'date', nullable: true }) enrolledOn!: string | null;
  @Operational({ type: String, format: 'date-time' }) reportedAt!: Date;
  @Operational({ description: 'Whether somebody here has confirmed it' }) isConfirmed!: boolean;

  static from({
    reporter,
    review,
    programCode,
    programName,
    status,
    enrolledOn,
    reportedAt,
  }: ReportedProgramRecord): ReportedViewDto {
    const told = { programCode, programName, status, enrolledOn, reportedAt };
    return Object.assign(new ReportedViewDto(), told, { reportedBy: reporter, isConfirmed: review === 'confirmed' });
  }
}

/** What one registrant receives itself. Nothing in it identifies a person: the id is a handle of the caller's organisation. */
export class MemberBeneficiaryDto {
  @Handle('registrant') id!: string;
  @Public({ enum: ['individual', 'group'] }) kind!: string;
  @Part(() => ProgramShareDto, { isArray: true }) programs!: ProgramShareDto[];
  @Part(() => TotalDto, {
    isArray: true,
    description: 'Per benefit kind and currency or unit; equal to the listed lines',
  })
  totals!: TotalDto[];
  @Part(() => ReportedViewDto, { isArray: true, description: 'Programs of partners: in none of the totals' })
  reportedPrograms!: ReportedViewDto[];

  static from(record: BeneficiaryRecord): MemberBeneficiaryDto {
    return Object.assign(new MemberBeneficiaryDto(), shareOf(record));
  }
}

export class BeneficiaryDto extends MemberBeneficiaryDto {
  @Part(() => MemberBeneficiaryDto, {
    isArray: true,
    required: false,
    description: 'With include=members; in none of the totals',
  })
  members?: MemberBeneficiaryDto[];

  static override from(record: BeneficiaryRecord): BeneficiaryDto {
    return Object.assign(new BeneficiaryDto(), shareOf(record), {
      members: record.members?.map(MemberBeneficiaryDto.from),
    });
  }
}

const shareOf = ({ registrantId, kind, programs, totals, reported = [] }: BeneficiaryRecord) => ({
  id: registrantId,
  kind,
  programs: programs.map(ProgramShareDto.from),
  totals: totals.map(TotalDto.from),
  reportedPrograms: reported.map(ReportedViewDto.from),
});
