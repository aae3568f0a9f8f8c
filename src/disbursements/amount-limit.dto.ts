import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { Operational, Public } from '#access';
import { IfGiven } from '#platform/http/if-given.js';
import { formatAmount } from '#platform/money/money.js';
import type { AmountLimit } from './amount-limits.js';

/** Currencies in which a channel can have limits. */
export const MOST_LIMITS = 20;
const AMOUNT = /^\d{1,15}(\.\d{1,4})?$/;

/** Between which amounts a channel takes one payment in a currency. */
export class AmountLimitDto {
  @ApiProperty({ example: 'KES', description: 'ISO 4217 code; each has one limit at most' })
  @Matches(/^[A-Z]{3}$/)
  currency!: string;

  @ApiPropertyOptional({ example: '1.00', description: 'Nothing below it is paid; absent: no such bound' })
  @IfGiven()
  @Matches(AMOUNT)
  leastAmount?: string;

  @ApiPropertyOptional({ example: '5000.00', description: 'Nothing above it is paid; absent: no such bound' })
  @IfGiven()
  @Matches(AMOUNT)
  mostAmount?: string;
}

export class ShownAmountLimitDto {
  @Public({ example: 'KES' }) currency!: string;
  @Operational({ type: String, nullable: true, example: '1.00' }) leastAmount!: string | null;
  @Operational({ type: String, nullable: true, example: '5000.00' }) mostAmount!: string | null;

  static from({ currency, leastMinor, mostMinor }: AmountLimit): ShownAmountLimitDto {
    return Object.assign(new ShownAmountLimitDto(), {
      currency,
      leastAmount: leastMinor === null ? null : formatAmount(leastMinor, currency),
      mostAmount: mostMinor === null ? null : formatAmount(mostMinor, currency),
    });
  }
}
