import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, Matches } from 'class-validator';
import { FiltersBy, Handle, Operational, Part, Public } from '#access';
import { PageQuery } from '#platform/http/page.js';
import {
  QUARANTINE_REASONS,
  QUARANTINE_STATES,
  type QuarantinedRecord,
  type QuarantineMove,
  type QuarantineReason,
  type QuarantineState,
} from './quarantined-record.record.js';

const HANDLE = /^[A-Za-z0-9_-]{22}$/;
const DISCARD_REASONS = ['duplicate', 'entered_in_error', 'not_a_beneficiary', 'corrected_at_source', 'other'] as const;

export class QuarantineQuery extends PageQuery {
  @ApiPropertyOptional({ enum: QUARANTINE_REASONS })
  @IsOptional()
  @IsIn(QUARANTINE_REASONS)
  @FiltersBy('reason')
  reason?: QuarantineReason;

  @ApiPropertyOptional({ enum: QUARANTINE_STATES })
  @IsOptional()
  @IsIn(QUARANTINE_STATES)
  @FiltersBy('state')
  state?: QuarantineState;
}

export class RetryRecordDto {
  @ApiPropertyOptional({ pattern: HANDLE.source, description: 'Handle of the candidate the record is' })
  @IsOptional()
  @Matches(HANDLE)
  candidate?: string;

  @ApiPropertyOptional({ type: Boolean, description: 'It is none of the candidates: an entry of its own' })
  @IsOptional()
  @IsBoolean()
  isNew?: boolean;
}

export class DiscardRecordDto {
  @ApiProperty({ enum: DISCARD_REASONS })
  @IsIn(DISCARD_REASONS)
  reason!: (typeof DISCARD_REASONS)[number];
}

export class RetryQuarantineDto {
  @ApiPropertyOptional({ enum: QUARANTINE_REASONS, description: 'What was set aside for this reason only' })
  @IsOptional()
  @IsIn(QUARANTINE_REASONS)
  reason?: QuarantineReason;
}

/** A registrant the record may be. */
export class CandidateDto {
  @Handle('registrant') registrantId!: string;
}

/** A record that was set aside: where and why, and never what it holds. */
export class QuarantinedRecordDto {
  @Operational({ format: 'uuid' }) id!: string;
  @Operational({ format: 'uuid', description: 'The run that set it aside' }) syncRunId!: string;
  @Operational({ enum: QUARANTINE_REASONS }) reason!: string;
  @Operational({ example: 'must be a date (YYYY-MM-DD)' }) rule!: string;
  @Operational({ example: '#/members/2/birthdate' }) pointer!: string;
  @Operational({ enum: QUARANTINE_STATES }) state!: string;
  @Operational({ description: 'How often it was tried again and set aside again' }) attempts!: number;
  @Part(() => CandidateDto, { isArray: true }) candidates!: CandidateDto[];
  @Operational({ type: String, format: 'date-time' }) createdAt!: Date;
  @Operational({ type: String, format: 'date-time', nullable: true }) closedAt!: Date | null;

  /** `visible`: those of the candidates the caller may see. */
  static from(record: QuarantinedRecord, visible: ReadonlySet<string>): QuarantinedRecordDto {
    const { id, syncRunId, reason, rule, pointer, state, attempts, createdAt, closedAt } = record;
    const candidates = record.candidates
      .filter((one) => visible.has(one))
      .map((registrantId) => Object.assign(new CandidateDto(), { registrantId }));
    const told = { id, syncRunId, reason, rule, pointer, state, attempts, createdAt, closedAt, candidates };
    return Object.assign(new QuarantinedRecordDto(), told);
  }
}

/** A move of a quarantined record. */
export class QuarantineMoveDto {
  @Operational({ enum: QUARANTINE_STATES }) from!: string;
  @Operational({ enum: QUARANTINE_STATES }) to!: string;
  @Public() reason!: string;
  @Operational({ type: String, format: 'date-time' }) at!: Date;
  @Operational({ format: 'uuid' }) actorId!: string;

  static from(move: QuarantineMove): QuarantineMoveDto {
    const { from, to, reason, at, actorId } = move;
    return Object.assign(new QuarantineMoveDto(), { from, to, reason, at, actorId });
  }
}

/** One record with what became of it. */
export class QuarantineCaseDto extends QuarantinedRecordDto {
  @Part(() => QuarantineMoveDto, { isArray: true }) moves!: QuarantineMoveDto[];

  static of(record: QuarantinedRecordDto, moves: readonly QuarantineMove[]): QuarantineCaseDto {
    return Object.assign(new QuarantineCaseDto(), record, { moves: moves.map((move) => QuarantineMoveDto.from(move)) });
  }
}
