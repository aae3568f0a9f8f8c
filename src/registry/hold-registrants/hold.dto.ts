import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, Length } from 'class-validator';
import { Handle, Operational, Part } from '#access';
import type { Hold } from '#platform/vault/key-holds.js';

export const HOLD_GROUNDS = ['court_order', 'investigation', 'claim', 'complaint', 'audit', 'other'] as const;

const INSTANT = { type: String, format: 'date-time' } as const;

/** Why, in words of one's own. */
export class LiftHoldDto {
  @ApiProperty({ minLength: 20, maxLength: 500, description: 'Kept sealed in the audit trail' })
  @IsString()
  @Length(20, 500)
  reason!: string;
}

/** On what ground what is kept about a registrant must stay, and why. */
export class PlaceHoldDto extends LiftHoldDto {
  @ApiProperty({ enum: HOLD_GROUNDS })
  @IsIn(HOLD_GROUNDS)
  ground!: (typeof HOLD_GROUNDS)[number];
}

/** One hold; it stands until it is lifted. */
export class LegalHoldDto {
  @Operational({ enum: HOLD_GROUNDS }) ground!: string;
  @Operational({ format: 'uuid' }) placedBy!: string;
  @Operational(INSTANT) placedAt!: Date;
  @Operational({ type: String, format: 'uuid', nullable: true }) liftedBy!: string | null;
  @Operational({ ...INSTANT, nullable: true }) liftedAt!: Date | null;

  static from({ ground, placedBy, placedAt, liftedBy, liftedAt }: Hold): LegalHoldDto {
    return Object.assign(new LegalHoldDto(), { ground, placedBy, placedAt, liftedBy, liftedAt });
  }
}

/** Whether a registrant is held, and every hold that ever was, the latest first. */
export class LegalHoldsDto {
  @Handle('registrant') id!: string;
  @Operational() held!: boolean;
  @Part(() => LegalHoldDto, { isArray: true }) holds!: LegalHoldDto[];

  static of(id: string, holds: readonly Hold[]): LegalHoldsDto {
    const held = holds.some(({ liftedAt }) => liftedAt === null);
    return Object.assign(new LegalHoldsDto(), { id, held, holds: holds.map(LegalHoldDto.from) });
  }
}
