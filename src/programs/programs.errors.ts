import { DomainError } from '#platform/errors/domain-error.js';
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

export class ProgramWithoutRule extends DomainError {
  constructor() {
    super('programs:program-without-rule', 'rule-broken', 'The program has no eligibility rule yet');
  }
}

/** The rule cannot be read, names what is not declared, or mixes types. Says what and where; a rule holds no personal value. */
export class RuleInvalid extends DomainError {
  constructor({ message, line, column }: RuleFault) {
    const where = `${message} (line ${line}, column ${column})`;
    super('programs:rule-invalid', 'rule-broken', 'The rule does not fit the declared attributes', {}, [
      { pointer: '#/expression', message: where },
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
