import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type DeliveryWatch, OpenDeliveries } from '#entitlements';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { IS_BATCHED, OPEN_OF } from './open-attempts.sql.js';

/** Tells the room of entitlements which lines are on their way, so that none of them is cancelled meanwhile. */
@Injectable()
export class OpenAttempts implements DeliveryWatch, OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly deliveries: OpenDeliveries,
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
}
