import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { FIND_EVENTS, FIND_EVENTS_OF_OBJECT } from './audit-log.sql.js';

/** An event of the trail as it is read; what was sealed stays so. */
export interface AuditRecord {
  readonly id: string;
  readonly at: Date;
  readonly stream: number;
  readonly seq: number;
  readonly actorId: string | null;
  readonly organisation: string | null;
  readonly action: string;
  readonly objectKind: string | null;
  readonly objectIds: readonly string[];
  readonly programId: string | null;
  readonly purpose: string | null;
  /** Whether a reason was given. */
  readonly justified: boolean;
  readonly outcome: string;
  readonly correlationId: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface AuditQuestion {
  /** Events before this one. */
  readonly before?: string | undefined;
  readonly from?: Date | undefined;
  /** Not included. */
  readonly until?: Date | undefined;
  /** Of these programs only, unless null. */
  readonly within: readonly string[] | null;
  readonly actorId?: string | undefined;
  readonly action?: string | undefined;
  readonly programId?: string | undefined;
  /** The raw id. */
  readonly objectId?: string | undefined;
}

/** Reads the trail, newest first. */
@Injectable()
export class AuditLog {
  constructor(private readonly uow: UnitOfWork) {}

  find(asked: AuditQuestion, limit: number): Promise<AuditRecord[]> {
    const { before, from, until, within, actorId, action, programId, objectId } = asked;
    const values = [
      before ?? null,
      idAt(from),
      idAt(until),
      within,
      actorId ?? null,
      action ?? null,
      programId ?? null,
    ];
    return objectId === undefined
      ? this.uow.rows<AuditRecord>(FIND_EVENTS, [...values, limit])
      : this.uow.rows<AuditRecord>(FIND_EVENTS_OF_OBJECT, [...values, limit, objectId]);
  }
}

/** The first id of an instant: ids of events are UUIDv7, which begin with the milliseconds since 1970 (RFC 9562). */
function idAt(instant: Date | undefined): string | null {
  if (!instant) return null;
  const hex = Math.max(0, instant.getTime()).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-0000-0000-000000000000`;
}
