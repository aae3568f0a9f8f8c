import { Operational, Part, Public } from '#access';
import { formatAmount, formatQuantity } from '#platform/money/money.js';
import { APPROVAL_STAGES, FUNDINGS } from './approval-stages.js';
import type { Approved, SignOff, Submission } from './submission.record.js';

export class SignOffDto {
  @Operational({ enum: APPROVAL_STAGES }) stage!: string;
  @Operational({ format: 'uuid' }) actorId!: string;
  @Operational({ type: String, format: 'date-time' }) at!: Date;
  @Operational() lines!: number;
  @Operational({ description: 'Of the lines as they were: count, totals and hash, in hex' }) digest!: string;

  static from(signed: SignOff): SignOffDto {
    return Object.assign(new SignOffDto(), signed, { at: new Date(signed.at) });
  }
}

export class ApprovedTotalDto {
  @Public({ type: String, nullable: true }) currency!: string | null;
  @Public({ type: String, nullable: true }) unit!: string | null;
  @Operational() lines!: number;
  @Operational({ type: String, nullable: true }) amount!: string | null;
  @Operational({ type: String, nullable: true }) quantity!: string | null;

  static from({ currency, unit, lines, amountMinor, quantity }: Approved['totals'][number]): ApprovedTotalDto {
    const amount = currency && amountMinor !== undefined ? formatAmount(amountMinor, currency) : null;
    const goods = quantity === undefined ? null : formatQuantity(quantity);
    const shown = { currency: currency ?? null, unit: unit ?? null, lines, amount, quantity: goods };
    return Object.assign(new ApprovedTotalDto(), shown);
  }
}

export class ApprovalDto {
  @Operational({ format: 'uuid' }) id!: string;
  @Operational() lines!: number;
  @Operational({ description: 'Of the lines that were approved: a change of one of them stops their delivery' })
  digest!: string;
  @Part(() => ApprovedTotalDto, { isArray: true }) totals!: ApprovedTotalDto[];

  static from({ id, lines, digest, totals }: Approved): ApprovalDto {
    return Object.assign(new ApprovalDto(), { id, lines, digest, totals: totals.map(ApprovedTotalDto.from) });
  }
}

const user = { type: String, format: 'uuid', nullable: true } as const;

export class SubmissionDto {
  @Operational({ format: 'uuid' }) id!: string;
  @Operational({ description: 'Of the cycle, when it was submitted' }) revision!: number;
  @Operational({ description: 'Counts submissions of the cycle from 1' }) number!: number;
  @Operational({ enum: APPROVAL_STAGES, isArray: true }) stages!: string[];
  @Operational({ enum: FUNDINGS }) funding!: string;
  @Operational({ enum: ['open', 'approved', 'rejected', 'withdrawn'] }) state!: string;
  @Operational({ format: 'uuid' }) submittedBy!: string;
  @Operational({ type: String, format: 'date-time' }) submittedAt!: Date;
  @Operational(user) endedBy!: string | null;
  @Operational({ type: String, format: 'date-time', nullable: true }) endedAt!: Date | null;
  @Operational({ type: String, nullable: true }) reason!: string | null;
  @Part(() => SignOffDto, { isArray: true }) signOffs!: SignOffDto[];
  @Part(() => ApprovalDto, { nullable: true }) approval!: ApprovalDto | null;

  static from({ signOffs, approval, ...submission }: Submission): SubmissionDto {
    const { id, revision, number, stages, funding, state, submittedBy, submittedAt, endedBy, endedAt, reason } =
      submission;
    const shown = { id, revision, number, stages, funding, state, submittedBy, submittedAt, endedBy, endedAt, reason };
    return Object.assign(new SubmissionDto(), shown, {
      signOffs: signOffs.map(SignOffDto.from),
      approval: approval && ApprovalDto.from(approval),
    });
  }
}
