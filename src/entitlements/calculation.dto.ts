import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Operational, Part } from '#access';
import { ROUNDINGS, type Rounding } from '#platform/money/decimal.js';
import type { Calculation, CalculationPart } from '#programs';

const PER = ['beneficiary', 'member'] as const;
const MOST_LETTERS = 10_000;

export class CreateCalculationPartDto {
  @ApiPropertyOptional({
    example: 'children > 0',
    description: 'CEL, yielding bool: for whom; left out: for everybody',
  })
  @IsOptional()
  @IsString()
  @Length(1, MOST_LETTERS)
  when?: string;

  @ApiProperty({
    example: '500 + (children < 4 ? children : 4) * 120',
    description: 'CEL, yielding a number: what it comes to, in whole currency (1.5 is 1.50) or units',
  })
  @IsString()
  @Length(1, MOST_LETTERS)
  amount!: string;
}

export class CreateCalculationDto {
  @ApiProperty({
    type: () => [CreateCalculationPartDto],
    description: 'Added. One that cannot be told makes all of it so',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => CreateCalculationPartDto)
  parts!: CreateCalculationPartDto[];

  @ApiPropertyOptional({
    enum: PER,
    default: 'beneficiary',
    description: 'member: the parts speak of one member of the group as of the freeze, and what they come to is added',
  })
  @IsOptional()
  @IsIn(PER)
  per?: (typeof PER)[number];

  @ApiPropertyOptional({ minimum: 1, description: 'Per member: so many count, those with the most' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000)
  mostMembers?: number;

  @ApiPropertyOptional({
    minimum: 0,
    maximum: 6,
    description: 'Goods: decimals of the quantity; left out: 6. Money has those of its currency',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(6)
  decimals?: number;

  @ApiPropertyOptional({ enum: ROUNDINGS, default: 'half_up' })
  @IsOptional()
  @IsIn(ROUNDINGS)
  rounding?: Rounding;

  @ApiPropertyOptional({ example: '2000.00', description: 'At most so much; never a floor' })
  @IsOptional()
  @Matches(/^(?=.*[1-9])\d{1,12}(\.\d{1,6})?$/)
  cap?: string;
}

export class CalculationPartDto {
  @Operational({ type: String, nullable: true }) when!: string | null;
  @Operational() amount!: string;

  static from(part: CalculationPart): CalculationPartDto {
    return Object.assign(new CalculationPartDto(), part);
  }
}

export class CalculationDto {
  @Part(() => CalculationPartDto, { isArray: true }) parts!: CalculationPartDto[];
  @Operational({ enum: PER }) per!: string;
  @Operational({ type: Number, nullable: true }) mostMembers!: number | null;
  @Operational() decimals!: number;
  @Operational({ enum: ROUNDINGS }) rounding!: string;
  @Operational({ type: String, nullable: true }) cap!: string | null;

  /** `cap` as it is to be shown. */
  static of({ parts, per, mostMembers, decimals, rounding }: Calculation, cap: string | null): CalculationDto {
    const shown = { per, mostMembers, decimals, rounding, cap };
    return Object.assign(new CalculationDto(), shown, { parts: parts.map(CalculationPartDto.from) });
  }
}
