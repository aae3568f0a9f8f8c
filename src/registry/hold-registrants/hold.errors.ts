import { DomainError } from '#platform/errors/domain-error.js';

/** Nothing about the registrant may be erased while a legal hold stands. */
export class UnderLegalHold extends DomainError {
  constructor() {
    super('registry:under-legal-hold', 'conflict', 'The registrant is under a legal hold: it must be lifted first');
  }
}

export class HoldAlreadyPlaced extends DomainError {
  constructor() {
    super('registry:hold-already-placed', 'conflict', 'A legal hold stands already');
  }
}

export class NoHoldToLift extends DomainError {
  constructor() {
    super('registry:no-hold-to-lift', 'conflict', 'No legal hold stands');
  }
}
