import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUrl,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Operational, Public } from '#access';
import type { SocialRegistry } from './social-registry.entity.js';

const KEY = /^[a-z][a-z0-9_]{1,39}$/;
const FIELD = /^[A-Za-z][A-Za-z0-9]{0,63}$/;
const LOCAL_URL = { require_tld: false, require_protocol: true, protocols: ['http', 'https'], disallow_auth: true };

export class FieldMappingDto {
  @ApiProperty({ example: 'birthdate', description: 'Field of the source' })
  @Matches(FIELD)
  field!: string;

  @ApiProperty({ example: 'birth_date', description: 'Key of a declared attribute' })
  @Matches(KEY)
  attribute!: string;
}

export class IdTypeMappingDto {
  @ApiProperty({ example: 'NATIONAL ID', description: 'What the source calls it' })
  @IsString()
  @Length(1, 100)
  name!: string;

  @ApiProperty({ example: 'national_id', description: 'Code of an ID type' })
  @Matches(KEY)
  idType!: string;
}

export class PaymentAccountMappingDto {
  @ApiProperty({ example: 'bankAccount' })
  @Matches(FIELD)
  field!: string;

  @ApiProperty({ enum: ['bank', 'wallet'] })
  @IsIn(['bank', 'wallet'])
  kind!: 'bank' | 'wallet';
}

export class SourceMappingDto {
  @ApiProperty({ type: [IdTypeMappingDto], description: 'In the order in which they name a record at its source' })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => IdTypeMappingDto)
  idTypes!: IdTypeMappingDto[];

  @ApiProperty({ type: [FieldMappingDto] })
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => FieldMappingDto)
  individual!: FieldMappingDto[];

  @ApiProperty({ type: [FieldMappingDto] })
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => FieldMappingDto)
  group!: FieldMappingDto[];

  @ApiProperty()
  @IsBoolean()
  phones!: boolean;

  @ApiPropertyOptional({ type: PaymentAccountMappingDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => PaymentAccountMappingDto)
  paymentAccount?: PaymentAccountMappingDto;
}

export class CreateSocialRegistryDto {
  @ApiProperty({ example: 'national-sr', pattern: '^[a-z][a-z0-9-]{1,39}$' })
  @Matches(/^[a-z][a-z0-9-]{1,39}$/)
  code!: string;

  @ApiProperty()
  @IsString()
  @Length(1, 100)
  name!: string;

  @ApiProperty({ enum: ['openg2p'] })
  @IsIn(['openg2p'])
  dialect!: 'openg2p';

  @ApiProperty({ example: 'https://social-registry.example/api/v1/g2p-connect', description: 'Of an allowed host' })
  @IsUrl(LOCAL_URL)
  baseUrl!: string;

  @ApiProperty({ description: 'Where client credentials are exchanged for a token (form)' })
  @IsUrl(LOCAL_URL)
  tokenUrl!: string;

  @ApiProperty()
  @IsString()
  @Length(1, 200)
  clientId!: string;

  @ApiProperty({ description: 'Sealed at once, never shown again' })
  @IsString()
  @Length(1, 500)
  clientSecret!: string;

  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: 1000, default: 500 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1000)
  pageSize = 500;

  @ApiProperty({ type: SourceMappingDto })
  @ValidateNested()
  @Type(() => SourceMappingDto)
  mapping!: SourceMappingDto;

  @ApiPropertyOptional({ example: '0 2 * * *', description: 'Cron expression in UTC; absent: by hand only' })
  @IsOptional()
  @IsString()
  @Length(9, 100)
  schedule?: string;
}

export class SocialRegistryDto {
  @Operational({ format: 'uuid' }) id!: string;
  @Public() code!: string;
  @Public() name!: string;
  @Public({ enum: ['openg2p'] }) dialect!: string;
  @Operational() pageSize!: number;
  @Operational({ type: String, nullable: true }) schedule!: string | null;
  @Operational() active!: boolean;

  static from(source: SocialRegistry): SocialRegistryDto {
    return Object.assign(new SocialRegistryDto(), source);
  }
}

export class StartSyncRunDto {
  @ApiPropertyOptional({ enum: ['full', 'incremental'], default: 'full' })
  @IsOptional()
  @IsIn(['full', 'incremental'])
  mode: 'full' | 'incremental' = 'full';
}
