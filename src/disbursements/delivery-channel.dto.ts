import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUrl, IsUUID, Length, Matches } from 'class-validator';
import { Operational, Public } from '#access';
import type { ChannelKind, DeliveryChannel } from './delivery-channel.entity.js';

const KINDS = ['http_payment', 'in_kind'] as const;

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

  @ApiProperty({ enum: KINDS })
  @IsIn(KINDS)
  kind!: ChannelKind;

  @ApiPropertyOptional({
    description: 'Payment channel: its address; the host must be allowed (AMPARO_OUTBOUND_HOSTS)',
  })
  @IsOptional()
  @IsUrl({ require_tld: false, protocols: ['http', 'https'], require_protocol: true, disallow_auth: true })
  @Length(1, 500)
  endpoint?: string;

  @ApiPropertyOptional({ description: "The program's account at the channel (payer_fa)" })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  payerAccount?: string;

  @ApiPropertyOptional({ description: 'Bearer token for the channel; sealed, never shown' })
  @IsOptional()
  @Matches(/^[\x21-\x7e]{1,4000}$/)
  credential?: string;
}

export class DeliveryChannelDto {
  @Operational({ format: 'uuid' }) id!: string;
  @Operational({ type: String, format: 'uuid', nullable: true }) programId!: string | null;
  @Public() code!: string;
  @Public() name!: string;
  @Public({ enum: KINDS }) kind!: string;
  @Operational({ type: String, nullable: true }) endpoint!: string | null;
  @Operational({ type: String, nullable: true }) payerAccount!: string | null;
  @Operational({ description: 'Whether a credential is kept' }) hasCredential!: boolean;
  @Operational() active!: boolean;

  static from({
    id,
    programId,
    code,
    name,
    kind,
    endpoint,
    payerAccount,
    credentialSealed,
    active,
  }: DeliveryChannel): DeliveryChannelDto {
    const shown = {
      id,
      programId,
      code,
      name,
      kind,
      endpoint,
      payerAccount,
      hasCredential: credentialSealed !== null,
      active,
    };
    return Object.assign(new DeliveryChannelDto(), shown);
  }
}
