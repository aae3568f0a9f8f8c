import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUrl,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Operational, Part, Public } from '#access';
import { IfGiven } from '#platform/http/if-given.js';
import { DciFactsDto } from './dci-facts.dto.js';
import {
  type DialectName,
  DIALECTS,
  type Signatures,
  SIGNATURES,
  type SocialRegistry,
  TOKEN_STYLES,
  type TokenStyle,
} from './social-registry.entity.js';
import { SourceMappingDto } from './source-mapping.dto.js';

const LOCAL_URL = { require_tld: false, require_protocol: true, protocols: ['http', 'https'], disallow_auth: true };
const PAGE_SIZE = { minimum: 1, maximum: 1000 };
const REQUESTS = { minimum: 1, maximum: 60_000 };
const OVERLAP = { minimum: 0, maximum: 604_800 };
const CRON = { type: String, nullable: true, example: '0 2 * * *' };
const TEXT = { type: String, nullable: true, minLength: 1, maxLength: 500 };

export class CreateSocialRegistryDto {
  @ApiProperty({ example: 'national-sr', pattern: '^[a-z][a-z0-9-]{1,39}$' })
  @Matches(/^[a-z][a-z0-9-]{1,39}$/)
  code!: string;

  @ApiProperty()
  @IsString()
  @Length(1, 100)
  name!: string;

  @ApiProperty({ enum: DIALECTS })
  @IsIn([...DIALECTS])
  dialect!: DialectName;

  @ApiProperty({ example: 'https://social-registry.example/api/v1/g2p-connect', description: 'Of an allowed host' })
  @IsUrl(LOCAL_URL)
  @Length(1, 500)
  baseUrl!: string;

  @ApiProperty({ description: 'Where client credentials are exchanged for a token; of an allowed host' })
  @IsUrl(LOCAL_URL)
  @Length(1, 500)
  tokenUrl!: string;

  @ApiPropertyOptional({ enum: TOKEN_STYLES, description: 'How they are sent there; form unless told' })
  @IfGiven()
  @IsIn([...TOKEN_STYLES])
  tokenStyle?: TokenStyle;

  @ApiProperty({ description: 'Never shown again' })
  @IsString()
  @Length(1, 200)
  clientId!: string;

  @ApiProperty({ description: 'Sealed at once, never shown again' })
  @IsString()
  @Length(1, 500)
  clientSecret!: string;

  @ApiPropertyOptional({ ...PAGE_SIZE, description: 'Records asked for at once; 500 unless told' })
  @IfGiven()
  @IsInt()
  @Min(PAGE_SIZE.minimum)
  @Max(PAGE_SIZE.maximum)
  pageSize?: number;

  @ApiPropertyOptional({ ...REQUESTS, type: Number, nullable: true, description: 'Null or absent: no limit' })
  @IsOptional()
  @IsInt()
  @Min(REQUESTS.minimum)
  @Max(REQUESTS.maximum)
  requestsPerMinute?: number | null;

  @ApiProperty({ type: SourceMappingDto })
  @IsObject()
  @ValidateNested()
  @Type(() => SourceMappingDto)
  mapping!: SourceMappingDto;

  @ApiPropertyOptional({ ...TEXT, description: 'What the data are for; told to a source whose dialect has a place' })
  @IsOptional()
  @IsString()
  @Length(TEXT.minLength, TEXT.maxLength)
  purpose?: string | null;

  @ApiPropertyOptional({ ...TEXT, description: 'By which consent or legal ground they are asked for; as the purpose' })
  @IsOptional()
  @IsString()
  @Length(TEXT.minLength, TEXT.maxLength)
  consentReference?: string | null;

  @ApiPropertyOptional({ ...CRON, description: 'Cron expression in UTC; null or absent: by hand only' })
  @IsOptional()
  @IsString()
  @Length(9, 100)
  fullSchedule?: string | null;

  @ApiPropertyOptional({ ...CRON, example: '*/30 * * * *', description: 'As fullSchedule' })
  @IsOptional()
  @IsString()
  @Length(9, 100)
  incrementalSchedule?: string | null;

  @ApiPropertyOptional({ ...OVERLAP, description: 'How long before its watermark an incremental run begins; 300' })
  @IfGiven()
  @IsInt()
  @Min(OVERLAP.minimum)
  @Max(OVERLAP.maximum)
  overlapSeconds?: number;

  @ApiPropertyOptional({
    enum: SIGNATURES,
    description: 'Whether answers carry a signature that holds; off unless told',
  })
  @IfGiven()
  @IsIn([...SIGNATURES])
  signatures?: Signatures;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Where its keys are; of an allowed host' })
  @IsOptional()
  @IsUrl(LOCAL_URL)
  @Length(1, 500)
  jwksUrl?: string | null;

  @ApiPropertyOptional({
    type: 'object',
    nullable: true,
    additionalProperties: true,
    description: 'Its public keys (JWK Set, RFC 7517), instead of an address',
  })
  @IsOptional()
  @IsObject()
  jwks?: object | null;

  @ApiPropertyOptional({ type: DciFactsDto, nullable: true, description: 'Of a source that speaks DCI' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => DciFactsDto)
  dci?: DciFactsDto | null;
}

/** What is left out stays; a mapping is replaced as a whole. */
export class ChangeSocialRegistryDto extends PartialType(CreateSocialRegistryDto, { skipNullProperties: false }) {}

const INSTANT = { type: String, format: 'date-time', nullable: true } as const;

export class SocialRegistryDto {
  @Operational({ format: 'uuid' }) id!: string;
  @Public() code!: string;
  @Public() name!: string;
  @Public({ enum: ['openg2p', 'dci'] }) dialect!: string;
  @Public() baseUrl!: string;
  @Public() tokenUrl!: string;
  @Public({ enum: TOKEN_STYLES }) tokenStyle!: string;
  @Operational({ ...INSTANT, nullable: false, description: 'When its credentials were last given' })
  credentialsSetAt!: Date;
  @Operational(PAGE_SIZE) pageSize!: number;
  @Operational({ ...REQUESTS, type: Number, nullable: true }) requestsPerMinute!: number | null;
  @Part(() => SourceMappingDto, { description: 'The data-need declaration' }) mapping!: SourceMappingDto;
  @Public(TEXT) purpose!: string | null;
  @Public(TEXT) consentReference!: string | null;
  @Operational(CRON) fullSchedule!: string | null;
  @Operational(CRON) incrementalSchedule!: string | null;
  @Operational(OVERLAP) overlapSeconds!: number;
  @Public({ enum: SIGNATURES }) signatures!: string;
  @Public({ type: String, nullable: true }) jwksUrl!: string | null;
  @Public({ type: [String], nullable: true, description: 'Ids of its public keys' }) keyIds!: string[] | null;
  @Part(() => DciFactsDto, { nullable: true }) dci!: DciFactsDto | null;
  @Operational({ ...INSTANT, description: 'Where its next incremental run begins, before the overlap' })
  watermark!: Date | null;
  @Operational({ description: 'Of an inactive source no run is ordered' }) active!: boolean;
  @Operational({ description: 'Counts changes: the ETag' }) revision!: number;

  static from({ mapping, dci, jwks, ...source }: SocialRegistry): SocialRegistryDto {
    return Object.assign(new SocialRegistryDto(), source, {
      mapping: SourceMappingDto.from(mapping),
      dci: dci && DciFactsDto.from(dci),
      keyIds: jwks && jwks.keys.map(({ kid }) => String(kid)),
    });
  }
}
