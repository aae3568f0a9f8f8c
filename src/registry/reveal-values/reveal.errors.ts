import type { DataClass } from '#access';
import { DomainError } from '#platform/errors/domain-error.js';

/** Fields that nobody declared, or that the purpose does not need: by their place in the list. */
export class FieldsNotRevealable extends DomainError {
  constructor(faults: readonly { readonly index: number; readonly message: string }[]) {
    const errors = faults.map(({ index, message }) => ({ pointer: `#/fields/${index}`, message }));
    super('registry:fields-not-revealable', 'rule-broken', 'This cannot be revealed', {}, errors);
  }
}

/** The registrant is within reach, but no grant that reaches it names the class of data. */
export class DataClassNotHeld extends DomainError {
  constructor(dataClass: DataClass) {
    super('registry:data-class-not-held', 'forbidden', `This needs a grant for the class of data ${dataClass}`);
  }
}
