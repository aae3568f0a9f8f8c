import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { Clock } from '#platform/time/clock.js';
import type { Funding } from '../approval-stages.js';
import type { Cycle } from '../cycle.entity.js';
import { FundsMissing, NothingToApprove } from '../entitlements.errors.js';
import { FundLedgerService } from '../fund-ledger.service.js';
import { APPROVE_COVERED, APPROVE_LINES, ASKED, AVAILABLE, HOLD_AVAILABLE } from './approve-cycle.sql.js';

/** Lines as an approval binds them: count, totals and hash. */
export interface Bound {
  readonly lines: string;
  readonly totals: readonly { readonly currency?: string; readonly amountMinor?: string }[];
  readonly digest: Buffer;
}

interface Sum {
  readonly currency: string;
  readonly amountMinor: string;
}

/** Approves drafts as far as the fund reaches, and reserves what they come to. */
@Injectable()
export class CoverLines {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly ledger: FundLedgerService,
    private readonly clock: Clock,
  ) {}

  /** Throws {@link FundsMissing} with the currencies of which the drafts ask for more than is available. */
  async assertCovered({ id, programId }: Cycle): Promise<void> {
    const missing = uncovered(await this.asked(id), await this.uow.rows<Sum>(AVAILABLE, [programId]));
    if (missing.length > 0) throw new FundsMissing(missing);
  }

  /**
   * Approves all drafts, or where the fund does not reach for them and the funding is partial, as many as it does in the order of
   * their keys. Nobody else takes of the fund until the transaction ends. Throws {@link FundsMissing}, {@link NothingToApprove}.
   */
  async approve({ id, programId }: Cycle, funding: Funding, approvalId: string, by: string): Promise<Bound> {
    const available = await this.uow.rows<Sum>(HOLD_AVAILABLE, [programId]);
    const missing = uncovered(await this.asked(id), available);
    const values = [id, approvalId, by, this.clock.now()];
    if (missing.length === 0) {
      const bound = (await this.uow.row<Bound>(APPROVE_LINES, values))!;
      if (Number(bound.lines) === 0) throw new NothingToApprove();
      return bound;
    }
    if (funding !== 'partial') throw new FundsMissing(missing);
    const reach = [available.map(({ currency }) => currency), available.map(({ amountMinor }) => amountMinor)];
    const covered = (await this.uow.row<Bound>(APPROVE_COVERED, [...values, ...reach]))!;
    if (Number(covered.lines) === 0) throw new FundsMissing(missing);
    return covered;
  }

  async reserve({ programId }: Cycle, approvalId: string, { totals }: Bound): Promise<void> {
    for (const { currency, amountMinor } of totals) {
      if (!currency || !amountMinor) continue;
      const reserved = { kind: 'reserve', programId, currency, amountMinor: BigInt(amountMinor) } as const;
      await this.ledger.post({ ...reserved, referenceId: approvalId });
    }
  }

  private asked(cycleId: string): Promise<Sum[]> {
    return this.uow.rows<Sum>(ASKED, [cycleId]);
  }
}

function uncovered(asked: readonly Sum[], available: readonly Sum[]): string[] {
  const reach = new Map(available.map(({ currency, amountMinor }) => [currency, BigInt(amountMinor)]));
  return asked
    .filter(({ currency, amountMinor }) => BigInt(amountMinor) > (reach.get(currency) ?? 0n))
    .map(({ currency }) => currency);
}
