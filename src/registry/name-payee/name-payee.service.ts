import { Injectable } from '@nestjs/common';
import { RegistryConfig } from '#config/config.js';
import { whenViolated } from '#platform/database/database-error.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { RequestContext } from '#platform/context/request-context.js';
import { newId } from '#platform/ids/ids.js';
import { Clock } from '#platform/time/clock.js';
import { InstantUnfit, NotAnIndividual, RegistrantNotActive, UnknownRegistrant } from '../membership.errors.js';
import { LOCK_REGISTRANTS } from '../membership.sql.js';
import { NomineeExists, PayeeEnded, PayeeOfOneself, PayeeOverlaps } from '../payee.errors.js';
import type { PayeeKind, PayeeRecord } from '../payee.record.js';
import { END_PAYEE, FIND_PAYEE, NAME_PAYEE, PAYEE_CLASHES } from '../payee.sql.js';
import type { RegistrantRecord } from '../registrant.record.js';

const HOUR = 3_600_000;

export interface WantedPayee {
  readonly registrantId: string;
  readonly kind: PayeeKind;
  readonly validFrom: Date | undefined;
  readonly validTo: Date | undefined;
}

/**
 * Names who collects for a registrant, and ends it. Naming takes the place of who collects by rule, so it always is a change:
 * nobody is paid through a new payee before the cooling-off is over, within which the person can be asked.
 */
@Injectable()
export class NamePayee {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly config: RegistryConfig,
  ) {}

  async name(beneficiaryId: string, wanted: WantedPayee): Promise<PayeeRecord> {
    if (beneficiaryId === wanted.registrantId) throw new PayeeOfOneself();
    const now = this.clock.now();
    const { registrantId, kind, validFrom = now, validTo = null } = wanted;
    if (validTo && validTo <= now) throw new InstantUnfit('validTo', 'must be in the future');
    if (validTo && validTo <= validFrom) throw new InstantUnfit('validTo', 'must be after validFrom');
    const usableFrom = new Date(now.getTime() + this.config.coolingOffHours * HOUR);
    const named = { payeeId: newId(), beneficiaryId, registrantId, kind, validFrom, validTo, usableFrom, revision: 1 };
    return this.uow.run(async () => {
      await this.lock(beneficiaryId, registrantId);
      await this.assertFree(named);
      await this.insert(named, now);
      return named;
    });
  }

  /** From `endedAt` on it is over; one that has not begun by then never begins. */
  async end(beneficiaryId: string, payeeId: string, endedAt: Date | undefined): Promise<PayeeRecord> {
    const now = this.clock.now();
    if (endedAt && endedAt < now)
      throw new InstantUnfit('endedAt', 'must not be in the past: payments may have been made');
    return this.uow.run(async () => {
      const found = await this.uow.row<PayeeRecord>(FIND_PAYEE, [beneficiaryId, payeeId]);
      if (!found) throw new NotFound('payee');
      const wanted = endedAt ?? now;
      const at = wanted > found.validFrom ? wanted : found.validFrom;
      if ((await this.uow.change(END_PAYEE, [beneficiaryId, payeeId, at])) === 0) throw new PayeeEnded();
      return (await this.uow.row<PayeeRecord>(FIND_PAYEE, [beneficiaryId, payeeId]))!;
    });
  }

  private async lock(beneficiaryId: string, payeeId: string): Promise<void> {
    const locked = await this.uow.rows<RegistrantRecord>(LOCK_REGISTRANTS, [[beneficiaryId, payeeId]]);
    const beneficiary = locked.find((one) => one.registrantId === beneficiaryId);
    if (!beneficiary) throw new NotFound('registrant');
    if (beneficiary.status !== 'active') throw new RegistrantNotActive(beneficiary.kind, beneficiary.status);
    const payee = locked.find((one) => one.registrantId === payeeId);
    if (!payee) throw new UnknownRegistrant();
    if (payee.kind !== 'individual') throw new NotAnIndividual();
    if (payee.status !== 'active') throw new RegistrantNotActive('individual', payee.status);
  }

  private async assertFree({ beneficiaryId, registrantId, kind, validFrom, validTo }: PayeeRecord): Promise<void> {
    const values = [beneficiaryId, registrantId, validFrom, validTo];
    const clash = (await this.uow.row<Record<'same' | 'nominee', boolean>>(PAYEE_CLASHES, values))!;
    if (clash.nominee && kind === 'nominee') throw new NomineeExists();
    if (clash.same) throw new PayeeOverlaps();
  }

  private async insert(named: PayeeRecord, now: Date): Promise<void> {
    const { payeeId, beneficiaryId, registrantId, kind, validFrom, validTo, usableFrom } = named;
    const by = RequestContext.requireActor().userId;
    try {
      const values = [payeeId, beneficiaryId, registrantId, kind, validFrom, validTo, usableFrom, by, now];
      await this.uow.change(NAME_PAYEE, values);
    } catch (error) {
      whenViolated(error, { payee_one_nominee: () => new NomineeExists() });
    }
  }
}
