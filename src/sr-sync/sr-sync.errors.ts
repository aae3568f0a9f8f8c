import { DomainError, type FieldFault } from '#platform/errors/domain-error.js';

export class SourceExists extends DomainError {
  constructor() {
    super('sr-sync:source-exists', 'conflict', 'A social registry with this code exists');
  }
}

export class MappingUnusable extends DomainError {
  constructor(errors: readonly FieldFault[]) {
    super('sr-sync:mapping-unusable', 'rule-broken', 'The source cannot be used as it is described', {}, errors);
  }
}

export class SourceInactive extends DomainError {
  constructor() {
    super('sr-sync:source-inactive', 'conflict', 'The social registry is not active: activate it first');
  }
}

/** What a run asks for does not change while it goes on. */
export class PullUnderWay extends DomainError {
  constructor() {
    super(
      'sr-sync:pull-under-way',
      'conflict',
      'What is asked of a social registry does not change while it is pulled from: wait for the run or cancel it',
    );
  }
}

/** The peer does not answer as agreed; the run is tried again later. */
export class SourceUnavailable extends DomainError {
  constructor(reason: string) {
    super(`sr-sync:source-${reason}`, 'unavailable', 'The social registry does not answer as agreed');
  }
}

/** The peer refuses what is asked, or may not be asked at all: asking again changes nothing. */
export class SourceRefused extends DomainError {
  constructor(reason: string) {
    super(`sr-sync:source-${reason}`, 'rule-broken', 'The social registry refuses, or may not be called');
  }
}

/** A full pull did not meet so many records that it ends none of their links before somebody confirms it. */
export class TooManyGone extends DomainError {
  constructor() {
    super(
      'sr-sync:too-many-gone',
      'conflict',
      'More records are gone from the social registry than may be without a confirmation',
    );
  }
}

export class NothingToConfirm extends DomainError {
  constructor() {
    super(
      'sr-sync:nothing-to-confirm',
      'conflict',
      'The last run of the social registry does not wait for a confirmation, or is not this one',
    );
  }
}
