import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditConfig } from '#config/config.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { DomainError } from '../../errors/domain-error.js';
import type { OperationHandler, OperationRecord, OperationRun } from '../../operations/operation.js';
import { OperationsService } from '../../operations/operations.service.js';
import { CheckpointSigner } from '../../vault/checkpoint-signer.js';
import { CheckpointFile } from '../checkpoint-file.js';
import { verifyTrail } from './verify-trail.js';

/** Something in the trail is not as it was written. Where, is told by the counts of the operation. */
export class TrailBroken extends DomainError {
  constructor() {
    super('audit:broken', 'conflict', 'The audit trail is not as it was written');
  }
}

/**
 * Verifies the whole trail as an operation. Its counts tell how much was looked at and, of the first bad row, the stream (0:
 * the file of checkpoints) and the seq. It begins anew when its replica dies.
 */
@Injectable()
export class VerifyTrailService implements OperationHandler, OnModuleInit {
  readonly kind = 'verify-audit';

  constructor(
    private readonly operations: OperationsService,
    private readonly uow: UnitOfWork,
    private readonly signer: CheckpointSigner,
    private readonly config: AuditConfig,
  ) {}

  onModuleInit(): void {
    this.operations.register(this);
  }

  order(): Promise<OperationRecord> {
    return this.operations.order({ kind: this.kind, subject: 'trail' });
  }

  async run(run: OperationRun): Promise<void> {
    const { events, checkpoints, faults } = await verifyTrail(
      (statement, values) => this.uow.rows(statement, values),
      new CheckpointFile(this.config.directory),
      this.signer.publicKeys(),
      () => run.signal.throwIfAborted(),
    );
    const [first] = faults;
    const broken: Record<string, number> = first ? { firstBadStream: first.stream, firstBadSeq: first.seq } : {};
    await run.chunk(() =>
      Promise.resolve({
        cursor: 'verified',
        done: events,
        total: events,
        counts: { checkpoints, faults: faults.length, ...broken },
      }),
    );
    if (first) throw new TrailBroken();
  }
}
