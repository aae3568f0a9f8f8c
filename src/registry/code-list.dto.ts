import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { Operational, Public } from '#access';
import { IfGiven } from '#platform/http/if-given.js';
import { CODE, LONGEST_CODE } from './attribute.value.js';
import type { CodeList } from './code-list.entity.js';
import type { CodeValue } from './code-value.entity.js';

const LIST_CODE = /^[a-z][a-z0-9_]{1,39}$/;
const MOST_AT_ONCE = 5000;
const VALUE_CODE = { example: 'XA-01', maxLength: LONGEST_CODE, description: 'As sources and files write it' };
const PARENT = { type: String, nullable: true, description: 'The coarser code of this list that it is shown as' };

/** A value to add or to change; of one there is, what is left out stays. */
export class GiveCodeValueDto {
  @ApiProperty(VALUE_CODE)
  @MaxLength(LONGEST_CODE)
  @Matches(CODE, { message: 'code must be letters, digits and . _ : / + - with single blanks' })
  code!: string;

  @ApiPropertyOptional({ example: 'Northern Region', description: 'Asked for when the value is new' })
  @IfGiven()
  @IsString()
  @Length(1, 200)
  name?: string;

  @ApiPropertyOptional(PARENT)
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_CODE)
  parentCode?: string | null;

  @ApiPropertyOptional({
    description: 'An inactive value stays with those who have it, and is entered for nobody else',
  })
  @IfGiven()
  @IsBoolean()
  active?: boolean;
}

export class CreateCodeListDto {
  @ApiProperty({ example: 'area', pattern: LIST_CODE.source })
  @Matches(LIST_CODE)
  code!: string;

  @ApiProperty({ example: 'Areas' })
  @IsString()
  @Length(1, 100)
  name!: string;

  @ApiPropertyOptional({ type: [GiveCodeValueDto], maxItems: MOST_AT_ONCE })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(MOST_AT_ONCE)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => GiveCodeValueDto)
  values: GiveCodeValueDto[] = [];
}

export class ChangeCodeListDto {
  @ApiProperty({ example: 'Areas' })
  @IsString()
  @Length(1, 100)
  name!: string;
}

export class ChangeCodeValuesDto {
  @ApiProperty({ type: [GiveCodeValueDto], maxItems: MOST_AT_ONCE })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_AT_ONCE)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => GiveCodeValueDto)
  values!: GiveCodeValueDto[];
}

export class CodeListDto {
  @Public({ format: 'uuid' }) id!: string;
  @Public() code!: string;
  @Public() name!: string;
  @Operational({ description: 'Counts changes of the list and of its values: the ETag of both' }) revision!: number;

  static from({ id, code, name, revision }: CodeList): CodeListDto {
    return Object.assign(new CodeListDto(), { id, code, name, revision });
  }
}

export class CodeValueDto {
  @Public() code!: string;
  @Public() name!: string;
  @Public(PARENT) parentCode!: string | null;
  @Operational() active!: boolean;

  static from({ code, name, parentCode, active }: CodeValue): CodeValueDto {
    return Object.assign(new CodeValueDto(), { code, name, parentCode, active });
  }
}
