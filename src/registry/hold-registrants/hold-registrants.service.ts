import { Injectable } from '@nestjs/common';
import { currentCaller, ScopeService } from '#access';
import { AuditTrail } from '#platform/audit/audit-trail.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { newId } from '#platform/ids/ids.js';
import { Clock } from '#platform/time/clock.js';
import { columnsOf, HeldAlready, type Hold, KeyHolds, NoKeyToHold } from '#platform/vault/key-holds.js';
import type { RegistrantRecord } from '../registrant.record.js';
import { EXISTING } from '../registrant.sql.js';
import { LegalHoldsDto, type LiftHoldDto, type PlaceHoldDto } from './hold.dto.js';
import { HoldAlreadyPlaced, NoHoldToLift } from './hold.errors.js';
import { KEEP_HOLDS } from './hold-registrants.sql.js';

/**
 * Legal holds: what is kept about a registrant stays until the hold is lifted. The key store enforces it, so the hold stands
 * from the moment it is there; the data's ledger gets its row next, from `ReplayHolds` if the process dies in between.
 */
@Injectable()
export class HoldRegistrants {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly keys: KeyHolds,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Every hold that ever was. Throws {@link NotFound} for who is unknown or erased. */
  async of(registrantId: string): Promise<LegalHoldsDto> {
    await this.require(registrantId);
    return LegalHoldsDto.of(registrantId, await this.keys.of(registrantId));
  }

  /** Not for use in a transaction: it is told before it is done. Throws {@link HoldAlreadyPlaced}; {@link NotFound}; `AuditUnavailable`. */
  async place(registrantId: string, { ground, reason }: PlaceHoldDto): Promise<LegalHoldsDto> {
    await this.require(registrantId);
    await this.tell('legal-hold:place', registrantId, reason, { ground });
    const placed = { placedBy: currentCaller().userId, placedAt: this.clock.now() };
    const hold = { id: newId(), registrantId, ground, ...placed, liftedBy: null, liftedAt: null };
    try {
      await this.keys.place(hold);
    } catch (error) {
      if (error instanceof HeldAlready) throw new HoldAlreadyPlaced();
      throw error instanceof NoKeyToHold ? new NotFound('registrant') : error; // erased meanwhile
    }
    return this.kept(hold);
  }

  /** As `place`. Throws {@link NoHoldToLift}. */
  async lift(registrantId: string, { reason }: LiftHoldDto): Promise<LegalHoldsDto> {
    await this.require(registrantId);
    await this.tell('legal-hold:lift', registrantId, reason);
    const lifted = await this.keys.lift(registrantId, currentCaller().userId, this.clock.now());
    if (!lifted) throw new NoHoldToLift();
    return this.kept(lifted);
  }

  private async kept(hold: Hold): Promise<LegalHoldsDto> {
    await this.uow.change(KEEP_HOLDS, columnsOf([hold]));
    return LegalHoldsDto.of(hold.registrantId, await this.keys.of(hold.registrantId));
  }

  private async require(registrantId: string): Promise<void> {
    this.scope.requireEverywhere('registrant');
    if (!(await this.uow.row<RegistrantRecord>(EXISTING, [[registrantId]]))) throw new NotFound('registrant');
  }

  private tell(action: string, objectId: string, justification: string, facts = {}): Promise<void> {
    const event = { objectKind: 'registrant', objectId, programId: null, outcome: 'succeeded' } as const;
    return this.trail.record({ action, ...event, justification, facts });
  }
}
