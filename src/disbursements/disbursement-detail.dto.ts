import { Operational, Part } from '#access';
import { formatAmount, formatQuantity } from '#platform/money/money.js';
import { DISBURSEMENT_STATES } from './disbursement.lifecycle.js';
import { AttemptExceptionDto, DisbursementDto } from './disbursement.dto.js';
import type { AttemptExceptionRecord, DisbursementRecord } from './disbursement.record.js';

const INSTANT = { type: String, format: 'date-time' } as const;

/** One move of an attempt, as it is kept. */
export interface MoveRecord {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly actorId: string;
  readonly at: Date;
}

/** Something handed over, or come back: minor units and quantities as texts, one of them nothing. */
export interface GivenRecord {
  readonly minor: string;
  readonly quantity: string;
  readonly evidence: string;
  readonly reason: string;
  readonly actorId: string;
  readonly at: Date;
}

export class DisbursementMoveDto {
  @Operational({ enum: DISBURSEMENT_STATES }) from!: string;
  @Operational({ enum: DISBURSEMENT_STATES }) to!: string;
  @Operational() reason!: string;
  @Operational({ format: 'uuid' }) actorId!: string;
  @Operational(INSTANT) at!: Date;

  static from(record: MoveRecord): DisbursementMoveDto {
    return Object.assign(new DisbursementMoveDto(), record);
  }
}

export class GivenDto {
  @Operational({ example: '7', description: 'Negative: it came back' }) given!: string;
  @Operational() evidence!: string;
  @Operational() reason!: string;
  @Operational({ format: 'uuid' }) actorId!: string;
  @Operational(INSTANT) at!: Date;

  static from({ minor, quantity, ...record }: GivenRecord, currency: string | null): GivenDto {
    const given = currency ? formatAmount(minor, currency) : formatQuantity(quantity);
    return Object.assign(new GivenDto(), record, { given });
  }
}

/** An attempt with everything that became of it. */
export class DisbursementDetailDto extends DisbursementDto {
  @Part(() => DisbursementMoveDto, { isArray: true }) moves!: DisbursementMoveDto[];
  @Part(() => GivenDto, { isArray: true }) deliveries!: GivenDto[];
  @Part(() => AttemptExceptionDto, { isArray: true }) exceptions!: AttemptExceptionDto[];
  @Operational({ format: 'uuid' }) programId!: string;

  static of(
    record: DisbursementRecord,
    moves: readonly MoveRecord[],
    deliveries: readonly GivenRecord[],
    exceptions: readonly AttemptExceptionRecord[],
  ): DisbursementDetailDto {
    return Object.assign(new DisbursementDetailDto(), DisbursementDto.from(record), {
      programId: record.programId,
      moves: moves.map(DisbursementMoveDto.from),
      deliveries: deliveries.map((one) => GivenDto.from(one, record.currency)),
      exceptions: exceptions.map(AttemptExceptionDto.from),
    });
  }
}
