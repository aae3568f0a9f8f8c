import { DomainError } from '#platform/errors/domain-error.js';
import { withShownNames } from '#platform/errors/shown-names.js';
import type { RuleFault } from './rule.faults.js';

export class ProgramCodeTaken extends DomainError {
  constructor() {
    super('programs:program-code-taken', 'conflict', 'A program with this code exists');
  }
}

/** New enrolments, cycles and approvals need an active program. */
export class ProgramNotActive extends DomainError {
  constructor(state: string) {
    super('programs:program-not-active', 'conflict', `This needs an active program; it is ${state}`, { state });
  }
}

/** Outside of its validity dates nobody is enrolled, no cycle made and nothing approved. */
export class ProgramNotInForce extends DomainError {
  constructor() {
    super('programs:program-not-in-force', 'conflict', 'Today is outside of the validity dates of the program');
  }
}

/** A change that would leave a program at odds with itself. */
export class ProgramUnfit extends DomainError {
  constructor(pointer: string, message: string) {
    super('programs:program-unfit', 'rule-broken', 'The program cannot be so', {}, [{ pointer, message }]);
  }
}

/** From `closing` on a program only goes forward: nothing of it is changed any more. */
export class ProgramClosed extends DomainError {
  constructor(state: string) {
    super('programs:program-closed', 'conflict', `A program that is ${state} is not changed any more`, { state });
  }
}

/** One enrolment of a registrant in a program at a time. */
export class AlreadyIn extends DomainError {
  constructor() {
    super('programs:already-in', 'conflict', 'The registrant has an enrolment in this program that has not ended');
  }
}

export class RegistrantUnfit extends DomainError {
  constructor() {
    super('programs:registrant-unfit', 'rule-broken', 'The program is not for this registrant', {}, [
      { pointer: '#/registrantId', message: 'must be active, and of the kind the program is for' },
    ]);
  }
}

/** A bulk move hands back the digest of its dry run. */
export class DigestMissing extends DomainError {
  constructor() {
    super('programs:digest-missing', 'unconditional', 'Order a dry run first, and hand its digest back');
  }
}

/** Somebody whom the filter names was moved since the dry run, or somebody else came to be named. */
export class EnrolmentsChanged extends DomainError {
  constructor() {
    super('programs:enrolments-changed', 'stale', 'The enrolments have changed since the dry run: order it again');
  }
}

export class FilterUnfit extends DomainError {
  constructor(states: readonly string[]) {
    super('programs:filter-unfit', 'rule-broken', 'The move is not for the state that the filter names', {}, [
      { pointer: '#/filter/state', message: `must be of ${states.join(', ')}` },
    ]);
  }
}

/** No active reason code of this move. */
export class ReasonUnknown extends DomainError {
  constructor() {
    super('programs:reason-unknown', 'rule-broken', 'The reason is not one that is given for this move', {}, [
      { pointer: '#/reason', message: 'must be an active reason code of the move' },
    ]);
  }
}

export class ReasonCodeExists extends DomainError {
  constructor() {
    super('programs:reason-code-exists', 'conflict', 'This reason code exists');
  }
}

export class ReasonUnfit extends DomainError {
  constructor(moves: readonly string[]) {
    super('programs:reason-unfit', 'rule-broken', 'A reason is given for moves there are', {}, [
      { pointer: '#/moves', message: `must be of ${moves.join(', ')}` },
    ]);
  }
}

export class ProgramWithoutRule extends DomainError {
  constructor() {
    super('programs:program-without-rule', 'rule-broken', 'The program has no eligibility rule yet');
  }
}

/** The rule cannot be read, names what is not declared, or mixes types. Says what and where, of names only those that look like one. */
export class RuleInvalid extends DomainError {
  constructor({ message, line, column }: RuleFault, pointer = '#/expression') {
    const where = `${withShownNames(message)} (line ${line}, column ${column})`;
    super('programs:rule-invalid', 'rule-broken', 'The rule does not fit the declared attributes', {}, [
      { pointer, message: where },
    ]);
  }
}

/** A table of weights that is not one. Names the table, which is the rule's own, and never a key or a weight. */
export class WeightsUnfit extends DomainError {
  constructor(pointer: string, message: string) {
    super('programs:weights-unfit', 'rule-broken', 'The weights are not tables of numbers', {}, [{ pointer, message }]);
  }
}

/** A program that a rule cannot exclude: the same of one that the caller does not reach and of one that there is not. */
export class ExclusionUnfit extends DomainError {
  constructor(index: number) {
    super('programs:exclusion-unfit', 'rule-broken', 'The program cannot be excluded', {}, [
      {
        pointer: `#/excludedProgramIds/${index}`,
        message: 'must be another program in your scope, offered to the same kind of registrants, and named once',
      },
    ]);
  }
}

/** What a program demands of identifiers does not fit the declared ID types. */
export class IdentifierDemandUnfit extends DomainError {
  constructor(pointer: string, message: string) {
    super('programs:identifier-demand-unfit', 'rule-broken', 'The demanded identifier does not fit', {}, [
      { pointer, message },
    ]);
  }
}
