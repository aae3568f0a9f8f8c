import { DomainError, type FieldFault } from '#platform/errors/domain-error.js';

/** What a program would look for is not declared, or nothing. */
export class DeduplicationUnfit extends DomainError {
  constructor(faults: readonly FieldFault[]) {
    super('programs:deduplication-unfit', 'rule-broken', 'Duplicates cannot be looked for in this way', {}, faults);
  }
}

/** The program's policy is `off`. */
export class DeduplicationOff extends DomainError {
  constructor() {
    super('programs:deduplication-off', 'conflict', 'The program does not look for duplicates: its policy is off');
  }
}

/** Nothing moves any more in a program that has ended. */
export class ProgramEnded extends DomainError {
  constructor(state: string) {
    super('programs:program-ended', 'conflict', `Nothing moves any more in this program; it is ${state}`, { state });
  }
}

/** The circuit breaker: somebody is like too many others, which is rather a shared or an invented value than a person. */
export class TooManyOthers extends DomainError {
  constructor(most: number) {
    super(
      'programs:too-many-duplicates-of-one',
      'rule-broken',
      `Somebody is like more than ${most} others: leave out the criterion that says so, or allow more`,
      { most },
    );
  }
}

/** The circuit breaker: too much of the program is like somebody else in it. */
export class TooManyDuplicates extends DomainError {
  constructor(most: number) {
    super(
      'programs:too-many-duplicates',
      'rule-broken',
      `More than ${most} % of the program are like somebody else in it: look at the criteria, or allow more`,
      { most },
    );
  }
}

/** Somebody the body names is none of the cluster's members. */
export class NotOfTheCluster extends DomainError {
  constructor(pointer: string) {
    super('programs:not-of-the-cluster', 'rule-broken', 'The registrant is none of those in question', {}, [
      { pointer, message: 'must be a registrant of the cluster' },
    ]);
  }
}

/** Who decided does not overrule the decision. */
export class ResolvedByOneself extends DomainError {
  constructor() {
    super('programs:resolved-by-oneself', 'forbidden', 'Somebody else than who resolved it must open it again');
  }
}

/** A registrant of a resolved cluster is in question again elsewhere. */
export class InAnotherCluster extends DomainError {
  constructor() {
    super('programs:in-another-cluster', 'conflict', 'A registrant of it is in question in another cluster by now');
  }
}
