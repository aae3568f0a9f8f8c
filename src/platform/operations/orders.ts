import { Injectable } from '@nestjs/common';
import { DomainError } from '../errors/domain-error.js';
import type { OperationRecord } from './operation.js';

/** By whom, for which program (null: none of its own), and with which permission an operation was ordered. */
export type Order = Pick<OperationRecord, 'createdBy' | 'programId'> & { readonly permission: string };

/** Whether who ordered an operation may still have it done, read in the transaction in hand. */
export type MayStillOrder = (order: Order) => Promise<boolean>;

/**
 * Whether operations are still in order: asked by every chunk, in its transaction. Who may do what is known to the room above,
 * which says so here at boot; until it does, nothing that a permission was needed for is in order.
 */
@Injectable()
export class Orders {
  private mayStill: MayStillOrder = () => Promise.resolve(false);

  /** Called at boot by the room that knows. */
  register(mayStill: MayStillOrder): void {
    this.mayStill = mayStill;
  }

  /** Throws {@link OrderWithdrawn}. What no grant ordered (the schedule, a command on the host) none can withdraw. */
  async assertInOrder({ permission, createdBy, programId }: OperationRecord): Promise<void> {
    if (permission !== null && !(await this.mayStill({ permission, createdBy, programId }))) throw new OrderWithdrawn();
  }
}

/** Whoever ordered the operation has lost the permission for it meanwhile: it ends with what was committed. */
export class OrderWithdrawn extends DomainError {
  constructor() {
    super(
      'operations:order-withdrawn',
      'forbidden',
      'Whoever ordered this does not hold the permission for it any more: somebody who does may order it again',
    );
  }
}
