import { Handle, Operational, Public } from '#access';
import { formatAmount, formatQuantity } from '#platform/money/money.js';
import { ENTITLEMENT_FLOW } from './entitlement.lifecycle.js';
import type { EntitlementRecord } from './entitlement.record.js';

const decimal = { type: String, nullable: true } as const;

export class EntitlementDto {
  @Handle('entitlement') id!: string;
  @Handle('registrant') registrantId!: string;
  @Operational({ format: 'uuid' }) benefitId!: string;
  @Public() benefitCode!: string;
  @Public() benefitKind!: string;
  @Public({ enum: ['regular', 'supplementary'] }) kind!: string;
  @Operational({ enum: ENTITLEMENT_FLOW.states }) state!: string;
  @Public({ type: String, nullable: true }) currency!: string | null;
  @Operational(decimal) amount!: string | null;
  @Operational(decimal) deliveredAmount!: string | null;
  @Public({ type: String, nullable: true }) unit!: string | null;
  @Operational(decimal) quantity!: string | null;
  @Operational(decimal) deliveredQuantity!: string | null;
  @Operational({ type: String, nullable: true, description: 'Of a supplementary line' }) reason!: string | null;
  @Handle('entitlement', { nullable: true, description: 'The line it corrects' }) corrects!: string | null;
  @Operational({ type: String, format: 'date', nullable: true }) validUntil!: string | null;

  static from(line: EntitlementRecord): EntitlementDto {
    const { id, registrantId, benefitId, benefitCode, benefitKind, kind, state, currency, unit } = line;
    const { reason, corrects, validUntil } = line;
    return Object.assign(
      new EntitlementDto(),
      {
        id,
        registrantId,
        benefitId,
        benefitCode,
        benefitKind,
        kind,
        state,
        currency,
        unit,
        reason,
        corrects,
        validUntil,
      },
      {
        amount: currency ? formatAmount(line.amountMinor!, currency) : null,
        deliveredAmount: currency ? formatAmount(line.deliveredMinor, currency) : null,
        quantity: unit ? formatQuantity(line.quantity!) : null,
        deliveredQuantity: unit ? formatQuantity(line.deliveredQuantity) : null,
      },
    );
  }
}
