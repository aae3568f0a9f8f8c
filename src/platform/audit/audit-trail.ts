import { Injectable } from '@nestjs/common';
import { RequestContext } from '../context/request-context.js';
import { DatabaseFault } from '../database/database-error.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { newId } from '../ids/ids.js';
import { Clock } from '../time/clock.js';
import { ServiceCipher } from '../vault/service-cipher.js';
import { APPEND } from './audit.sql.js';
import { type AuditEvent, canonicalText, requireImpersonal } from './audit-event.js';
import { AuditUnavailable, GroupCommit } from './group-commit.js';

const LOCK_NOT_AVAILABLE = '55P03';

/**
 * The audit trail: who did what with which object, in hash-chained, append-only streams.
 *
 * Requests are recorded by themselves, with the permission they asked for and the people they showed or changed: a service
 * calls `record` only for what a request does not tell, such as a reason, a purpose, or an effect on others.
 *
 * ```ts
 * await this.trail.record({
 *   action: 'registrant:reveal', objectKind: 'registrant', objectId: registrantId, programId: null,
 *   purpose: 'payment-complaint', justification: body.justification, outcome: 'succeeded', facts: { fields: ['phone'] },
 * });
 * ```
 *
 * Await it before anything leaves. Inside a unit of work the event is written by the commit itself, and so stands if and only
 * if what it tells has happened. Outside of one it is durable and chained when the promise resolves.
 */
@Injectable()
export class AuditTrail {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly group: GroupCommit,
    private readonly cipher: ServiceCipher,
    private readonly clock: Clock,
  ) {}

  /**
   * Records an event of whoever acts in this context. Throws {@link AuditUnavailable} (503) when it cannot be written; then
   * nothing must be shown. Throws an error of ours when a fact is free text: that goes into `justification`, which is sealed.
   */
  async record(event: AuditEvent): Promise<void> {
    requireImpersonal(event);
    const text = this.textOf(event);
    if (this.uow.inTransaction) this.uow.atCommit(text, this.chain);
    else await this.group.append(text);
  }

  /** The last act of a transaction: its events are chained, and the stream is held until it has ended. */
  private readonly chain = async (texts: readonly string[]): Promise<void> => {
    try {
      await this.uow.rows(APPEND, [texts]);
    } catch (error) {
      throw error instanceof DatabaseFault && error.sqlState === LOCK_NOT_AVAILABLE ? new AuditUnavailable() : error;
    }
  };

  private textOf(event: AuditEvent): string {
    const id = newId();
    const actor = RequestContext.actor();
    const { justification, objectId, moreIds = [] } = event;
    const sealed = justification === undefined ? null : this.cipher.seal(SEALED_AS, id, justification);
    return canonicalText({
      id,
      at: this.clock.now().toISOString(),
      actorId: actor?.userId ?? null,
      organisation: actor?.organisation ?? null,
      action: event.action,
      objectKind: event.objectKind,
      objectIds: objectId === null ? moreIds : [...new Set([objectId, ...moreIds])],
      programId: event.programId,
      purpose: event.purpose ?? null,
      justification: sealed?.toString('base64') ?? null,
      outcome: event.outcome,
      correlationId: RequestContext.correlationId() ?? null,
      facts: event.facts ?? {},
    });
  }
}

/** What a justification is sealed for; its binding is the id of the event. */
export const SEALED_AS = 'audit-justification';

export { AuditUnavailable };
