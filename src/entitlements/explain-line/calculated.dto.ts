import { Generalized, Operational, Part } from '#access';
import { written } from '#platform/money/decimal.js';
import { formatAmount, formatQuantity } from '#platform/money/money.js';
import type { Calculation, ExplainedCalculation } from '#programs';

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

/** How a calculated amount comes about; of what is not calculated, nothing. */
export class CalculatedDto {
  @Operational({ ...told, enum: ['beneficiary', 'member', null] }) per: string | null = null;
  @Part(() => LinePartDto, { isArray: true }) parts: readonly LinePartDto[] = [];
  @Generalized({ ...counted, description: 'Per member: how many there are' }) members: number | null = null;
  @Generalized({ ...counted, description: 'Per member: how many of them count' }) counted: number | null = null;
  @Generalized({ ...told, description: 'Rounded, before the cap' }) beforeCap: string | null = null;
  @Operational({ ...told, description: 'At most so much' }) cap: string | null = null;
}

/** What an amount in `currency`, or in goods, came from. Whoever may not be shown attributes sees the parts, and not what they gave. */
export function comingAbout(
  { parts, per, cap, decimals }: Calculation,
  explained: ExplainedCalculation,
  currency: string | null,
  isShown: boolean,
): CalculatedDto {
  const text = (units: string | null): string | null => (units === null ? null : unitsText(units, decimals, currency));
  const { members, counted, beforeCap } = explained;
  return {
    per,
    parts: parts.map(({ when, amount }, at) => {
      const { result, given, sum } = explained.parts[at]!;
      return Object.assign(new LinePartDto(), { when, amount }, isShown ? { result, given, sum } : HIDDEN);
    }),
    cap: text(cap),
    ...(isShown ? { members, counted, beforeCap: text(beforeCap) } : { members: null, counted: null, beforeCap: null }),
  };
}

const HIDDEN = { result: null, given: null, sum: null };

/** Units of the last decimal, as a line writes what is due. */
export const unitsText = (units: string, decimals: number, currency: string | null): string =>
  currency ? formatAmount(units, currency) : formatQuantity(written({ digits: BigInt(units), scale: decimals }));
