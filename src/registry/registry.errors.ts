import { DomainError, type FieldFault } from '#platform/errors/domain-error.js';

/** Somebody changed, or erased, a registrant between deciding and writing. */
export class RegistrantChangedMeanwhile extends DomainError {
  constructor() {
    super('registry:registrant-changed-meanwhile', 'conflict', 'The registrant was changed meanwhile');
  }
}

export class FieldNotComparable extends DomainError {
  constructor() {
    super('registry:field-not-comparable', 'rule-broken', 'This cannot be compared', {}, [
      {
        pointer: '#/field',
        message: 'must be a known ID type, or a declared attribute that is neither a code nor true or false',
      },
    ]);
  }
}

/** Values that break what is declared: place and rule of each, never the value. */
export class ValuesUnfit extends DomainError {
  constructor(faults: readonly FieldFault[]) {
    super('registry:values-unfit', 'rule-broken', 'Values do not fit what is declared', {}, faults);
  }
}
