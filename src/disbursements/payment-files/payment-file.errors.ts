import { DomainError, type FieldFault } from '#platform/errors/domain-error.js';

/** A file that cannot be written or read as told. */
export class LayoutUnusable extends DomainError {
  constructor(faults: readonly FieldFault[]) {
    super('disbursements:layout-unusable', 'rule-broken', 'The file cannot look like this', {}, [...faults]);
  }
}

export class NoPaymentFile extends DomainError {
  constructor() {
    super(
      'disbursements:no-payment-file',
      'rule-broken',
      'The channel of this batch delivers by other means than a file',
    );
  }
}

export class PaymentFileUnfinished extends DomainError {
  constructor() {
    super(
      'disbursements:payment-file-unfinished',
      'conflict',
      'The file is not written to its end: order the dispatch, and wait for it',
    );
  }
}

/** What a settled batch was sent with is destroyed. */
export class PaymentFileGone extends DomainError {
  constructor() {
    super('disbursements:payment-file-gone', 'conflict', 'The batch has settled, and its file is destroyed');
  }
}

/** Nobody is paid by a file of which a payment is over already: it may have been made anew by another. */
export class PaymentFileGivenUp extends DomainError {
  constructor() {
    super(
      'disbursements:payment-file-given-up',
      'conflict',
      'Payments of this file are over before it was handed out: report the rest of it as failed, and what is due goes into another batch',
    );
  }
}

/** A statement that cannot be read as a whole; nothing of it was applied. */
export class StatementUnreadable extends DomainError {
  constructor(message: string) {
    super('disbursements:statement-unreadable', 'rule-broken', 'The statement cannot be read', {}, [
      { pointer: '#', message },
    ]);
  }
}

/** Each upload holds a connection to the database while its bytes arrive. */
export class TooManyStatements extends DomainError {
  constructor() {
    super(
      'disbursements:too-many-statements',
      'unavailable',
      'Other statements are on their way: send it again in a while',
    );
  }
}
