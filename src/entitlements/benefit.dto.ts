import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsObject, IsOptional, IsString, Length, Matches, ValidateIf, ValidateNested } from 'class-validator';
import { Operational, Part, Public } from '#access';
import { IfGiven } from '#platform/http/if-given.js';
import { formatAmount, formatQuantity } from '#platform/money/money.js';
import { BENEFIT_KINDS, type BenefitKind, type Benefit, isMoney } from './benefit.entity.js';
import { CalculationDto, CreateCalculationDto } from './calculation.dto.js';

const DAY = /^\d{4}-\d\d-\d\d$/;
const FIRST_DAY = {
  type: String,
  format: 'date',
  nullable: true,
  description: 'First day of the freezes it is given at',
};
const LAST_DAY = {
  type: String,
  format: 'date',
  nullable: true,
  description: 'Last day of the freezes it is given at',
};

const asksMoney = ({ kind, currency, amount }: CreateBenefitDto) =>
  isMoney(kind) || currency !== undefined || amount !== undefined;
const asksGoods = ({ kind, unit, quantity }: CreateBenefitDto) =>
  !isMoney(kind) || unit !== undefined || quantity !== undefined;

export class CreateBenefitDto {
  @ApiProperty({ example: 'CASH', description: 'Unique within the program' })
  @Matches(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/)
  code!: string;

  @ApiProperty()
  @IsString()
  @Length(1, 200)
  name!: string;

  @ApiProperty({ enum: BENEFIT_KINDS, description: 'Cash and vouchers are money, all others are goods' })
  @IsIn(BENEFIT_KINDS)
  kind!: BenefitKind;

  @ApiPropertyOptional({ example: 'KES', description: 'Money: ISO 4217 code' })
  @ValidateIf(asksMoney)
  @Matches(/^[A-Z]{3}$/)
  currency?: string;

  @ApiPropertyOptional({
    example: '1200.00',
    description: 'Money: decimal amount for each beneficiary, unless calculated',
  })
  @ValidateIf(
    (body: CreateBenefitDto) => asksMoney(body) && (body.calculation === undefined || body.amount !== undefined),
  )
  @Matches(/^\d{1,15}(\.\d{1,4})?$/)
  amount?: string;

  @ApiPropertyOptional({ example: 'KGM', description: 'Goods: unit (UN/CEFACT code or a word)' })
  @ValidateIf(asksGoods)
  @Matches(/^[A-Za-z0-9][A-Za-z0-9 _.-]{0,29}$/)
  unit?: string;

  @ApiPropertyOptional({
    example: '12.5',
    description: 'Goods: decimal quantity for each beneficiary, unless calculated',
  })
  @ValidateIf(
    (body: CreateBenefitDto) => asksGoods(body) && (body.calculation === undefined || body.quantity !== undefined),
  )
  @Matches(/^(?=.*[1-9])\d{1,12}(\.\d{1,6})?$/)
  quantity?: string;

  @ApiPropertyOptional({
    type: () => CreateCalculationDto,
    description: 'Instead of an amount or quantity that is the same to all',
  })
  @IfGiven()
  @IsObject()
  @ValidateNested()
  @Type(() => CreateCalculationDto)
  calculation?: CreateCalculationDto;

  @ApiPropertyOptional(FIRST_DAY)
  @IsOptional()
  @Matches(DAY)
  validFrom?: string | null;

  @ApiPropertyOptional(LAST_DAY)
  @IsOptional()
  @Matches(DAY)
  validUntil?: string | null;
}

/** What it gives is never changed: another benefit is made, and this one ends. */
export class ChangeBenefitDto {
  @ApiPropertyOptional()
  @IfGiven()
  @IsString()
  @Length(1, 200)
  name?: string;

  @ApiPropertyOptional(LAST_DAY)
  @IsOptional()
  @Matches(DAY)
  validUntil?: string | null;
}

export class BenefitDto {
  @Operational({ format: 'uuid' }) id!: string;
  @Operational({ format: 'uuid' }) programId!: string;
  @Public() code!: string;
  @Public() name!: string;
  @Public({ enum: BENEFIT_KINDS }) kind!: string;
  @Public({ type: String, nullable: true }) currency!: string | null;
  @Operational({ type: String, nullable: true, example: '1200.00', description: 'null: goods, or calculated' })
  amount!: string | null;
  @Public({ type: String, nullable: true }) unit!: string | null;
  @Operational({ type: String, nullable: true, example: '12.5', description: 'null: money, or calculated' })
  quantity!: string | null;
  @Part(() => CalculationDto, { nullable: true }) calculation!: CalculationDto | null;
  @Public(FIRST_DAY) validFrom!: string | null;
  @Public(LAST_DAY) validUntil!: string | null;
  @Operational({ description: 'Counts changes: the ETag' }) revision!: number;

  static from(benefit: Benefit): BenefitDto {
    const { id, programId, code, name, kind, currency, amountMinor, unit, validFrom, validUntil, revision } = benefit;
    const amount = currency && amountMinor !== null ? formatAmount(amountMinor, currency) : null;
    const quantity = benefit.quantity === null ? null : formatQuantity(benefit.quantity);
    const shown = {
      id,
      programId,
      code,
      name,
      kind,
      currency,
      amount,
      unit,
      quantity,
      validFrom,
      validUntil,
      revision,
    };
    return Object.assign(new BenefitDto(), shown, { calculation: calculationOf(benefit) });
  }
}

function calculationOf({ calculation, currency }: Benefit): CalculationDto | null {
  if (!calculation) return null;
  const { cap, decimals } = calculation;
  if (cap === null) return CalculationDto.of(calculation, null);
  return CalculationDto.of(calculation, currency ? formatAmount(cap, currency) : formatUnits(cap, decimals));
}

/** The decimal text of a count of the last decimal. */
export function formatUnits(units: string, decimals: number): string {
  if (decimals === 0) return units;
  const digits = units.padStart(decimals + 1, '0');
  return formatQuantity(`${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`);
}
