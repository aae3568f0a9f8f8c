import { ApiProperty } from '@nestjs/swagger';
import { FiltersBy, Handle, Operational, Part, Public } from '#access';
import { IsInstant } from '#platform/http/instant.js';
import { PageQuery } from '#platform/http/page.js';
import { formatAmount, formatQuantity } from '#platform/money/money.js';
import { ENTITLEMENT_FLOW } from '../entitlement.lifecycle.js';

/** One row of the report, as the database gives it. */
export interface Overlap {
  readonly registrantId: string;
  readonly key: string;
  readonly benefitKind: string;
  readonly currency: string | null;
  readonly unit: string | null;
  readonly shares: readonly {
    readonly programId: string;
    readonly cycleId: string;
    readonly cycleNumber: number;
    readonly state: string;
    readonly amountMinor: string | null;
    readonly quantity: string | null;
  }[];
}

export class OverlapsQuery extends PageQuery {
  @ApiProperty({ format: 'date-time', description: 'Cycles frozen from this instant on' })
  @IsInstant()
  @FiltersBy('from')
  from!: string;

  @ApiProperty({ format: 'date-time', description: 'and before this one' })
  @IsInstant()
  @FiltersBy('before')
  before!: string;
}

export class OverlapShareDto {
  @Operational({ format: 'uuid' }) programId!: string;
  @Operational({ format: 'uuid' }) cycleId!: string;
  @Operational() cycleNumber!: number;
  @Operational({ enum: ENTITLEMENT_FLOW.states }) state!: string;
  @Operational({ type: String, nullable: true }) amount!: string | null;
  @Operational({ type: String, nullable: true }) quantity!: string | null;

  static of(
    { programId, cycleId, cycleNumber, state, amountMinor, quantity }: Overlap['shares'][number],
    currency: string | null,
  ): OverlapShareDto {
    const amount = currency && amountMinor !== null ? formatAmount(amountMinor, currency) : null;
    const goods = quantity === null ? null : formatQuantity(quantity);
    return Object.assign(new OverlapShareDto(), { programId, cycleId, cycleNumber, state, amount, quantity: goods });
  }
}

/** The same kind of benefit, in one currency or unit, from several programs. */
export class OverlapDto {
  @Handle('registrant') registrantId!: string;
  @Public() benefitKind!: string;
  @Public({ type: String, nullable: true }) currency!: string | null;
  @Public({ type: String, nullable: true }) unit!: string | null;
  @Part(() => OverlapShareDto, { isArray: true }) shares!: OverlapShareDto[];
  @Operational({ type: String, format: 'date-time', description: 'As asked' }) from!: string;
  @Operational({ type: String, format: 'date-time', description: 'As asked' }) before!: string;

  static of(
    { registrantId, benefitKind, currency, unit, shares }: Overlap,
    { from, before }: OverlapsQuery,
  ): OverlapDto {
    const shown = { registrantId, benefitKind, currency, unit, from, before };
    return Object.assign(new OverlapDto(), shown, {
      shares: shares.map((share) => OverlapShareDto.of(share, currency)),
    });
  }
}
