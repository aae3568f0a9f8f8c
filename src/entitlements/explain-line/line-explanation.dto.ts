import { Handle, Operational, Public } from '#access';
import { formatAmount, formatQuantity } from '#platform/money/money.js';
import type { Calculation, ExplainedCalculation } from '#programs';
import type { EntitlementRecord } from '../entitlement.record.js';
import { CalculatedDto, comingAbout, unitsText } from './calculated.dto.js';

const told = { type: String, nullable: true } as const;

/** Why a line is what it is: calculated again from what was on file at the freeze. */
export class LineExplanationDto extends CalculatedDto {
  @Handle('entitlement') entitlementId!: string;
  @Handle('registrant') registrantId!: string;
  @Operational({ format: 'uuid' }) benefitId!: string;
  @Public() benefitCode!: string;
  @Public({ enum: ['same_to_all', 'calculated', 'single'], description: '`single`: somebody added the line by hand' })
  source!: string;

  @Operational({ type: String, format: 'date-time', description: 'The freeze of its cycle' }) asOf!: Date;
  @Public(told) currency!: string | null;
  @Operational(told) amount!: string | null;
  @Public(told) unit!: string | null;
  @Operational(told) quantity!: string | null;
  @Operational({ ...told, description: 'Of a line that was added by hand' }) reason!: string | null;
  @Handle('entitlement', { nullable: true, description: 'The line it corrects' }) corrects!: string | null;
  @Operational({
    type: Boolean,
    nullable: true,
    description: 'Whether it comes to what the line says; null: not calculated',
  })
  holds!: boolean | null;

  /** A line that was not calculated. */
  static plain(line: EntitlementRecord, asOf: Date): LineExplanationDto {
    const source = line.kind === 'regular' ? 'same_to_all' : 'single';
    return Object.assign(new LineExplanationDto(), shown(line), { source, asOf, holds: null });
  }

  static calculated(
    line: EntitlementRecord,
    asOf: Date,
    calculation: Calculation,
    explained: ExplainedCalculation,
    isShown: boolean,
  ): LineExplanationDto {
    const { due } = explained;
    const text = due === null ? null : unitsText(due, calculation.decimals, line.currency);
    const holds = text === (line.currency ? shown(line).amount : shown(line).quantity);
    const how = comingAbout(calculation, explained, line.currency, isShown);
    return Object.assign(new LineExplanationDto(), shown(line), how, { source: 'calculated', asOf, holds });
  }
}

function shown(line: EntitlementRecord) {
  const { id, registrantId, benefitId, benefitCode, currency, unit, reason, corrects } = line;
  const amount = currency ? formatAmount(line.amountMinor!, currency) : null;
  const quantity = unit ? formatQuantity(line.quantity!) : null;
  return {
    entitlementId: id,
    registrantId,
    benefitId,
    benefitCode,
    currency,
    amount,
    unit,
    quantity,
    reason,
    corrects,
  };
}
