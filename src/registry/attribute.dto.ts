import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import { Operational, Public } from '#access';
import { IfGiven } from '#platform/http/if-given.js';
import {
  type AppliesTo,
  APPLIES_TO,
  type AttributeDefinition,
  type DataType,
  DATA_TYPES,
  type Dimension,
  DIMENSIONS,
  type Generalizer,
  GENERALIZERS,
} from './attribute-definition.entity.js';
import { warningsOf } from './identifying.words.js';

const KEY = /^[a-z][a-z0-9_]{1,39}$/;
const SOURCE_FIELD = /^[A-Za-z][A-Za-z0-9]{0,63}$/;
const STORAGES = ['sealed', 'open'] as const;

const GENERALIZER = {
  enum: GENERALIZERS,
  description:
    'What is shown of it: nothing, the value (code, boolean), the year or an age band of a date, a band of a number, the parent of a code',
};
const BAND_WIDTH = { type: 'integer' as const, nullable: true, minimum: 2, maximum: 1_000_000_000 };
const SOURCE = { type: String, nullable: true, description: 'What sources call it, unless one says otherwise' };

const DIMENSION = {
  type: String,
  enum: DIMENSIONS,
  nullable: true,
  description:
    'What it means to the registry: grants are limited by area, statistics are cut by sex, age and area. One active attribute each',
};

export class CreateAttributeDto {
  @ApiProperty({ example: 'birth_date', pattern: KEY.source })
  @Matches(KEY)
  key!: string;

  @ApiProperty({ example: 'Date of birth' })
  @IsString()
  @Length(1, 100)
  name!: string;

  @ApiProperty({ enum: DATA_TYPES })
  @IsIn(DATA_TYPES)
  dataType!: DataType;

  @ApiProperty({ enum: APPLIES_TO })
  @IsIn(APPLIES_TO)
  appliesTo!: AppliesTo;

  @ApiPropertyOptional({
    enum: STORAGES,
    default: 'sealed',
    description: 'open is for codes of a list of at most 1000 values: they stand in clear',
  })
  @IfGiven()
  @IsIn(STORAGES)
  storage: 'sealed' | 'open' = 'sealed';

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Code of the code list its values are of' })
  @IsOptional()
  @Matches(KEY)
  codeList: string | null = null;

  @ApiPropertyOptional({ ...GENERALIZER, default: 'hidden' })
  @IfGiven()
  @IsIn(GENERALIZERS)
  generalizer: Generalizer = 'hidden';

  @ApiPropertyOptional(BAND_WIDTH)
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000_000)
  bandWidth: number | null = null;

  @ApiPropertyOptional(SOURCE)
  @IsOptional()
  @Matches(SOURCE_FIELD)
  sourceField: string | null = null;

  @ApiPropertyOptional(DIMENSION)
  @IsOptional()
  @IsIn(DIMENSIONS)
  dimension: Dimension | null = null;
}

/** What is left out stays. Key, type and storage are fixed: values are kept by them, and rules are typed against them. */
export class ChangeAttributeDto {
  @ApiPropertyOptional()
  @IfGiven()
  @IsString()
  @Length(1, 100)
  name?: string;

  @ApiPropertyOptional(GENERALIZER)
  @IfGiven()
  @IsIn(GENERALIZERS)
  generalizer?: Generalizer;

  @ApiPropertyOptional(BAND_WIDTH)
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000_000)
  bandWidth?: number | null;

  @ApiPropertyOptional(SOURCE)
  @IsOptional()
  @Matches(SOURCE_FIELD)
  sourceField?: string | null;

  @ApiPropertyOptional(DIMENSION)
  @IsOptional()
  @IsIn(DIMENSIONS)
  dimension?: Dimension | null;

  @ApiPropertyOptional({ description: 'An inactive attribute is neither asked for nor taken in any more' })
  @IfGiven()
  @IsBoolean()
  active?: boolean;
}

export class AttributeDto {
  @Public({ format: 'uuid' }) id!: string;
  @Public() key!: string;
  @Public() name!: string;
  @Public({ enum: DATA_TYPES }) dataType!: string;
  @Public({ enum: APPLIES_TO }) appliesTo!: string;
  @Public({ enum: STORAGES }) storage!: string;
  @Public({ type: String, nullable: true }) codeList!: string | null;
  @Public({ enum: GENERALIZERS }) generalizer!: string;
  @Public({ type: 'integer', nullable: true }) bandWidth!: number | null;
  @Public({ type: String, nullable: true }) sourceField!: string | null;
  @Public(DIMENSION) dimension!: string | null;
  @Operational() active!: boolean;
  @Operational({ description: 'Counts changes: the ETag' }) revision!: number;
  @Public({ type: [String], description: 'Why the declaration should be thought over; never a refusal' })
  warnings!: string[];

  /** `codeList` is the code of the list the definition names by its id. */
  static from(attribute: AttributeDefinition, codeList: string | null): AttributeDto {
    const { id, key, name, dataType, appliesTo, storage, generalizer, bandWidth, sourceField } = attribute;
    const declared = { id, key, name, dataType, appliesTo, storage, codeList, generalizer, bandWidth, sourceField };
    const { dimension, active, revision } = attribute;
    return Object.assign(new AttributeDto(), {
      ...declared,
      dimension,
      active,
      revision,
      warnings: warningsOf(attribute),
    });
  }
}
