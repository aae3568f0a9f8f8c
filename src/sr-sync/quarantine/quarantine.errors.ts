import { DomainError } from '#platform/errors/domain-error.js';

/** What was kept of the record is not enough to take it in, and its source cannot be asked for it. */
export class RecordNotHeld extends DomainError {
  /** `isNamed`: it is known by an identifier, and its source is of those that cannot be asked by one. */
  constructor(isNamed: boolean) {
    super(
      'sr-sync:record-not-held',
      'conflict',
      isNamed
        ? 'The record could not be read, and its source cannot be asked for it alone: have it corrected there, and a full pull takes it in; or discard it'
        : 'The record could not be read, and nothing names it: have it corrected at its source, and a full pull takes it in; or discard it',
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
