import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { Handle, Operational } from '#access';
import type { Erasure } from '#platform/vault/key-erasures.js';

export const ERASURE_REASONS = ['requested', 'retention_ended', 'entered_in_error', 'ordered', 'other'] as const;

/** Why somebody is erased: a code, because a text could say who it was. */
export class EraseDto {
  @ApiProperty({ enum: ERASURE_REASONS })
  @IsIn(ERASURE_REASONS)
  reason!: (typeof ERASURE_REASONS)[number];
}

/** That it was done: since when nothing about the registrant opens. */
export class ErasureDto {
  @Handle('registrant') id!: string;
  @Operational({ enum: ERASURE_REASONS }) reason!: string;
  @Operational({ format: 'date-time' }) erasedAt!: string;

  static from({ registrantId, reason, erasedAt }: Erasure): ErasureDto {
    return Object.assign(new ErasureDto(), { id: registrantId, reason, erasedAt: erasedAt.toISOString() });
  }
}
