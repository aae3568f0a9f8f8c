import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { FiltersBy, Handle, Operational, Public } from '#access';
import { PageQuery } from '#platform/http/page.js';
import { REPORTED_STATUSES, type ReportedProgramRecord, REVIEWS } from './reported-program.record.js';

export class ReportedProgramsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: REVIEWS })
  @IsOptional()
  @IsIn([...REVIEWS])
  @FiltersBy('review')
  review?: (typeof REVIEWS)[number];
}

/** A program of a partner, as the partner tells it. */
export class ReportedProgramDto {
  @Operational({ format: 'uuid' }) id!: string;
  @Handle('registrant') registrantId!: string;
  @Public({ description: 'The organisation that reports it' }) reporter!: string;
  @Public() programCode!: string;
  @Public() programName!: string;
  @Operational({ enum: REPORTED_STATUSES }) status!: string;
  @Operational({ type: String, format: 'date', nullable: true }) enrolledOn!: string | null;
  @Operational({ type: String, format: 'date-time' }) reportedAt!: Date;
  @Operational({ enum: REVIEWS }) review!: string;

  static from(record: ReportedProgramRecord): ReportedProgramDto {
    return Object.assign(new ReportedProgramDto(), record);
  }
}
