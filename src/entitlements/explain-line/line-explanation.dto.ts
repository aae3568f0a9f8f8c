import { Generalized, Handle, Operational, Part, Public } from '#access';
import { written } from '#platform/money/decimal.js';
import { formatAmount, formatQuantity } from '#platform/money/money.js';
import type { Calculation, ExplainedCalculation } from '#programs';
import type { EntitlementRecord } from '../entitlement.record.js';

const told = { type: String, nullable: true } as const;
const counted = { type: Number, nullable: true } as const;

export class LinePartDto {
  @Operational({ ...told, description: 'For whom, in CEL; null: for everybody' }) when!: string | null;
  @Operational({ description: 'What it comes to, in CEL' }) amount!: string;
  @Generalized({
    ...told,
    enum: ['given', 'not_given', 'unknown', null],
    description: 'null: not for who may not be shown attributes',
  })
  result!: string | null;

  @Generalized({ ...counted, description: 'To how many: per member, of them; else one or none' }) given!: number | null;
  @Generalized({ ...told, description: 'What it gave, to all of those, before anything is rounded' }) sum!:
    string | null;
}

/** Why a line is what it is: calculated again from what was on file at the freeze. */
export class LineExplanationDto {
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
  @Operational({ ...told, enum: ['beneficiary', 'member', null] }) per!: string | null;
  @Part(() => LinePartDto, { isArray: true }) parts!: readonly LinePartDto[];
  @Generalized({ ...counted, description: 'Per member: how many there are' }) members!: number | null;
  @Generalized({ ...counted, description: 'Per member: how many of them count' }) counted!: number | null;
  @Generalized({ ...told, description: 'Rounded, before the cap' }) beforeCap!: string | null;
  @Operational({ ...told, description: 'At most so much' }) cap!: string | null;
  @Operational({
    type: Boolean,
    nullable: true,
    description: 'Whether it comes to what the line says; null: not calculated',
  })
  holds!: boolean | null;

  /** A line that was not calculated. */
  static plain(line: EntitlementRecord, asOf: Date): LineExplanationDto {
    const source = line.kind === 'regular' ? 'same_to_all' : 'single';
    const nothing = { per: null, parts: [], members: null, counted: null, beforeCap: null, cap: null, holds: null };
    return Object.assign(new LineExplanationDto(), shown(line), { source, asOf }, nothing);
  }

  static calculated(
    line: EntitlementRecord,
    asOf: Date,
    { parts, per, cap, decimals }: Calculation,
    explained: ExplainedCalculation,
    isShown: boolean,
  ): LineExplanationDto {
    const text = (units: string | null): string | null =>
      units === null ? null : unitsText(line, { units, decimals });
    const told = parts.map(({ when, amount }, at) => {
      const { result, given, sum } = explained.parts[at]!;
      return Object.assign(new LinePartDto(), { when, amount }, isShown ? { result, given, sum } : HIDDEN);
    });
    const { members, counted, beforeCap } = explained;
    const how = isShown
      ? { members, counted, beforeCap: text(beforeCap) }
      : { members: null, counted: null, beforeCap: null };
    const holds = text(explained.due) === (line.currency ? shown(line).amount : shown(line).quantity);
    return Object.assign(new LineExplanationDto(), shown(line), { source: 'calculated', asOf, per, parts: told }, how, {
      cap: text(cap),
      holds,
    });
  }
}

const HIDDEN = { result: null, given: null, sum: null };

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

/** Units of the last decimal, as the line itself writes what is due. */
const unitsText = (
  { currency }: EntitlementRecord,
  { units, decimals }: { units: string; decimals: number },
): string =>
  currency ? formatAmount(units, currency) : formatQuantity(written({ digits: BigInt(units), scale: decimals }));
