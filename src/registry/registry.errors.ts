import { DomainError, type FieldFault } from '#platform/errors/domain-error.js';

export class IdTypeExists extends DomainError {
  constructor() {
    super('registry:id-type-exists', 'conflict', 'An ID type with this code exists');
  }
}

export class AttributeExists extends DomainError {
  constructor() {
    super('registry:attribute-exists', 'conflict', 'An attribute with this key exists');
  }
}

export class PatternUnusable extends DomainError {
  constructor() {
    super('registry:pattern-unusable', 'rule-broken', 'The pattern is not a regular expression', {}, [
      { pointer: '#/pattern', message: 'must be a regular expression that compiles' },
    ]);
  }
}

export class OpenNeedsCode extends DomainError {
  constructor() {
    super('registry:open-needs-code', 'rule-broken', 'Only coarse codes may be kept open', {}, [
      { pointer: '#/storage', message: 'open is allowed for the data type code only' },
    ]);
  }
}

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
