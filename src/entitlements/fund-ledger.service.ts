import { Injectable } from '@nestjs/common';
import { RequestContext } from '#platform/context/request-context.js';
import { atBorder, whenViolated } from '#platform/database/database-error.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { newId } from '#platform/ids/ids.js';
import { Clock } from '#platform/time/clock.js';
import { FundsMissing } from './entitlements.errors.js';
import { OPEN_ACCOUNTS, POST } from './fund-ledger.sql.js';

/** From which account to which each kind of posting moves money. */
const MOVES = {
  money_in: ['funding', 'available'],
  reserve: ['available', 'reserved'],
  commit: ['reserved', 'paid'],
  back_to_reserved: ['paid', 'reserved'],
  release: ['reserved', 'available'],
} as const;

export interface Posting {
  readonly kind: keyof typeof MOVES;
  readonly programId: string;
  readonly currency: string;
  /** Minor units, above zero. */
  readonly amountMinor: bigint;
  /** What it is for: a second posting of the same kind, reference and currency is refused by the database. */
  readonly referenceId: string;
  readonly memo?: string | undefined;
}

/** Double entry, append-only. No account but `funding` can go below zero: the database refuses an overspend. */
@Injectable()
export class FundLedgerService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** What was reserved, by currency, is available again. */
  async release(programId: string, released: Readonly<Record<string, string>>, memo: string): Promise<void> {
    const referenceId = newId(); // lines end once, and are released with it
    for (const [currency, minor] of Object.entries(released))
      await this.post({ kind: 'release', programId, currency, amountMinor: BigInt(minor), referenceId, memo });
  }

  /** Posts in the caller's unit of work, and gives the posting's id. Throws {@link FundsMissing}. */
  async post({ kind, programId, currency, amountMinor, referenceId, memo }: Posting): Promise<string> {
    const [from, to] = MOVES[kind];
    const id = newId();
    const by = RequestContext.requireActor().userId;
    const values = [
      id,
      programId,
      currency,
      from,
      to,
      amountMinor,
      kind,
      referenceId,
      memo ?? null,
      by,
      this.clock.now(),
    ];
    await this.uow.run(async () => {
      if (kind === 'money_in') await this.uow.change(OPEN_ACCOUNTS, [programId, currency]);
      try {
        if ((await this.uow.change(POST, values)) !== 2) throw new FundsMissing([currency]); // never funded in this currency
      } catch (error) {
        whenViolated(atBorder(error), { fund_account_no_overspend: () => new FundsMissing([currency]) });
      }
    });
    return id;
  }
}
