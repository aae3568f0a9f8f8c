import { Handle, Operational, Public } from '#access';
import { formatAmount, formatQuantity } from '#platform/money/money.js';
import { besideOf } from '../disbursement.dto.js';
import type { DisbursementRecord } from '../disbursement.record.js';

/** An attempt, with where it belongs, as the statement of the export reads it. */
export interface ExportedAttempt extends Omit<DisbursementRecord, 'programId' | 'lifecycle' | 'channelKind'> {
  readonly cycleNumber: number;
  readonly benefitId: string;
  readonly sentAt: Date | null;
}

const text = { type: String, nullable: true } as const;

/** A row of the file: one attempt. People and lines are handles of the caller's organisation. */
export class DisbursementExportDto {
  @Operational() cycleNumber!: number;
  @Public() benefitCode!: string;
  @Handle('registrant') registrantId!: string;
  @Handle('entitlement') entitlementId!: string;
  @Handle('disbursement') disbursementId!: string;
  @Operational({ format: 'uuid' }) batchId!: string;
  @Public() channelCode!: string;
  @Operational() attempt!: number;
  @Operational() state!: string;
  @Public(text) currency!: string | null;
  @Operational(text) amount!: string | null;
  @Operational(text) deliveredAmount!: string | null;
  @Operational(text) excessAmount!: string | null;
  @Operational(text) returnedAmount!: string | null;
  @Public(text) unit!: string | null;
  @Operational(text) quantity!: string | null;
  @Operational(text) deliveredQuantity!: string | null;
  @Operational(text) outcomeCode!: string | null;
  @Operational({ format: 'date-time' }) createdAt!: string;
  @Operational({ ...text, format: 'date-time' }) sentAt!: string | null;
  @Operational({ format: 'date-time' }) stateSince!: string;

  static of(codes: ReadonlyMap<string, string>): (attempt: ExportedAttempt) => DisbursementExportDto {
    return ({
      id,
      benefitId,
      amountMinor,
      deliveredMinor,
      excessMinor,
      returnedMinor,
      createdAt,
      sentAt,
      stateSince,
      ...attempt
    }) => {
      const { currency, unit } = attempt;
      return Object.assign(new DisbursementExportDto(), attempt, {
        disbursementId: id,
        benefitCode: codes.get(benefitId) ?? null,
        amount: currency ? formatAmount(amountMinor!, currency) : null,
        deliveredAmount: currency ? formatAmount(deliveredMinor, currency) : null,
        ...besideOf({ currency, excessMinor, returnedMinor }),
        quantity: unit ? formatQuantity(attempt.quantity!) : null,
        deliveredQuantity: unit ? formatQuantity(attempt.deliveredQuantity) : null,
        createdAt: createdAt.toISOString(),
        sentAt: sentAt?.toISOString() ?? null,
        stateSince: stateSince.toISOString(),
      });
    };
  }
}
