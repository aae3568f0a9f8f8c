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

export class NothingToDeliver extends DomainError {
  constructor() {
    super(
      'disbursements:nothing-to-deliver',
      'rule-broken',
      'Nothing approved is due that this channel delivers and that is not under way',
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

export class NothingToAccept extends DomainError {
  constructor() {
    super(
      'disbursements:nothing-to-accept',
      'rule-broken',
      'Only an amount below what was sent, of a payment without an outcome, can be accepted',
    );
  }
}
