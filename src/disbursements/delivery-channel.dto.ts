import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUrl,
  IsUUID,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { FiltersBy, Operational, Part, Public } from '#access';
import { IfGiven } from '#platform/http/if-given.js';
import { PageQuery } from '#platform/http/page.js';
import { AmountLimitDto, MOST_LIMITS, ShownAmountLimitDto } from './amount-limit.dto.js';
import { ChannelCapabilityDto } from './channel-capability.dto.js';
import { CHANNEL_KIND_NAMES, type ChannelKind } from './channel-kinds.js';
import type { DeliveryChannel } from './delivery-channel.entity.js';
import { CsvFileDto, Iso20022FileDto, ShownFileDto } from './payment-files/file-channel.dto.js';

export const LOCAL_URL = {
  require_tld: false,
  protocols: ['http', 'https'],
  require_protocol: true,
  disallow_auth: true,
};
export const CREDENTIAL = /^[\x21-\x7e]{1,4000}$/;
export const RECIPIENT_KEY = {
  type: Object,
  additionalProperties: true,
  example: { kty: 'OKP', crv: 'X25519', x: 'hSDwCYkwp1R0i33ctD73Wg2_Og0mOBr066SpjqqbTmo' },
} as const;

export const LIMITED = 'They are read when a batch is made: a line due outside of them is left out, and stays due';

export class CreateChannelDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'The only program it delivers for; absent: every program' })
  @IsOptional()
  @IsUUID()
  programId?: string;

  @ApiProperty({ example: 'BANK' })
  @Matches(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/)
  code!: string;

  @ApiProperty()
  @IsString()
  @Length(1, 200)
  name!: string;

  @ApiProperty({ enum: CHANNEL_KIND_NAMES })
  @IsIn(CHANNEL_KIND_NAMES)
  kind!: ChannelKind;

  @ApiPropertyOptional({
    description: 'Payment channel: its address; the host must be allowed (AMPARO_OUTBOUND_HOSTS)',
  })
  @IsOptional()
  @IsUrl(LOCAL_URL)
  @Length(1, 500)
  endpoint?: string;

  @ApiPropertyOptional({ description: "The program's account at the channel (payer_fa)" })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  payerAccount?: string;

  @ApiPropertyOptional({ description: 'Bearer token for the channel; sealed, never shown' })
  @IsOptional()
  @Matches(CREDENTIAL)
  credential?: string;

  @ApiPropertyOptional({
    ...RECIPIENT_KEY,
    description: 'Files: public JWK of their receiver, RSA of at least 2048 bits, P-256, P-384, P-521 or X25519',
  })
  @IsOptional()
  @IsObject()
  recipientKey?: Record<string, unknown>;

  @ApiPropertyOptional({ type: CsvFileDto, description: 'CSV files: their columns' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => CsvFileDto)
  csv?: CsvFileDto;

  @ApiPropertyOptional({ type: Iso20022FileDto, description: 'Files of ISO 20022: who pays' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => Iso20022FileDto)
  iso20022?: Iso20022FileDto;

  @ApiPropertyOptional({
    type: [AmountLimitDto],
    maxItems: MOST_LIMITS,
    description: `Between which amounts it takes one payment. ${LIMITED}`,
  })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(MOST_LIMITS)
  @ArrayUnique(({ currency }: AmountLimitDto) => currency)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => AmountLimitDto)
  limits?: AmountLimitDto[];
}

export class DeliveryChannelsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ['true', 'false'], description: 'Only those that take batches, or that are closed' })
  @IsOptional()
  @IsIn(['true', 'false'])
  @FiltersBy('active')
  active?: 'true' | 'false';
}

export class DeliveryChannelDto {
  @Operational({ format: 'uuid' }) id!: string;
  @Operational({ type: String, format: 'uuid', nullable: true }) programId!: string | null;
  @Public() code!: string;
  @Public() name!: string;
  @Public({ enum: CHANNEL_KIND_NAMES }) kind!: string;
  @Operational({ type: String, nullable: true }) endpoint!: string | null;
  @Operational({ type: String, nullable: true }) payerAccount!: string | null;
  @Operational({ description: 'Whether a credential is kept' }) hasCredential!: boolean;
  @Part(() => ShownFileDto, { nullable: true }) file!: ShownFileDto | null;
  @Part(() => ShownAmountLimitDto, { isArray: true }) limits!: ShownAmountLimitDto[];
  @Part(() => ChannelCapabilityDto) capability!: ChannelCapabilityDto;
  @Operational({ description: 'A closed one takes no batch' }) active!: boolean;
  @Operational({ description: 'Counts changes: the ETag' }) revision!: number;

  static from(channel: DeliveryChannel): DeliveryChannelDto {
    const { id, programId, code, name, kind, endpoint, payerAccount, active, revision } = channel;
    const { credentialSealed, recipientThumbprint, fileLayout, amountLimits } = channel;
    const told = { id, programId, code, name, kind, endpoint, payerAccount, active, revision };
    return Object.assign(new DeliveryChannelDto(), told, {
      hasCredential: credentialSealed !== null,
      file: fileLayout && ShownFileDto.from(recipientThumbprint!, fileLayout),
      limits: amountLimits.map(ShownAmountLimitDto.from),
      capability: ChannelCapabilityDto.from(channel),
    });
  }
}
