import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { Operational, Public } from '#access';
import { IfGiven } from '#platform/http/if-given.js';
import {
  type CheckDigit,
  CHECK_DIGITS,
  type IdType,
  ID_TYPE_CLASSES,
  type IdTypeClass,
  type Normalization,
  NORMALIZATIONS,
} from './id-type.entity.js';

const CODE = /^[a-z][a-z0-9_]{1,39}$/;
const PATTERN = { example: '\\d{12}', description: 'Regular expression (RE2) the whole value must match' };
const NORMALIZATION = {
  enum: NORMALIZATIONS,
  description:
    'How values are written alike: alphanumeric compares letters and digits, digits digits alone, exact everything that is seen',
};
const CHECK_DIGIT = {
  enum: [...CHECK_DIGITS, null],
  nullable: true,
  description: 'Algorithm whose check digit values carry',
};

export class CreateIdTypeDto {
  @ApiProperty({ example: 'national_id', pattern: CODE.source })
  @Matches(CODE)
  code!: string;

  @ApiProperty({ example: 'National ID' })
  @IsString()
  @Length(1, 100)
  name!: string;

  @ApiProperty({ enum: ID_TYPE_CLASSES })
  @IsIn(ID_TYPE_CLASSES)
  class!: IdTypeClass;

  @ApiProperty(PATTERN)
  @IsString()
  @Length(1, 200)
  pattern!: string;

  @ApiPropertyOptional({ ...NORMALIZATION, default: 'alphanumeric' })
  @IfGiven()
  @IsIn(NORMALIZATIONS)
  normalization: Normalization = 'alphanumeric';

  @ApiPropertyOptional(CHECK_DIGIT)
  @IsOptional()
  @IsIn(CHECK_DIGITS)
  checkDigit: CheckDigit | null = null;
}

/** What is left out stays. The code is fixed: mappings and programs refer by it. */
export class ChangeIdTypeDto {
  @ApiPropertyOptional({ example: 'National ID' })
  @IfGiven()
  @IsString()
  @Length(1, 100)
  name?: string;

  @ApiPropertyOptional({ ...PATTERN, description: `${PATTERN.description}; holds for values to come` })
  @IfGiven()
  @IsString()
  @Length(1, 200)
  pattern?: string;

  @ApiPropertyOptional({ ...CHECK_DIGIT, description: `${CHECK_DIGIT.description}; holds for values to come` })
  @IsOptional()
  @IsIn(CHECK_DIGITS)
  checkDigit?: CheckDigit | null;

  @ApiPropertyOptional({
    description: 'Of an inactive type nothing new is registered; what is registered is still found',
  })
  @IfGiven()
  @IsBoolean()
  active?: boolean;

  @ApiPropertyOptional({ enum: ID_TYPE_CLASSES, description: 'Only while no identifier is stored' })
  @IfGiven()
  @IsIn(ID_TYPE_CLASSES)
  class?: IdTypeClass;

  @ApiPropertyOptional({ enum: NORMALIZATIONS, description: 'Only while no identifier is stored' })
  @IfGiven()
  @IsIn(NORMALIZATIONS)
  normalization?: Normalization;
}

export class IdTypeDto {
  @Public({ format: 'uuid' }) id!: string;
  @Public() code!: string;
  @Public() name!: string;
  @Public({ enum: ID_TYPE_CLASSES }) class!: string;
  @Public() pattern!: string;
  @Public({ enum: NORMALIZATIONS }) normalization!: string;
  @Public({ type: String, enum: [...CHECK_DIGITS, null], nullable: true }) checkDigit!: string | null;
  @Operational() active!: boolean;
  @Operational({ description: 'Counts changes: the ETag' }) revision!: number;

  static from({ id, code, name, pattern, normalization, checkDigit, active, revision, ...rest }: IdType): IdTypeDto {
    const shown = { id, code, name, class: rest.class, pattern, normalization, checkDigit, active, revision };
    return Object.assign(new IdTypeDto(), shown);
  }
}
