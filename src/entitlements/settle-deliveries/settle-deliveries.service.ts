import { Injectable } from '@nestjs/common';
import { RequestContext } from '#platform/context/request-context.js';
import { plainArray } from '#platform/database/plain-array.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { newId } from '#platform/ids/ids.js';
import { Clock } from '#platform/time/clock.js';
import type { Settlement, SettlementColumns } from '../entitlement.record.js';
import { SettlementRefused } from '../entitlements.errors.js';
import { FundLedgerService } from '../fund-ledger.service.js';
import { SETTLE } from './settle-deliveries.sql.js';

/** States whose lines can take a return of what was delivered before they ended. */
const ENDED = ['expired', 'cancelled'];

interface Settled {
  readonly programId: string;
  readonly currency: string | null;
  readonly settled: number;
  /** Lines that were to take something, of all programs and currencies. */
  readonly asked: number;
  readonly committedMinor: string;
  readonly returnedMinor: string;
  /** Of that, what is due no more. */
  readonly releasedMinor: string;
}

/** Lines, history and fund follow what was delivered: all of it in the caller's transaction, or nothing. */
@Injectable()
export class SettleDeliveriesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly ledger: FundLedgerService,
    private readonly clock: Clock,
  ) {}

  /** `reason` is a code kept in the history. Throws {@link SettlementRefused} when a line cannot take what it is given. */
  settle(settlements: readonly Settlement[], reason: string): Promise<void> {
    const columns = {
      count: settlements.length,
      registrantIds: plainArray(settlements.map(({ registrantId }) => registrantId)),
      entitlementIds: plainArray(settlements.map(({ entitlementId }) => entitlementId)),
      deliveredMinor: plainArray(settlements.map(({ deliveredMinor }) => deliveredMinor.toString())),
      deliveredQuantity: plainArray(settlements.map(({ deliveredQuantity }) => deliveredQuantity)),
    };
    return this.settleColumns(columns, reason);
  }

  /** The same, column by column. */
  async settleColumns({ count, ...columns }: SettlementColumns, reason: string): Promise<void> {
    if (count === 0) return;
    const { registrantIds, entitlementIds, deliveredMinor, deliveredQuantity } = columns;
    const given = [registrantIds, entitlementIds, deliveredMinor, deliveredQuantity];
    const actor = RequestContext.requireActor().userId;
    await this.uow.run(async () => {
      const rows = await this.uow.rows<Settled>(SETTLE, [...given, ENDED, actor, this.clock.now(), reason]);
      const [settled, asked] = [rows.reduce((sum, row) => sum + row.settled, 0), rows[0]?.asked ?? count];
      if (settled !== asked) throw new SettlementRefused(asked, settled);
      for (const row of rows) await this.post(row);
    });
  }

  private async post({ programId, currency, committedMinor, returnedMinor, releasedMinor }: Settled): Promise<void> {
    if (!currency) return;
    const moved = [
      { kind: 'commit', amountMinor: BigInt(committedMinor) },
      { kind: 'back_to_reserved', amountMinor: BigInt(returnedMinor) },
      { kind: 'release', amountMinor: BigInt(releasedMinor) },
    ] as const;
    for (const { kind, amountMinor } of moved)
      if (amountMinor > 0n) await this.ledger.post({ kind, programId, currency, amountMinor, referenceId: newId() });
  }
}
