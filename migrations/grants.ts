const READ = ['select'];
const APPEND = ['select', 'insert'];
const KEEP = ['select', 'insert', 'update'];
const ALL = ['select', 'insert', 'update', 'delete'];

/** What is written once: who moved what when, what was approved, what was posted. A correction is another row. */
const APPEND_ONLY = Object.fromEntries(
  [
    'registry.erasure',
    'registry.standing_history',
    'registry.access_request_history',
    'sr_sync.quarantine_history',
    'programs.program_history',
    'programs.enrolment_history',
    'programs.rule_version',
    'programs.rule_preview',
    'programs.deduplication_version',
    'programs.duplicate_history',
    'entitlements.cycle_history',
    'entitlements.entitlement_history',
    'entitlements.approval',
    'entitlements.sign_off',
    'entitlements.fund_posting',
    'entitlements.fund_entry',
    'disbursements.batch_history',
    'disbursements.disbursement_history',
    'disbursements.delivery',
    'disbursements.voucher',
    'disbursements.reconciliation_exception',
    'disbursements.exception_resolution',
    'beneficiaries.statistic',
  ].map((table) => [table, APPEND]),
);

/** Which entitlement of a key is paid is said once; a resolution of duplicates may name another one while nothing of it is out. */
const CLAIMED = { 'disbursements.beneficiary_key': ['select', 'insert', 'update (registrant_id, entitlement_id)'] };

/**
 * Lines, batches and attempts move; what was due to whom, by whom it was made, and for what an attempt is, stays as it was written: the
 * invariants that ask for it would be gone around by writing it over.
 */
const MADE = Object.fromEntries(
  Object.entries({
    'entitlements.cycle': 'state, freeze_at, revision, prepared_by, submitted_by, version',
    'entitlements.submission': 'state, ended_by, ended_at, reason',
    'entitlements.entitlement':
      'state, delivered_minor, delivered_quantity, cancelled_at, approval_id, approved_digest',
    'disbursements.batch': 'state, line_count, left_out, totals, digest, version, approved_by, handed_over',
    'disbursements.disbursement':
      'state, delivered_minor, delivered_quantity, excess_minor, returned_minor, outcome_code, provider_reference, acknowledged_at, state_since, closed_at',
  }).map(([table, columns]) => [table, ['select', 'insert', `update (${columns})`]]),
);

/** Which moves there are: only a migration says so. */
const ALLOWED_MOVES = Object.fromEntries(
  ['registry', 'programs', 'entitlements', 'disbursements', 'sr_sync'].map((schema) => [
    `${schema}.allowed_move`,
    READ,
  ]),
);

/** The audit trail is read, and its events are written through its function alone. */
const AUDIT = { 'audit.*': READ };

/** What was told is told: it is read, and let go when its time is over. */
const FACTS = { 'platform.fact': ['select', 'insert', 'delete'], 'registry.change': ['select', 'insert', 'delete'] };

/** Nothing that was decided, granted or paid is ever deleted. */
const NEVER_DELETED = Object.fromEntries(
  ['access', 'programs', 'entitlements', 'disbursements'].map((schema) => [`${schema}.*`, KEEP]),
);

/**
 * Who may do what in the data database, on one page, given anew after every run of the migrations. The owner is not here:
 * it makes the tables and does no other work. Nobody else truncates, alters, or makes anything but temporary tables.
 */
export const DATA_GRANTS = {
  /** Rows of programs, behind row security. */
  walled: ['programs.*', 'entitlements.*', 'disbursements.*', 'beneficiaries.*', 'platform.operation', 'platform.fact'],
  /** Requests. */
  application: {
    tables: ALL,
    instead: {
      ...NEVER_DELETED,
      ...ALLOWED_MOVES,
      ...APPEND_ONLY,
      ...CLAIMED,
      ...MADE,
      ...AUDIT,
      ...FACTS,
      'audit.checkpoint': APPEND,
      // what was given stays as it was given: it is taken back, or given anew
      'access.user_grant': ['select', 'insert', 'update (revoked_at, revoked_by)'],
      'registry.profile_history': APPEND,
      'registry.legal_hold': ['select', 'insert', 'update (lifted_by, lifted_at)'],
      'registry.access_request': ['select', 'insert', 'update (state, state_since, key_sealed)'],
      'registry.class_count': READ,
      'registry.shown_class': READ,
      'registry.class_tally': [],
      'matching.*': [],
      // puts tokens down and takes them up again with their value, and never reads one
      'matching.match_token': ['insert', 'delete', 'select (value_id, registrant_id)'],
    },
  },
  /** Operations and worker threads: not who may do what, and no stored reply. */
  worker: {
    tables: ALL,
    instead: {
      ...NEVER_DELETED,
      ...ALLOWED_MOVES,
      ...APPEND_ONLY,
      ...CLAIMED,
      ...MADE,
      ...AUDIT,
      ...FACTS,
      'access.*': READ,
      'registry.legal_hold': READ,
      'registry.access_request': READ,
      'platform.idempotency_key': [],
    },
  },
};
