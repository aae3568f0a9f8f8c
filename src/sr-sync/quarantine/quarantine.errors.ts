import { DomainError } from '#platform/errors/domain-error.js';

/** What was kept of the record is not enough to take it in: the next pull brings it again. */
export class RecordNotHeld extends DomainError {
  constructor() {
    super(
      'sr-sync:record-not-held',
      'rule-broken',
      'The record could not be read or kept: once its source tells it otherwise, a pull takes it in',
    );
  }
}

export class NotACandidate extends DomainError {
  constructor(pointer: string) {
    super('sr-sync:not-a-candidate', 'rule-broken', 'The record cannot be decided so', {}, [
      { pointer, message: 'must be one of the candidates of the record' },
    ]);
  }
}

/** Somebody decided the record meanwhile. */
export class RecordDecidedMeanwhile extends DomainError {
  constructor() {
    super('sr-sync:record-decided-meanwhile', 'conflict', 'The record was decided meanwhile');
  }
}
