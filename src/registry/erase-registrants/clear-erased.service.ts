import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { Clock } from '#platform/time/clock.js';
import type { Erasure } from '#platform/vault/key-erasures.js';
import { FORGET_PAGES_OF } from '../remember-pages/remember-pages.sql.js';
import {
  DELETE_VALUES,
  EMPTY_REGISTRANTS,
  END_MEMBERSHIPS,
  END_PAYEES,
  LOCK_ERASED,
  WRITE_LEDGER,
} from './erase-registrants.sql.js';

/** The data's side of an erasure, once the keys are gone: in one transaction, and the same when it is done again. */
@Injectable()
export class ClearErased {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** As the worker: only that role may take up match tokens and delete history. Not inside another transaction. */
  async clear(erasures: readonly Erasure[]): Promise<void> {
    const ids = erasures.map(({ registrantId }) => registrantId);
    const now = this.clock.now();
    await this.uow.asWorker(() =>
      this.uow.run(async () => {
        await this.uow.rows(LOCK_ERASED, [ids]);
        await this.uow.change(WRITE_LEDGER, [
          ids,
          erasures.map(({ reason }) => reason),
          erasures.map(({ erasedBy }) => erasedBy),
          erasures.map(({ erasedAt }) => erasedAt),
        ]);
        for (const statement of [...DELETE_VALUES, FORGET_PAGES_OF]) await this.uow.change(statement, [ids]);
        for (const statement of [EMPTY_REGISTRANTS, END_MEMBERSHIPS, END_PAYEES])
          await this.uow.change(statement, [ids, now]);
      }),
    );
  }
}
