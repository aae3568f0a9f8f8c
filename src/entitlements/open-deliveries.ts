import { Injectable } from '@nestjs/common';
import { LineUnderWay } from './entitlements.errors.js';

/** What the room that delivers tells of lines, and does for them. */
export interface DeliveryWatch {
  /** Whether anything of a cycle stands in a batch that has neither settled nor been cancelled. */
  isBatched(cycleId: string): Promise<boolean>;
  /** Those of these lines that have an open attempt. */
  openOf(registrantIds: readonly string[], entitlementIds: readonly string[]): Promise<readonly string[]>;
  /** Cancels the attempts at these lines that have not left yet, in the transaction of whoever asks. */
  callOff(registrantIds: readonly string[], entitlementIds: readonly string[], reason: string): Promise<void>;
}

/** Whether lines are on their way, as told by the room that delivers them: this one knows of no attempt. */
@Injectable()
export class OpenDeliveries {
  private watch: DeliveryWatch = {
    isBatched: () => Promise.resolve(false),
    openOf: () => Promise.resolve([]),
    callOff: () => Promise.resolve(),
  };

  /** Called at boot by the room that knows. */
  register(watch: DeliveryWatch): void {
    this.watch = watch;
  }

  /** Throws {@link LineUnderWay}. */
  async assertNotBatched(cycleId: string): Promise<void> {
    if (await this.watch.isBatched(cycleId)) throw new LineUnderWay();
  }

  openOf(registrantIds: readonly string[], entitlementIds: readonly string[]): Promise<readonly string[]> {
    return this.watch.openOf(registrantIds, entitlementIds);
  }

  /** What waits to be sent, or is held back, is called off; what is on its way stays open. */
  callOff(registrantIds: readonly string[], entitlementIds: readonly string[], reason: string): Promise<void> {
    return this.watch.callOff(registrantIds, entitlementIds, reason);
  }
}
