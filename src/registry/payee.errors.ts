import { DomainError } from '#platform/errors/domain-error.js';

export class PayeeOfOneself extends DomainError {
  constructor() {
    super('registry:payee-of-oneself', 'rule-broken', 'Nobody is named to collect for themselves', {}, [
      { pointer: '#/registrantId', message: 'must be another registrant' },
    ]);
  }
}

export class NomineeExists extends DomainError {
  constructor() {
    super('registry:nominee-exists', 'conflict', 'There is a nominee in that period: end that one first');
  }
}

export class PayeeOverlaps extends DomainError {
  constructor() {
    super('registry:payee-overlaps', 'conflict', 'This individual is named to collect in that period already');
  }
}

export class PayeeEnded extends DomainError {
  constructor() {
    super('registry:payee-ended', 'conflict', 'The payee has ended, or ends before that');
  }
}
