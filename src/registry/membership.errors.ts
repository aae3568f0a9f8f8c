import { DomainError } from '#platform/errors/domain-error.js';

export class NotAGroup extends DomainError {
  constructor() {
    super('registry:not-a-group', 'rule-broken', 'Only a group has members');
  }
}

/** A group in a group, or a group that is to collect. */
export class NotAnIndividual extends DomainError {
  constructor() {
    super('registry:not-an-individual', 'rule-broken', 'Only an individual can be that', {}, [
      { pointer: '#/registrantId', message: 'must be an individual' },
    ]);
  }
}

export class UnknownRegistrant extends DomainError {
  constructor() {
    super('registry:unknown-registrant', 'rule-broken', 'No such registrant, or it is not yours to see', {}, [
      { pointer: '#/registrantId', message: 'must be a handle of a registrant' },
    ]);
  }
}

export class MemberOfItself extends DomainError {
  constructor() {
    super('registry:member-of-itself', 'rule-broken', 'Nobody is a member of itself', {}, [
      { pointer: '#/registrantId', message: 'must be another registrant' },
    ]);
  }
}

/** Whoever is disabled or erased takes up nothing new. */
export class RegistrantNotActive extends DomainError {
  constructor(which: 'group' | 'individual', status: string) {
    super('registry:registrant-not-active', 'conflict', `The ${which} is ${status}`, { which, standing: status });
  }
}

export class MembershipOverlaps extends DomainError {
  constructor() {
    super(
      'registry:membership-overlaps',
      'conflict',
      'This individual is a member of the group in that period already',
    );
  }
}

export class HeadExists extends DomainError {
  constructor() {
    super(
      'registry:head-exists',
      'conflict',
      'The group has a head in that period: one hands over to another by make-head',
    );
  }
}

export class RepresentativeExists extends DomainError {
  constructor() {
    super('registry:representative-exists', 'conflict', 'The group has a representative in that period');
  }
}

export class MembershipEnded extends DomainError {
  constructor() {
    super('registry:membership-ended', 'conflict', 'The membership has ended');
  }
}

/** `head` is the relationship of the head, and of nobody else. */
export class RelationshipUnfit extends DomainError {
  constructor() {
    super('registry:relationship-unfit', 'rule-broken', 'The relationship does not fit the role', {}, [
      { pointer: '#/relationship', message: 'must be head for the head of the group, and for nobody else' },
    ]);
  }
}

/** An instant that is out of order; `field` names it. */
export class InstantUnfit extends DomainError {
  constructor(field: string, rule: string) {
    super('registry:instant-unfit', 'rule-broken', 'An instant is out of order', {}, [
      { pointer: `#/${field}`, message: rule },
    ]);
  }
}
