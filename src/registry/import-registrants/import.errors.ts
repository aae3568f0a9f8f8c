import { DomainError, type FieldFault } from '#platform/errors/domain-error.js';

/** The header names columns that are not declared, or not those the content needs. */
export class ColumnsUnusable extends DomainError {
  constructor(faults: readonly FieldFault[]) {
    super('registry:import-columns', 'rule-broken', 'The header of the file is not usable', {}, faults);
  }
}

export class PolicyUnusable extends DomainError {
  constructor() {
    super('registry:import-policy', 'rule-broken', 'Memberships have no such policy', {}, [
      { pointer: '#/policy', message: 'must be skip for memberships: one that is known is left as it is' },
    ]);
  }
}

export class TooManyUploads extends DomainError {
  constructor() {
    super('registry:import-too-many', 'too-many', 'Other files are being uploaded: come again when they are in');
  }
}

/** The file stops being CSV: its rows cannot be told apart from there on. The report names the row. */
export class FileUnreadable extends DomainError {
  constructor() {
    super('registry:import-unreadable', 'rule-broken', 'The file cannot be read to its end: the report names the row');
  }
}

/** The key of the import was destroyed, or its spool is not whole. */
export class SpoolGone extends DomainError {
  constructor() {
    super('registry:import-gone', 'conflict', 'The uploaded file is no longer there: upload it again');
  }
}
