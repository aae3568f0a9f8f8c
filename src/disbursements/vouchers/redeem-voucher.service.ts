import { Injectable } from '@nestjs/common';
import { BudgetConfig } from '#config/config.js';
import { currentCaller, ScopeService } from '#access';
import { type Allowance, Budget, BudgetSpent } from '#platform/budget/budget.service.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Clock } from '#platform/time/clock.js';
import type { DeliveryDto } from '../delivery.dto.js';
import { VoucherUsedUp } from '../disbursements.errors.js';
import { type HeldAttempt, RecordDelivery } from '../record-delivery/record-delivery.service.js';
import type { RedeemVoucherDto } from '../voucher.dto.js';
import { VoucherCodes } from './voucher-codes.js';
import { HOLD_VOUCHER, PROGRAM_OF_VOUCHER } from './vouchers.sql.js';

const HOUR = 3_600;

/** Redeems vouchers: once each, whole, and never by trying codes. */
@Injectable()
export class RedeemVoucher {
  private readonly misses: Allowance;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly budget: Budget,
    private readonly codes: VoucherCodes,
    private readonly recording: RecordDelivery,
    private readonly clock: Clock,
    config: BudgetConfig,
  ) {
    this.misses = { name: 'voucher-misses', points: config.voucherMissesPerHour, seconds: HOUR };
  }

  /**
   * Of several at once one is answered, the others are told that it was redeemed. Throws {@link NotFound} for a code that nobody
   * issued or that is of no program or area of the caller's, {@link VoucherUsedUp}, `BudgetSpent`.
   */
  async redeem({ code, evidence }: RedeemVoucherDto): Promise<DeliveryDto> {
    await this.assertNotGuessing();
    const digest = this.codes.digestOf(code);
    return this.uow.run(async () => {
      const attempt = await this.find(digest);
      if (!attempt) {
        // counted apart: this transaction is undone
        await this.uow.apart(() => this.budget.charge(currentCaller().userId, [this.misses]));
        throw new NotFound('voucher');
      }
      this.assertUsable(attempt);
      return this.recording.handOver(attempt, { evidence });
    });
  }

  private async find(digest: Buffer): Promise<HeldAttempt | undefined> {
    const found = await this.uow.row<{ programId: string }>(PROGRAM_OF_VOUCHER, [digest]);
    const programs = this.scope.programs();
    if (!found || (programs !== null && !programs.includes(found.programId))) return undefined;
    return this.uow.row<HeldAttempt>(HOLD_VOUCHER, [digest, await this.scope.areasIn(found.programId)]);
  }

  private assertUsable({ state, collectUntil }: HeldAttempt): void {
    if (state === 'cancelled') throw new VoucherUsedUp('cancelled', 'It has been cancelled');
    if (state === 'collected' || state === 'returned') throw new VoucherUsedUp('redeemed', 'It has been redeemed');
    if (state === 'expired' || (collectUntil !== null && collectUntil <= this.clock.now()))
      throw new VoucherUsedUp('expired', 'Its time is over');
  }

  /** Who has met too many codes that are none is not told about any other. */
  private async assertNotGuessing(): Promise<void> {
    const { granted, msLeft } = await this.uow.apart(() => this.budget.reserve(currentCaller().userId, this.misses, 0));
    if (!granted) throw new BudgetSpent(Math.max(1, Math.ceil(msLeft / 1000)));
  }
}
