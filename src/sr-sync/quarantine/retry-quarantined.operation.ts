import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import type { OperationHandler, OperationRun } from '#platform/operations/operation.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { canBeAskedFor } from '../dialects/known-by.js';
import { SocialRegistry } from '../social-registry.entity.js';
import { HELD } from './quarantine.sql.js';
import type { HeldRecord, QuarantineReason } from './quarantined-record.record.js';
import { QuarantineKeys } from './quarantine-keys.service.js';
import { isKept, type Outcome, RetryRecords } from './retry-records.service.js';

export const RETRY_QUARANTINED = 'retry-quarantined';

/** What is tried again: one record, or what was set aside for a reason, or everything. */
export interface RetryOrder {
  readonly sourceId: string;
  readonly recordId: string | null;
  readonly reason: QuarantineReason | null;
  /** Of one record: its pointer, and which registrant the part there is. */
  readonly decision: readonly [string, string | 'new'] | null;
}

/** Whether enough was kept of a record to take it in, or to ask its source for it. */
export const isHeld = ({ sealed, reason, knownAs }: HeldRecord, source: SocialRegistry): boolean =>
  sealed !== null && (isKept(reason) || (knownAs !== null && canBeAskedFor(source, knownAs)));

const CHUNK = 200;

/** Tries again what was set aside for one reason, or for any: chunks of records, each one transaction with its checkpoint. */
@Injectable()
export class RetryQuarantined implements OperationHandler, OnModuleInit {
  readonly kind = RETRY_QUARANTINED;

  constructor(
    private readonly operations: OperationsService,
    private readonly uow: UnitOfWork,
    private readonly retrying: RetryRecords,
    private readonly keys: QuarantineKeys,
  ) {}

  onModuleInit(): void {
    this.operations.register(this);
  }

  async run(run: OperationRun): Promise<void> {
    const { sourceId, recordId, reason, decision } = run.parameters as unknown as RetryOrder;
    const source = await this.uow.repository(SocialRegistry).findOneBy({ id: sourceId });
    if (!source) throw new NotFound('social registry');
    for (let after = run.cursor as string | null; ;) {
      const held = await this.uow.rows<HeldRecord>(HELD, [sourceId, recordId, reason, after, CHUNK]);
      const last = held.at(-1)?.id;
      if (last === undefined) break;
      const commit = (write: () => Promise<Outcome>): Promise<void> =>
        run.chunk(async () => {
          const { accepted, again } = await write();
          const counts = { accepted: accepted.length, quarantined: again.length };
          return { cursor: last, done: held.length, counts };
        });
      await this.retrying.retry(
        source,
        held.filter((one) => isHeld(one, source)),
        commit,
        decision && new Map([decision]),
      );
      after = last;
    }
    await this.keys.forgetDecided();
  }
}
