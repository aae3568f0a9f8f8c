import { DomainError } from '#platform/errors/domain-error.js';

export class UserExists extends DomainError {
  constructor() {
    super('access:user-exists', 'conflict', 'A user with this issuer and subject exists');
  }
}

export class GrantRefused extends DomainError {
  constructor(reason: string, message: string, facts: Record<string, unknown> = {}) {
    super(`access:grant-${reason}`, 'rule-broken', message, facts);
  }
}

/** Nobody would be left who may give grants everywhere, and so nobody who could make the next one. */
export class LastAdministrator extends DomainError {
  constructor() {
    super(
      'access:last-administrator',
      'conflict',
      'Nobody else may give grants everywhere: give somebody else such a grant first',
    );
  }
}

/** A user is seen, and is not the caller's to lock out or let in. */
export class UserNotYours extends DomainError {
  constructor() {
    super(
      'access:user-not-yours',
      'forbidden',
      'Users are deactivated and activated by who holds user:write everywhere, and nobody does it to themselves',
    );
  }
}

/** What a user holds is more than the caller could give in any one grant: it is not theirs to end, or to bring back. */
export class UserHoldsMore extends DomainError {
  constructor() {
    super(
      'access:user-holds-more',
      'forbidden',
      'A user is deactivated and activated by who could give all that they hold: each grant out of one of their own',
    );
  }
}
