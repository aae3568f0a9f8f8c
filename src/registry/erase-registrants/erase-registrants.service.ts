import { Injectable } from '@nestjs/common';
import { currentCaller, ScopeService } from '#access';
import { whenViolated } from '#platform/database/database-error.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Clock } from '#platform/time/clock.js';
import { type Erasure, KeyErasures } from '#platform/vault/key-erasures.js';
import { UnderLegalHold } from '../hold-registrants/hold.errors.js';
import type { RegistrantRecord } from '../registrant.record.js';
import { EVER_REGISTERED } from '../registrant.sql.js';
import { ClearErased } from './clear-erased.service.js';
import { ERASURE_OF } from './erase-registrants.sql.js';
import { type EraseDto, ErasureDto } from './erasure.dto.js';

/**
 * Erases a registrant for good: the key first, and from that instant nobody is read, from no backup of the data either; then
 * what stands in the data. If the process dies in between, `ReplayErasures` does the rest.
 */
@Injectable()
export class EraseRegistrants {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly keys: KeyErasures,
    private readonly data: ClearErased,
    private readonly clock: Clock,
  ) {}

  /** Whoever is erased already stays so, with the reason and the instant of the first time. Throws {@link UnderLegalHold}. */
  async erase(registrantId: string, { reason }: EraseDto): Promise<ErasureDto> {
    this.scope.requireEverywhere('registrant');
    if (!(await this.uow.row<RegistrantRecord>(EVER_REGISTERED, [[registrantId]]))) throw new NotFound('registrant');
    const wanted = { registrantId, reason, erasedBy: currentCaller().userId, erasedAt: this.clock.now() };
    const erasure = (await this.erasureOf(registrantId)) ?? wanted;
    await this.destroy(erasure);
    await this.data.clear([erasure]);
    return ErasureDto.from((await this.erasureOf(registrantId))!);
  }

  private destroy(erasure: Erasure): Promise<void> {
    return this.keys
      .destroy([erasure])
      .catch((error: unknown) => whenViolated(error, { hold_keeps_key: () => new UnderLegalHold() }));
  }

  private erasureOf(registrantId: string): Promise<Erasure | undefined> {
    return this.uow.row<Erasure>(ERASURE_OF, [registrantId]);
  }
}
