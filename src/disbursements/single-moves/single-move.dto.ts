import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';

export const HOLD_REASONS = [
  'grievance',
  'details_in_doubt',
  'payee_unreachable',
  'death_reported',
  'asked_for',
] as const;
export const RELEASE_REASONS = ['settled', 'entered_in_error'] as const;
export const CANCEL_REASONS = [
  'voucher_lost',
  'details_wrong',
  'not_collectable',
  'death_reported',
  'asked_for',
  'entered_in_error',
] as const;
export const REISSUE_REASONS = [
  'details_corrected',
  'voucher_lost',
  'try_again',
  'other_channel',
  'asked_for',
] as const;

export class HoldDisbursementDto {
  @ApiProperty({ enum: HOLD_REASONS })
  @IsIn(HOLD_REASONS)
  reason!: (typeof HOLD_REASONS)[number];
}

export class ReleaseDisbursementDto {
  @ApiProperty({ enum: RELEASE_REASONS })
  @IsIn(RELEASE_REASONS)
  reason!: (typeof RELEASE_REASONS)[number];
}

export class CancelDisbursementDto {
  @ApiProperty({ enum: CANCEL_REASONS })
  @IsIn(CANCEL_REASONS)
  reason!: (typeof CANCEL_REASONS)[number];
}

/** Of a whole batch. */
export class CancelBatchDto extends CancelDisbursementDto {}

export class ReissueDisbursementDto {
  @ApiProperty({ enum: REISSUE_REASONS })
  @IsIn(REISSUE_REASONS)
  reason!: (typeof REISSUE_REASONS)[number];

  @ApiPropertyOptional({ format: 'uuid', description: 'Another channel; absent: the same' })
  @IsOptional()
  @IsUUID()
  channelId?: string;
}
