import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { Handle, Operational, Public } from '#access';
import { DISBURSEMENT_STATES } from './disbursement.lifecycle.js';
import { deliveredOf, type Measured, shownOf, wholeOf } from './record-delivery/handed.js';

/** Number of a receipt or of a list, and nothing of a person. */
export const EVIDENCE = /^[A-Z]{1,8}-[A-Z0-9-]{1,24}$/;

/** Why something that had been recorded is not with the beneficiary. */
export const RETURN_REASONS = ['came_back', 'entered_in_error', 'spoiled', 'wrong_person'] as const;

/** How much it was, and what proves it. */
export class HandedDto {
  @ApiPropertyOptional({ example: '7', description: 'Of goods how much it was; absent: all of it' })
  @IsOptional()
  @Matches(/^\d{1,12}(\.\d{1,6})?$/)
  quantity?: string;

  @ApiPropertyOptional({ example: '2400.00', description: 'Of money how much it was; absent: all of it' })
  @IsOptional()
  @Matches(/^\d{1,15}(\.\d{1,4})?$/)
  amount?: string;

  @ApiProperty({
    example: 'RCPT-000123',
    description: 'Number of a receipt or of a signed list: letters, a hyphen, letters and digits. Never of a person',
  })
  @Matches(EVIDENCE)
  evidence!: string;
}

export class RecordDeliveryDto extends HandedDto {}

export class ReturnDeliveryDto extends HandedDto {
  @ApiProperty({ enum: RETURN_REASONS })
  @IsIn(RETURN_REASONS)
  reason!: (typeof RETURN_REASONS)[number];
}

/** An attempt as it stands after something of it was handed over, or came back. */
export interface DeliveryRecord extends Measured {
  readonly id: string;
  readonly entitlementId: string;
  readonly state: string;
  /** What was handed over now, or came back: minor units or millionths. */
  readonly units: bigint;
  readonly evidence: string;
  readonly at: Date;
}

const decimal = { type: String, nullable: true } as const;

export class DeliveryDto {
  @Handle('disbursement') disbursementId!: string;
  @Handle('entitlement') entitlementId!: string;
  @Operational({ enum: DISBURSEMENT_STATES }) state!: string;
  @Public(decimal) currency!: string | null;
  @Public(decimal) unit!: string | null;
  @Operational({ example: '7', description: 'What was handed over now, or came back' }) given!: string;
  @Operational({ example: '7', description: 'What the beneficiary has of this attempt, net of returns' })
  delivered!: string;
  @Operational({ example: '3', description: 'What they have not: due in another batch' }) remaining!: string;
  @Operational() evidence!: string;
  @Operational({ type: String, format: 'date-time' }) at!: Date;

  static from(record: DeliveryRecord): DeliveryDto {
    const { id, entitlementId, state, currency, unit, units, evidence, at } = record;
    const shown = (of: bigint): string => shownOf(record, of);
    return Object.assign(
      new DeliveryDto(),
      { disbursementId: id, entitlementId, state, currency, unit, evidence, at },
      {
        given: shown(units),
        delivered: shown(deliveredOf(record)),
        remaining: shown(wholeOf(record) - deliveredOf(record)),
      },
    );
  }
}
