import { DomainError } from '#platform/errors/domain-error.js';

export class BenefitExists extends DomainError {
  constructor() {
    super('entitlements:benefit-exists', 'conflict', 'The program has a benefit with this code');
  }
}

export class BenefitOfOneKind extends DomainError {
  constructor() {
    super(
      'entitlements:benefit-of-one-kind',
      'rule-broken',
      'A benefit is money (currency, amount) or goods (unit, quantity), not both',
    );
  }
}

export class BenefitEitherWay extends DomainError {
  constructor() {
    super(
      'entitlements:benefit-either-way',
      'rule-broken',
      'What a benefit comes to is the same to all (amount, quantity) or calculated, not both',
    );
  }
}

/** The parts of a benefit per member speak of members, and an individual has none. */
export class NoMembers extends DomainError {
  constructor() {
    super('entitlements:no-members', 'rule-broken', 'A benefit per member belongs to a program for groups', {}, [
      { pointer: '#/calculation/per', message: 'per must be beneficiary in a program for individuals' },
    ]);
  }
}

export class BenefitUnfit extends DomainError {
  constructor(pointer: string, message: string) {
    super('entitlements:benefit-unfit', 'rule-broken', 'The validity of the benefit is not usable', {}, [
      { pointer, message },
    ]);
  }
}

export class ScheduleUnfit extends DomainError {
  constructor(pointer: string, message: string) {
    super('entitlements:schedule-unfit', 'rule-broken', 'The schedule of the cycles is not usable', {}, [
      { pointer, message },
    ]);
  }
}

/** Who is enrolled at an instant to come is not known yet. */
export class FreezeAhead extends DomainError {
  constructor() {
    super('entitlements:freeze-ahead', 'rule-broken', 'The freeze instant lies ahead', {}, [
      { pointer: '#/freezeAt', message: 'freezeAt must not lie in the future' },
    ]);
  }
}

export class LastDayPast extends DomainError {
  constructor() {
    super('entitlements:last-day-past', 'rule-broken', 'The last day of the lines is over', {}, [
      { pointer: '#/validUntil', message: 'validUntil must not lie before today' },
    ]);
  }
}

/** Two cycles were made at the same instant. */
export class NumberTaken extends DomainError {
  constructor() {
    super(
      'entitlements:cycle-number-taken',
      'conflict',
      'Another cycle of the program was made at the same time: try again',
    );
  }
}

/** A cycle needs at least one benefit to make lines of. */
export class EvaluationUnderWay extends DomainError {
  constructor() {
    super(
      'entitlements:evaluation-under-way',
      'conflict',
      'The program is being evaluated: prepare the cycle when that has ended',
    );
  }
}

/** Who is a second entry is not known yet: the cluster of the freeze says which entitlement is paid. */
export class SearchUnderWay extends DomainError {
  constructor() {
    super(
      'entitlements:search-under-way',
      'conflict',
      'Duplicates of the program are being looked for: go on when that has ended',
    );
  }
}

export class NoBenefit extends DomainError {
  constructor() {
    super(
      'entitlements:no-benefit',
      'rule-broken',
      'The program has no benefit that is valid at the freeze: nothing could be prepared',
    );
  }
}

export class NothingToApprove extends DomainError {
  constructor() {
    super('entitlements:nothing-to-approve', 'rule-broken', 'The cycle holds no line that could be approved');
  }
}

/** Nothing is added to what waits for approval, or taken out of it. */
export class SubmissionOpen extends DomainError {
  constructor() {
    super(
      'entitlements:submission-open',
      'conflict',
      'Lines of the cycle wait for approval: approve or reject them first',
    );
  }
}

export class NothingSubmitted extends DomainError {
  constructor(state: string) {
    super('entitlements:nothing-submitted', 'conflict', 'No line of the cycle waits for approval', { state });
  }
}

/** Another stage comes before. */
export class StageNotDue extends DomainError {
  constructor(due: string) {
    super('entitlements:stage-not-due', 'conflict', 'Another stage of the approval is due', { due });
  }
}

/** One person passes one stage. */
export class StagePassed extends DomainError {
  constructor() {
    super('entitlements:stage-passed', 'forbidden', 'You have passed an earlier stage of this approval');
  }
}

/** What somebody has passed is not changed any more. */
export class StageBehind extends DomainError {
  constructor() {
    super(
      'entitlements:stage-behind',
      'conflict',
      'A stage of the approval was passed with this line in it: reject all of it, and take the line out',
    );
  }
}

/** Not what whoever came before has seen. */
export class SubmissionChanged extends DomainError {
  constructor() {
    super(
      'entitlements:submission-changed',
      'conflict',
      'The lines differ from those of the earlier stages: reject them, to be looked at again',
    );
  }
}

export class NotEnrolled extends DomainError {
  constructor() {
    super('entitlements:not-enrolled', 'rule-broken', 'The registrant is not enrolled in the program', {}, [
      { pointer: '#/registrantId', message: 'must be enrolled in the program' },
    ]);
  }
}

export class AmountNeeded extends DomainError {
  constructor(field: string) {
    super('entitlements:amount-needed', 'rule-broken', 'The benefit is calculated: say what is due', {}, [
      { pointer: `#/${field}`, message: 'must be given for a benefit that is calculated' },
    ]);
  }
}

export class CorrectionUnfit extends DomainError {
  constructor() {
    super('entitlements:correction-unfit', 'rule-broken', 'The line cannot be corrected so', {}, [
      { pointer: '#/corrects', message: 'must be a line of the same cycle, registrant and benefit' },
    ]);
  }
}

/** Something of it is in a batch, or on its way. */
export class LineUnderWay extends DomainError {
  constructor() {
    super(
      'entitlements:under-way',
      'conflict',
      'A batch that has not ended holds what is to be cancelled: cancel the batch or wait for it',
    );
  }
}

/** Whoever made, prepared or submitted cannot approve. */
export class MakerIsChecker extends DomainError {
  constructor() {
    super(
      'entitlements:maker-is-checker',
      'forbidden',
      'Whoever made, prepared or submitted a cycle, or made a line of it, cannot approve it',
    );
  }
}

/** The fund does not cover the whole of it; nothing was reserved. */
export class FundsMissing extends DomainError {
  constructor(currencies: readonly string[]) {
    super(
      'entitlements:funds-missing',
      'rule-broken',
      'The available fund does not cover the whole amount: nothing was reserved',
      {
        currencies,
      },
    );
  }
}

/** Something was delivered on a line that cannot take it: not approved, or changed meanwhile. */
export class SettlementRefused extends DomainError {
  constructor(given: number, settled: number) {
    super('entitlements:settlement-refused', 'conflict', 'A delivery refers to an entitlement that is not approved', {
      given,
      settled,
    });
  }
}
