import { DomainError, type FieldFault } from '#platform/errors/domain-error.js';

export class IdTypeExists extends DomainError {
  constructor() {
    super('registry:id-type-exists', 'conflict', 'An ID type with this code exists');
  }
}

/** Class or normalization of an ID type under which identifiers are stored: they were compared and sealed by it. */
export class IdTypeInUse extends DomainError {
  constructor(fields: readonly string[]) {
    super(
      'registry:id-type-in-use',
      'conflict',
      'Identifiers are stored under this ID type: its class and normalization stay. Make another ID type, and deactivate this one',
      { fields },
    );
  }
}

export class PatternUnusable extends DomainError {
  constructor() {
    super('registry:pattern-unusable', 'rule-broken', 'The pattern is not a regular expression', {}, [
      { pointer: '#/pattern', message: 'must be a regular expression that compiles' },
    ]);
  }
}

export class CheckDigitUnusable extends DomainError {
  constructor() {
    super('registry:check-digit-unusable', 'rule-broken', 'The check character would not be compared', {}, [
      {
        pointer: '#/checkDigit',
        message: 'mod11-2 and mod37-36 may end in a letter, which the normalization digits drops',
      },
    ]);
  }
}

export class AttributeExists extends DomainError {
  constructor() {
    super('registry:attribute-exists', 'conflict', 'An attribute with this key exists');
  }
}

export class AttributeUnusable extends DomainError {
  constructor(faults: readonly FieldFault[]) {
    super('registry:attribute-unusable', 'rule-broken', 'The attribute cannot be declared like this', {}, faults);
  }
}

export class CodeListExists extends DomainError {
  constructor() {
    super('registry:code-list-exists', 'conflict', 'A code list with this code exists');
  }
}

export class CodesUnusable extends DomainError {
  constructor(faults: readonly FieldFault[]) {
    super('registry:codes-unusable', 'rule-broken', 'The code list cannot hold these values', {}, faults);
  }
}
