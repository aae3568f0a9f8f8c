import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import { FiltersBy, Handle, Operational, Part, Public } from '#access';
import { PageQuery } from '#platform/http/page.js';
import { EVENT_TYPES, objectOf, STATUSES } from './event-types.js';

/** Whom an event concerns: one of enrolment, entitlement and disbursement, by its type. */
export class EventSubjectDto {
  @Handle('registrant') beneficiary!: string;
  @Handle('enrolment', { required: false }) enrolment?: string;
  @Handle('entitlement', { required: false }) entitlement?: string;
  @Handle('disbursement', { required: false }) disbursement?: string;
}

export class EventDataDto {
  @Public({ description: 'Code of the program' }) program!: string;
  @Public({ enum: ['individual', 'group'], description: 'What its beneficiaries are' }) target!: string;
  @Operational({ enum: STATUSES, description: 'What enrolment, entitlement or disbursement is since' }) status!: string;
  @Part(() => EventSubjectDto, { isArray: true }) subjects!: EventSubjectDto[];
}

/** What happened, as it is sent to a webhook and read again. */
export class EventDto {
  @Operational({ format: 'uuid', description: 'webhook-id' }) id!: string;
  @Public({ enum: EVENT_TYPES }) type!: string;
  @Operational({ type: String, format: 'date-time', description: 'When it happened' }) timestamp!: string;
  @Part(() => EventDataDto) data!: EventDataDto;

  /** With handles, or what becomes one where it is let out. */
  static from(event: ToldEvent, program: ToldProgram, hide: Hide = (_, id) => id): EventDto {
    const { id, type, kind, at, registrantIds, objectIds } = event;
    const object = objectOf(kind);
    const subjects = registrantIds.map((registrantId, index) =>
      Object.assign(new EventSubjectDto(), {
        beneficiary: hide('registrant', registrantId),
        [object]: hide(object, objectIds[index]!),
      }),
    );
    const told = { program: program.code, target: program.target, status: kind.split('.')[1], subjects };
    const data = Object.assign(new EventDataDto(), told);
    return Object.assign(new EventDto(), { id, type, timestamp: at.toISOString(), data });
  }
}

/** An event with the part of its fact that it tells. */
export interface ToldEvent {
  readonly id: string;
  readonly type: string;
  /** Of the fact. */
  readonly kind: string;
  readonly programId: string;
  readonly at: Date;
  readonly registrantIds: readonly string[];
  readonly objectIds: readonly string[];
}

export interface ToldProgram {
  readonly code: string;
  readonly target: string;
}

/** A handle of the consumer. */
export type Hide = (kind: ReturnType<typeof objectOf> | 'registrant', id: string) => string;

export class EventQuery extends PageQuery {
  @ApiPropertyOptional({
    format: 'uuid',
    description: 'webhook-id of the last event that arrived: what was told after it',
  })
  @IsOptional()
  @IsUUID()
  @FiltersBy('id')
  after?: string;
}
