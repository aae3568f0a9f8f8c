import { plainToInstance, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { Part, Public } from '#access';
import type { SourceMapping } from './social-registry.entity.js';

const KEY = /^[a-z][a-z0-9_]{1,39}$/;
const FIELD = /^[A-Za-z][A-Za-z0-9_]{0,63}(\.[A-Za-z][A-Za-z0-9_]{0,63}){0,3}$/;
const FIELD_OF_SOURCE = { pattern: FIELD.source, description: 'Field of the source; a part of another after a point' };

export class FieldMappingDto {
  @Public({ example: 'birthdate', ...FIELD_OF_SOURCE })
  @Matches(FIELD)
  field!: string;

  @Public({ example: 'birth_date', description: 'Key of a declared attribute' })
  @Matches(KEY)
  attribute!: string;
}

export class IdTypeMappingDto {
  @Public({ example: 'NATIONAL ID', description: 'What the source calls it' })
  @IsString()
  @Length(1, 100)
  name!: string;

  @Public({ example: 'national_id', description: 'Code of an ID type' })
  @Matches(KEY)
  idType!: string;
}

export class PaymentAccountMappingDto {
  @Public({ example: 'bankAccount', ...FIELD_OF_SOURCE })
  @Matches(FIELD)
  field!: string;

  @Public({ enum: ['bank', 'wallet'] })
  @IsIn(['bank', 'wallet'])
  kind!: 'bank' | 'wallet';
}

/** The data-need declaration of a source: what of a record is asked for and kept. All else is dropped, and counted. */
export class SourceMappingDto {
  @Part(() => IdTypeMappingDto, {
    isArray: true,
    description: 'In the order in which they name a record at its source',
  })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(20)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => IdTypeMappingDto)
  idTypes!: IdTypeMappingDto[];

  @Part(() => FieldMappingDto, {
    isArray: true,
    description: 'In order: of several fields for one attribute the first that holds a value is taken',
  })
  @IsArray()
  @ArrayMaxSize(100)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => FieldMappingDto)
  individual!: FieldMappingDto[];

  @Part(() => FieldMappingDto, { isArray: true })
  @IsArray()
  @ArrayMaxSize(100)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => FieldMappingDto)
  group!: FieldMappingDto[];

  @Public({ description: 'Whether phone numbers are asked for' })
  @IsBoolean()
  phones!: boolean;

  @Part(() => PaymentAccountMappingDto, { required: false, nullable: true })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => PaymentAccountMappingDto)
  paymentAccount?: PaymentAccountMappingDto | null;

  static from(mapping: SourceMapping): SourceMappingDto {
    return plainToInstance(SourceMappingDto, mapping);
  }
}
