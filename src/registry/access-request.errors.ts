import { DomainError } from '#platform/errors/domain-error.js';

export class AccessRequestOpen extends DomainError {
  constructor() {
    super('registry:access-request-open', 'conflict', 'A request of this registrant is open already');
  }
}

/** Whoever took a request in cannot answer it: nobody alone comes by all that is kept about somebody. */
export class OpenerMayNotAnswer extends DomainError {
  constructor() {
    super('registry:opener-may-not-answer', 'forbidden', 'Whoever opened a request cannot answer it');
  }
}
