import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit/audit-trail.js';
import { RequestContext } from '../context/request-context.js';
import { whenViolated } from '../database/database-error.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { NotFound } from '../errors/common.errors.js';
import { DomainError } from '../errors/domain-error.js';
import { newId } from '../ids/ids.js';
import type { OperationHandler, OperationRecord } from './operation.js';
import { told } from './operation-event.js';
import {
  ENQUEUE,
  FIND,
  FIND_MANY,
  LAST_ENDED,
  LAST_ORDERED,
  LAST_SUCCEEDED,
  LIST,
  REQUEST_CANCEL,
  UNDER_WAY,
} from './operations.sql.js';

/** What is to be done, in the transaction of whoever asks. */
export interface OperationOrder {
  readonly kind: string;
  readonly subject: string;
  readonly programId?: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** Who it is done for, when that is not the caller (the schedule). */
  readonly createdBy?: string;
}

/** Durable operations in PostgreSQL: ordered in a transaction, done by whichever replica claims them. */
@Injectable()
export class OperationsService {
  private readonly handlers = new Map<string, OperationHandler>();
  private wake: () => void = () => {};

  constructor(
    private readonly uow: UnitOfWork,
    private readonly trail: AuditTrail,
  ) {}

  register(handler: OperationHandler): void {
    if (this.handlers.has(handler.kind)) throw new Error(`Two handlers for operation ${handler.kind}`);
    this.handlers.set(handler.kind, handler);
  }

  handlerOf(kind: string): OperationHandler | undefined {
    return this.handlers.get(kind);
  }

  kinds(): string[] {
    return [...this.handlers.keys()];
  }

  /** Called after something was ordered here, so that the runner need not wait for its next look. */
  onOrder(wake: () => void): void {
    this.wake = wake;
  }

  /**
   * Queues an operation; refused while another of this kind is under way for the same subject. It keeps with which permission
   * it was ordered: an operation that orders another hands its own on, and what the schedule orders has none.
   */
  async order(order: OperationOrder): Promise<OperationRecord> {
    const createdBy = order.createdBy ?? RequestContext.requireActor().userId;
    const permission = RequestContext.actor()?.using ?? null;
    const { kind, subject, programId = null, parameters = {} } = order;
    const values = [newId(), kind, subject, programId, parameters, createdBy, permission];
    try {
      const made = await this.uow.run(async () => {
        const queued = (await this.uow.row<OperationRecord>(ENQUEUE, values))!;
        await this.trail.record(told(queued, 'order', 'succeeded'));
        return queued;
      });
      setTimeout(() => this.wake(), 20).unref();
      return made;
    } catch (error) {
      return whenViolated(error, { operation_exclusive: () => new AlreadyUnderWay(order.kind) });
    }
  }

  async get(id: string): Promise<OperationRecord> {
    const found = await this.uow.row<OperationRecord>(FIND, [id]);
    if (!found) throw new NotFound('operation');
    return found;
  }

  /** These operations by id; an unknown one is missing. */
  async many(ids: readonly string[]): Promise<Map<string, OperationRecord>> {
    const found = await this.uow.rows<OperationRecord>(FIND_MANY, [ids]);
    return new Map(found.map((record) => [record.id, record]));
  }

  /** Whether an operation of this kind is queued or running for a subject. */
  async isUnderWay(kind: string, subject: string): Promise<boolean> {
    return (await this.uow.row<{ found: boolean }>(UNDER_WAY, [kind, subject]))!.found;
  }

  /** The newest of a kind and subject that succeeded; undefined: none has. */
  lastSucceeded(kind: string, subject: string): Promise<OperationRecord | undefined> {
    return this.uow.row<OperationRecord>(LAST_SUCCEEDED, [kind, subject]);
  }

  /** Of a kind and subject, that which ended last, however, also before it began; undefined: none has. */
  lastEnded(kind: string, subject: string): Promise<OperationRecord | undefined> {
    return this.uow.row<OperationRecord>(LAST_ENDED, [kind, subject]);
  }

  /** The newest of a kind and subject, whatever became of it; undefined: there is none. */
  lastOrdered(kind: string, subject: string): Promise<OperationRecord | undefined> {
    return this.uow.row<OperationRecord>(LAST_ORDERED, [kind, subject]);
  }

  /** Newest first, before `beforeId`; of these programs only, unless null. */
  list(beforeId: string | undefined, programIds: readonly string[] | null, limit: number): Promise<OperationRecord[]> {
    return this.uow.rows<OperationRecord>(LIST, [beforeId ?? null, programIds, limit]);
  }

  /** Stops it between two chunks; what is committed stays. One transaction with the event that tells of it. */
  async cancel(id: string): Promise<OperationRecord> {
    const cancelled = await this.uow.run(async () => {
      const found = await this.uow.row<OperationRecord>(REQUEST_CANCEL, [id]);
      // one that runs is told of by its runner, when it has stopped
      if (found?.state === 'cancelled')
        await this.trail.record(told(found, 'end', 'succeeded', { state: 'cancelled', problem: found.problem }));
      return found;
    });
    if (!cancelled) throw new AlreadyFinished();
    if (cancelled.state === 'cancelled') await this.handlerOf(cancelled.kind)?.ended?.(cancelled);
    return cancelled;
  }
}

export class AlreadyUnderWay extends DomainError {
  constructor(kind: string) {
    super(
      'operations:already-under-way',
      'conflict',
      `A ${kind} of this subject is under way: wait for it or cancel it`,
    );
  }
}

export class AlreadyFinished extends DomainError {
  constructor() {
    super('operations:already-finished', 'conflict', 'The operation has ended: nothing is left to cancel');
  }
}
