import { DomainError } from '#platform/errors/domain-error.js';

export class ChannelExists extends DomainError {
  constructor() {
    super('disbursements:channel-exists', 'conflict', 'A delivery channel with this code exists');
  }
}

/** A payment channel has an address that the service may call; goods have none. */
export class ChannelAddress extends DomainError {
  constructor(message: string) {
    super('disbursements:channel-address', 'rule-broken', message, {}, [{ pointer: '#/endpoint', message }]);
  }
}

/** Between which amounts a channel takes a payment: only where it delivers amounts, and never between none. */
export class LimitsUnusable extends DomainError {
  constructor(pointer: string, message: string) {
    super('disbursements:limits-unusable', 'rule-broken', 'The channel cannot have such limits', {}, [
      { pointer, message },
    ]);
  }
}

/** A credential is for who it was given for, and goes to nobody else. */
export class CredentialNotTold extends DomainError {
  constructor() {
    super(
      'disbursements:credential-not-told',
      'rule-broken',
      'Another host is not given the credential of this one',
      {},
      [{ pointer: '#/credential', message: 'must be told with an address on another host' }],
    );
  }
}

/** What a batch was made and approved for does not change below it. */
export class ChannelInUse extends DomainError {
  constructor(pointers: readonly string[]) {
    super(
      'disbursements:channel-in-use',
      'conflict',
      'A batch of the channel is neither settled nor cancelled',
      {},
      pointers.map((pointer) => ({ pointer, message: 'cannot change while a batch is under way' })),
    );
  }
}

export class ChannelClosed extends DomainError {
  constructor() {
    super('disbursements:channel-closed', 'conflict', 'The delivery channel is closed');
  }
}

export class ChannelUnusable extends DomainError {
  constructor(message: string) {
    super('disbursements:channel-unusable', 'rule-broken', message);
  }
}

/** A program does not end before all that was sent has arrived or failed. */
export class SomethingSent extends DomainError {
  constructor() {
    super('disbursements:something-sent', 'conflict', 'Something is sent or in doubt: reconcile it first');
  }
}

export class CycleNotApproved extends DomainError {
  constructor(state: string) {
    super('disbursements:cycle-not-approved', 'conflict', 'Only what is approved can be delivered', { state });
  }
}

export class LastDayOver extends DomainError {
  constructor() {
    super(
      'disbursements:last-day-over',
      'conflict',
      'The last day on which lines of the cycle may be delivered is over',
    );
  }
}

/** Whoever made a batch cannot approve it. */
export class MakerIsChecker extends DomainError {
  constructor() {
    super('disbursements:maker-is-checker', 'forbidden', 'Whoever made a batch cannot approve it');
  }
}

/** What is to be sent is not what was approved. */
export class BatchChanged extends DomainError {
  constructor() {
    super(
      'disbursements:batch-changed',
      'conflict',
      'Lines of the batch differ from what was approved: the approval is void',
    );
  }
}

export class NotDispatched extends DomainError {
  constructor(state: string) {
    super('disbursements:not-dispatched', 'conflict', 'The batch is not under way: there is nothing to reconcile', {
      state,
    });
  }
}

export class WrongSource extends DomainError {
  constructor(message: string) {
    super('disbursements:wrong-source', 'rule-broken', message);
  }
}

/** The channel refused or is away: what was to be sent stays as it is, and is tried again with the same references. */
export class ChannelAway extends DomainError {
  constructor(reason: string) {
    super('disbursements:channel-away', 'unavailable', 'The delivery channel does not take anything now', { reason });
  }
}

export class AlreadyResolved extends DomainError {
  constructor() {
    super('disbursements:already-resolved', 'conflict', 'Somebody has decided about this exception already');
  }
}

/** Whoever brought a result in does not say that it holds. */
export class OpenerMayNotAccept extends DomainError {
  constructor() {
    super('disbursements:opener-may-not-accept', 'forbidden', 'Whoever brought the result in cannot accept it');
  }
}

/** Neither another amount of a payment without an outcome, nor what came back of what the payee has, in its currency. */
export class NothingToAccept extends DomainError {
  constructor() {
    super('disbursements:nothing-to-accept', 'rule-broken', 'What was told of it is nothing that can be booked');
  }
}

/** The same part of a payment that came back is booked already, by another exception that tells of it. */
export class ReturnKnown extends DomainError {
  constructor() {
    super('disbursements:return-known', 'conflict', 'That this part of the payment came back is booked already');
  }
}

/** Nothing of it is at a distribution point to be handed over. */
export class NotOut extends DomainError {
  constructor(state: string) {
    super('disbursements:not-out', 'conflict', 'Nothing of this is out to be handed over', { state });
  }
}

/** Nothing of it was handed over, or it is back already. */
export class NotHandedOver extends DomainError {
  constructor(state: string) {
    super('disbursements:not-handed-over', 'conflict', 'Nothing of this was handed over that could come back', {
      state,
    });
  }
}

export class MoreThanDue extends DomainError {
  constructor(field: string) {
    const message = 'must be more than nothing, and no more than there is';
    super('disbursements:more-than-due', 'rule-broken', `It must be more than nothing, and no more than there is`, {}, [
      { pointer: `#/${field}`, message },
    ]);
  }
}

/** Money is told by its amount, goods by their quantity. */
export class OfTheOtherKind extends DomainError {
  constructor(field: string) {
    const message = 'is not what this is measured by';
    super('disbursements:of-the-other-kind', 'rule-broken', 'It is measured otherwise', {}, [
      { pointer: `#/${field}`, message },
    ]);
  }
}

/** Nothing of the batch is out to be handed over, in the areas in reach. */
export class NothingOut extends DomainError {
  constructor() {
    super('disbursements:nothing-out', 'conflict', 'Nothing of this batch is out to be handed over');
  }
}

/** A list that cannot be ordered so. */
export class UnfitOrder extends DomainError {
  constructor(pointer: string, message: string) {
    super('disbursements:unfit-order', 'rule-broken', 'A list cannot be ordered so', {}, [{ pointer, message }]);
  }
}

/** What was issued is not collected any more. */
export class CollectionOver extends DomainError {
  constructor() {
    super('disbursements:collection-over', 'conflict', 'The time to collect this is over');
  }
}

/** What a voucher is for is collected by its code alone. */
export class VoucherNeeded extends DomainError {
  constructor() {
    super('disbursements:voucher-needed', 'rule-broken', 'This is collected by redeeming its voucher');
  }
}

/** A voucher that was issued and is good for nothing any more. */
export class VoucherUsedUp extends DomainError {
  constructor(how: 'redeemed' | 'expired' | 'cancelled', message: string) {
    super(`disbursements:voucher-${how}`, 'conflict', message);
  }
}

/** Until when something can be collected: only where it is issued, and not in the past. */
export class CollectUntil extends DomainError {
  constructor(message: string) {
    super('disbursements:collect-until', 'rule-broken', message, {}, [{ pointer: '#/collectUntil', message }]);
  }
}

/** Another entitlement of the same beneficiary is paid instead: a resolution of duplicates lets this go, nobody else. */
export class HeldAsDuplicate extends DomainError {
  constructor() {
    super('disbursements:held-as-duplicate', 'conflict', 'It is held because another of the same beneficiary is paid');
  }
}

/** An attempt that may still arrive is not made a second time. */
export class StillOpen extends DomainError {
  constructor(state: string) {
    super('disbursements:still-open', 'conflict', 'It may still arrive: cancel it, or wait for its outcome', { state });
  }
}

/** Each export holds a connection as long as its receiver takes. */
export class TooManyExports extends DomainError {
  constructor() {
    super('disbursements:too-many-exports', 'too-many', 'Other exports are being read: come again when they are done');
  }
}
