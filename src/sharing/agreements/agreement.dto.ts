import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsDate,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUrl,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Operational, Part, Public } from '#access';
import { IfGiven } from '#platform/http/if-given.js';
import {
  type Agreement,
  type Predicate,
  PREDICATES,
  SHARED_FIELDS,
  type SharedField,
  SIGNATURES,
  type Signatures,
} from './agreement.entity.js';

const TERM = /^[A-Za-z0-9][\w:./#-]{0,98}$/;
const HOST = /^[a-z0-9.-]{1,253}(:\d{1,5})?$/;
const RATE = { minimum: 1, maximum: 60_000 };
const LOCAL_URL = { require_tld: false, require_protocol: true, protocols: ['http', 'https'], disallow_auth: true };

export class NamedIdTypeDto {
  @Public({ example: 'UIN', pattern: TERM.source, description: 'What the client calls it' })
  @Matches(TERM)
  name!: string;

  @Public({ example: 'national_id', description: 'Code of an ID type' })
  @IsString()
  @Length(1, 64)
  idType!: string;
}

/** What is agreed. */
export class AgreementTermsDto {
  @ApiProperty()
  @IsString()
  @Length(1, 100)
  name!: string;

  @ApiProperty({ pattern: TERM.source, description: 'sender_id of its messages' })
  @Matches(TERM)
  senderId!: string;

  @ApiPropertyOptional({ pattern: TERM.source, description: 'receiver_id, where its messages name one; amparo' })
  @IfGiven()
  @Matches(TERM)
  receiverId?: string;

  @ApiProperty({ description: 'What it asks for' })
  @IsString()
  @Length(3, 500)
  purpose!: string;

  @ApiProperty({ description: 'By which consent or legal ground it is told' })
  @IsString()
  @Length(1, 500)
  consentReference!: string;

  @ApiProperty({ type: [String], format: 'uuid' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  programIds!: string[];

  @ApiProperty({ type: [NamedIdTypeDto], description: 'Identifiers it may ask by' })
  @IsArray()
  @ArrayMaxSize(10)
  @ArrayUnique(({ name }: NamedIdTypeDto) => name)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => NamedIdTypeDto)
  idTypes!: NamedIdTypeDto[];

  @ApiProperty({ enum: SHARED_FIELDS, isArray: true, description: 'What it is told of a beneficiary' })
  @IsArray()
  @ArrayUnique()
  @IsIn([...SHARED_FIELDS], { each: true })
  fields!: SharedField[];

  @ApiPropertyOptional({ enum: PREDICATES, isArray: true, description: 'What it may search by; nothing unless told' })
  @IfGiven()
  @IsArray()
  @ArrayUnique()
  @IsIn([...PREDICATES], { each: true })
  predicates?: Predicate[];

  @ApiPropertyOptional({ ...RATE, description: 'Of its DCI messages; 60 unless told' })
  @IfGiven()
  @IsInt()
  @Min(RATE.minimum)
  @Max(RATE.maximum)
  requestsPerMinute?: number;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Where it is called back; of an allowed host' })
  @IsOptional()
  @IsUrl(LOCAL_URL)
  @Length(1, 500)
  callbackUrl?: string | null;

  @ApiPropertyOptional({ type: [String], description: 'Hosts its messages may name; allowed ones. None unless told' })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(10)
  @Matches(HOST, { each: true })
  callbackHosts?: string[];

  @ApiPropertyOptional({ enum: SIGNATURES, description: 'Whether its messages carry a signature; off unless told' })
  @IfGiven()
  @IsIn([...SIGNATURES])
  signatures?: Signatures;

  @ApiPropertyOptional({
    type: 'object',
    nullable: true,
    additionalProperties: true,
    description: 'Its public keys (JWK Set, RFC 7517), for signatures and for private_key_jwt',
  })
  @IsOptional()
  @IsObject()
  jwks?: object | null;

  @ApiPropertyOptional({ minLength: 32, maxLength: 200, description: 'Digested at once, never shown again' })
  @IfGiven()
  @IsString()
  @Length(32, 200)
  clientSecret?: string;

  @ApiProperty({ format: 'date-time', description: 'At most three years ahead' })
  @Type(() => Date)
  @IsDate()
  expiresAt!: Date;
}

export class CreateAgreementDto extends AgreementTermsDto {
  @ApiProperty({ format: 'uuid', description: 'A user of the issuer urn:amparo:clients; its subject is the client id' })
  @IsUUID()
  userId!: string;
}

/** What is left out stays. */
export class ChangeAgreementDto extends PartialType(AgreementTermsDto, { skipNullProperties: false }) {}

export class AgreementDto {
  @Operational({ format: 'uuid' }) id!: string;
  @Operational({ format: 'uuid' }) userId!: string;
  @Public() clientId!: string;
  @Public() name!: string;
  @Public() senderId!: string;
  @Public() receiverId!: string;
  @Public() purpose!: string;
  @Public() consentReference!: string;
  @Public({ type: [String], format: 'uuid' }) programIds!: string[];
  @Part(() => NamedIdTypeDto, { isArray: true }) idTypes!: NamedIdTypeDto[];
  @Public({ enum: SHARED_FIELDS, isArray: true }) fields!: string[];
  @Public({ enum: PREDICATES, isArray: true }) predicates!: string[];
  @Operational(RATE) requestsPerMinute!: number;
  @Public({ type: String, nullable: true }) callbackUrl!: string | null;
  @Public({ type: [String] }) callbackHosts!: string[];
  @Public({ enum: SIGNATURES }) signatures!: string;
  @Public({ type: [String], nullable: true, description: 'Ids of its public keys' }) keyIds!: string[] | null;
  @Operational({ description: 'Whether a client secret was given' }) hasSecret!: boolean;
  @Operational({ type: String, format: 'date-time' }) expiresAt!: Date;
  @Operational({ description: 'An inactive one answers nobody' }) active!: boolean;
  @Operational({ description: 'Counts changes: the ETag' }) revision!: number;

  static from({ idTypes, jwks, secretDigest, ...agreement }: Agreement): AgreementDto {
    return Object.assign(new AgreementDto(), agreement, {
      idTypes: idTypes.map((named) => Object.assign(new NamedIdTypeDto(), named)),
      keyIds: jwks && jwks.keys.map(({ kid }) => String(kid)),
      hasSecret: secretDigest !== null,
    });
  }
}
