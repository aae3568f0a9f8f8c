import { DomainError, type FieldFault } from '#platform/errors/domain-error.js';

/** The source does not name this ID type, or cannot be asked for one record. */
export class CannotBeAskedFor extends DomainError {
  constructor(pointer: string, message: string) {
    super('sr-sync:cannot-be-asked-for', 'rule-broken', 'The social registry cannot be asked for this', {}, [
      { pointer, message },
    ]);
  }
}

/** What the source tells of somebody cannot be taken in: where in its record, and which rule it breaks. */
export class RecordUnusable extends DomainError {
  constructor(fault: FieldFault) {
    super('sr-sync:record-unusable', 'rule-broken', 'What the social registry tells cannot be taken in', {}, [fault]);
  }
}

/** Several registrants may be meant. A pull sets the record aside, and there somebody decides. */
export class RecordAmbiguous extends DomainError {
  constructor() {
    super(
      'sr-sync:record-ambiguous',
      'conflict',
      'The record may be several registrants: the next pull sets it aside, where it is decided who it is',
    );
  }
}
