import { ApiProperty, ApiPropertyOptional, type ApiPropertyOptions } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsUrl,
  IsUUID,
  Length,
} from 'class-validator';
import { FiltersBy, Operational, Public } from '#access';
import { IfGiven } from '#platform/http/if-given.js';
import { PageQuery } from '#platform/http/page.js';
import { EVENT_TYPES, type EventType } from './event-types.js';
import type { Webhook } from './webhook.entity.js';

const URL_RULE = { require_tld: false, require_protocol: true, protocols: ['http', 'https'], disallow_auth: true };
const PROGRAMS: ApiPropertyOptions = {
  type: [String],
  format: 'uuid',
  nullable: true,
  description: 'Null: every program of the agreement',
};

export class ChangeWebhookDto {
  @ApiPropertyOptional({ description: 'Of a host of the agreement, and of AMPARO_OUTBOUND_HOSTS' })
  @IfGiven()
  @IsUrl(URL_RULE)
  @Length(1, 500)
  url?: string;

  @ApiPropertyOptional({ enum: EVENT_TYPES, isArray: true, minItems: 1, description: 'What it is told of' })
  @IfGiven()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn([...EVENT_TYPES], { each: true })
  eventTypes?: EventType[];

  @ApiPropertyOptional(PROGRAMS)
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  programIds?: string[] | null;

  @ApiPropertyOptional({ description: 'An inactive one is told nothing, and what happens meanwhile is not told later' })
  @IfGiven()
  @IsBoolean()
  active?: boolean;
}

export class CreateWebhookDto {
  @ApiProperty({ format: 'uuid', description: 'With whom, and within which it is told' })
  @IsUUID()
  agreementId!: string;

  @ApiProperty({ description: 'Of a host of the agreement, and of AMPARO_OUTBOUND_HOSTS' })
  @IsUrl(URL_RULE)
  @Length(1, 500)
  url!: string;

  @ApiProperty({ enum: EVENT_TYPES, isArray: true, minItems: 1, description: 'What it is told of' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn([...EVENT_TYPES], { each: true })
  eventTypes!: EventType[];

  @ApiPropertyOptional(PROGRAMS)
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  programIds?: string[] | null;
}

export class WebhookDto {
  @Operational({ format: 'uuid' }) id!: string;
  @Operational({ format: 'uuid' }) agreementId!: string;
  @Public() url!: string;
  @Public({ enum: EVENT_TYPES, isArray: true }) eventTypes!: string[];
  @Public(PROGRAMS) programIds!: string[] | null;
  @Operational() active!: boolean;
  @Operational({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Until when messages are signed with the secret before as well',
  })
  previousSecretUntil!: Date | null;
  @Operational({ description: 'Counts changes: the ETag' }) revision!: number;

  static from({ id, agreementId, url, eventTypes, programIds, active, previousUntil, revision }: Webhook): WebhookDto {
    const shown = {
      id,
      agreementId,
      url,
      eventTypes,
      programIds,
      active,
      previousSecretUntil: previousUntil,
      revision,
    };
    return Object.assign(new WebhookDto(), shown);
  }
}

/** A webhook with its secret: as it is made, and when that is renewed. */
export class WebhookSecretDto extends WebhookDto {
  @Operational({ pattern: '^whsec_[A-Za-z0-9+/]{43}=$', description: 'For the receiver alone, and never shown again' })
  secret!: string;

  static with(webhook: Webhook, secret: string): WebhookSecretDto {
    return Object.assign(new WebhookSecretDto(), WebhookDto.from(webhook), { secret });
  }
}

export const DELIVERY_STATES = ['waiting', 'delivered', 'dead'] as const;

export class DeliveryQuery extends PageQuery {
  @ApiPropertyOptional({ enum: DELIVERY_STATES, description: 'dead: given up, until it is sent again' })
  @IsOptional()
  @IsIn([...DELIVERY_STATES])
  @FiltersBy('state')
  state?: (typeof DELIVERY_STATES)[number];
}

/** A message to a webhook: how it fared. */
export class WebhookDeliveryDto {
  @Operational({ format: 'uuid', description: 'webhook-id' }) id!: string;
  @Public({ enum: EVENT_TYPES }) type!: string;
  @Operational({ enum: DELIVERY_STATES }) state!: string;
  @Operational() attempts!: number;
  @Operational({ type: String, nullable: true, example: 'status-503', description: 'Of the last attempt' })
  fault!: string | null;
  @Operational({ type: String, format: 'date-time', nullable: true }) nextAt!: Date | null;
  @Operational({ type: String, format: 'date-time' }) createdAt!: Date;
  @Operational({ type: String, format: 'date-time', nullable: true }) endedAt!: Date | null;

  static from({
    id,
    type,
    state,
    attempts,
    fault,
    nextAt,
    createdAt,
    endedAt,
  }: WebhookDeliveryDto): WebhookDeliveryDto {
    const shown = { id, type, state, attempts, fault, nextAt, createdAt, endedAt };
    return Object.assign(new WebhookDeliveryDto(), shown);
  }
}

export class ResendDto {
  @ApiPropertyOptional({ type: [String], format: 'uuid', description: 'webhook-ids; every dead one unless told' })
  @IfGiven()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  ids?: string[];
}

export class ResentDto {
  @Operational({ description: 'How many are sent again' }) resent!: number;

  static of(resent: number): ResentDto {
    return Object.assign(new ResentDto(), { resent });
  }
}
