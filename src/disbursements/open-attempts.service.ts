import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type DeliveryWatch, OpenDeliveries } from '#entitlements';
import { RequestContext } from '#platform/context/request-context.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { Clock } from '#platform/time/clock.js';
import { BatchMovesService } from './batch-moves.service.js';
import { CALL_OFF, HOLD_WAITING, IS_BATCHED, OPEN_OF } from './open-attempts.sql.js';

/** Tells the room of entitlements which lines are on their way, so that none of them is cancelled meanwhile, and calls off those that are not. */
@Injectable()
export class OpenAttempts implements DeliveryWatch, OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly deliveries: OpenDeliveries,
    private readonly moves: BatchMovesService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.deliveries.register(this);
  }

  async isBatched(cycleId: string): Promise<boolean> {
    return (await this.uow.row<{ found: boolean }>(IS_BATCHED, [cycleId]))!.found;
  }

  async openOf(registrantIds: readonly string[], entitlementIds: readonly string[]): Promise<readonly string[]> {
    return (await this.uow.rows<{ id: string }>(OPEN_OF, [registrantIds, entitlementIds])).map(({ id }) => id);
  }

  /** Batches are held before their lines, as by everybody. One that has nothing under way any more has settled. */
  async callOff(registrantIds: readonly string[], entitlementIds: readonly string[], reason: string): Promise<void> {
    const batches = await this.uow.rows<{ id: string }>(HOLD_WAITING, [registrantIds, entitlementIds]);
    if (batches.length === 0) return;
    const actor = RequestContext.requireActor().userId;
    await this.uow.change(CALL_OFF, [registrantIds, entitlementIds, this.clock.now(), actor, reason]);
    await this.moves.settleThoseDone(batches.map(({ id }) => id));
  }
}
