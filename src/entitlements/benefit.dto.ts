import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, Length, Matches, ValidateIf } from 'class-validator';
import { Operational, Public } from '#access';
import { formatAmount, formatQuantity } from '#platform/money/money.js';
import type { Benefit } from './benefit.entity.js';

const KINDS = ['cash', 'in_kind'] as const;
const isMoney = (benefit: CreateBenefitDto) =>
  benefit.kind === 'cash' || benefit.currency !== undefined || benefit.amount !== undefined;
const isGoods = (benefit: CreateBenefitDto) =>
  benefit.kind === 'in_kind' || benefit.unit !== undefined || benefit.quantity !== undefined;

export class CreateBenefitDto {
  @ApiProperty({ example: 'CASH', description: 'Unique within the program' })
  @Matches(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/)
  code!: string;

  @ApiProperty()
  @IsString()
  @Length(1, 200)
  name!: string;

  @ApiProperty({ enum: KINDS })
  @IsIn(KINDS)
  kind!: (typeof KINDS)[number];

  @ApiPropertyOptional({ example: 'KES', description: 'Cash: ISO 4217 code' })
  @ValidateIf(isMoney)
  @Matches(/^[A-Z]{3}$/)
  currency?: string;

  @ApiPropertyOptional({ example: '1200.00', description: 'Cash: decimal amount for each beneficiary' })
  @ValidateIf(isMoney)
  @Matches(/^\d{1,15}(\.\d{1,4})?$/)
  amount?: string;

  @ApiPropertyOptional({ example: 'KGM', description: 'In kind: unit (UN/CEFACT code or a word)' })
  @ValidateIf(isGoods)
  @Matches(/^[A-Za-z0-9][A-Za-z0-9 _.-]{0,29}$/)
  unit?: string;

  @ApiPropertyOptional({ example: '12.5', description: 'In kind: decimal quantity for each beneficiary' })
  @ValidateIf(isGoods)
  @Matches(/^(?=.*[1-9])\d{1,12}(\.\d{1,6})?$/)
  quantity?: string;
}

export class BenefitDto {
  @Operational({ format: 'uuid' }) id!: string;
  @Operational({ format: 'uuid' }) programId!: string;
  @Public() code!: string;
  @Public() name!: string;
  @Public({ enum: ['cash', 'voucher', 'in_kind', 'training', 'work_opportunity', 'insurance'] }) kind!: string;
  @Public({ type: String, nullable: true }) currency!: string | null;
  @Operational({ type: String, nullable: true, example: '1200.00' }) amount!: string | null;
  @Public({ type: String, nullable: true }) unit!: string | null;
  @Operational({ type: String, nullable: true, example: '12.5' }) quantity!: string | null;

  static from(benefit: Benefit): BenefitDto {
    const { id, programId, code, name, kind, currency, amountMinor, unit, quantity } = benefit;
    const amount = currency && amountMinor !== null ? formatAmount(amountMinor, currency) : null;
    const shown = { id, programId, code, name, kind, currency, amount, unit };
    return Object.assign(new BenefitDto(), shown, { quantity: quantity === null ? null : formatQuantity(quantity) });
  }
}
