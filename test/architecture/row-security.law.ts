/** Tables that carry or reach a program and have no policy, and why. */
export const WITHOUT_POLICY: Readonly<Record<string, string>> = {
  'audit.event': 'one chain over all programs, verified as a whole; its reading side checks the scope',
  'sharing.agreement': 'names the programs it is about, and belongs to none: it is for who has every program',
  'access.user_grant': 'says which programs a caller reaches: it is read before anybody knows',
};

/** Tables behind the wall of which everybody reads every row, besides those of allowed moves, and why. */
export const READ_BY_ALL: Readonly<Record<string, string>> = {
  'programs.reason_code': 'the codes are the same in every program, and say nothing about anybody',
  'programs.reported_program':
    'a program elsewhere is of none here; whoever may see the registrant is shown it, and who has every program reviews it',
};

/** Functions that run with the rights of their owner, and why. */
export const DEFINER_FUNCTIONS: Readonly<Record<string, string>> = {
  'audit.append': 'the one way into the audit trail, which nobody else may write',
  'programs.exclusion_of':
    'says which programs that a rule names are not over, and which exclude the asking one in turn',
  'programs.excluded_by': 'says which of these registrants another program has, and nothing of their enrolments',
  'programs.moved_elsewhere': 'says of whom something was moved in programs that a rule names, and not what',
};

/** Who may open a connection that reaches every program, and why. */
export const REACHING_EVERY_PROGRAM: Readonly<Record<string, string>> = {
  'src/platform/database/row-scope.ts': 'makes such addresses',
  'src/platform/database/migrate.ts': 'a migration moves the rows of every program',
  'src/access/tokens/issue-development-token.ts':
    'takes program codes at the command line; it does not exist in production',
  'src/platform/backup/ledger.ts': 'who was erased is in every program and none',
  'src/platform/backup/restore-backup.ts': 'puts back the rows of every program',
  'src/platform/backup/write-backup.ts': 'saves the rows of every program',
  'scripts/check-data.ts': 'a rule that holds in one program only does not hold',
};

/** Who acts for nobody and reaches every program, and why. */
export const AS_SERVICE: Readonly<Record<string, string>> = {
  'src/platform/context/request-context.ts': 'says what that is',
  'src/platform/operations/operation-runner.ts':
    'claims operations whatever their program; each then runs within its own',
  'src/platform/telemetry/metrics.service.ts': 'counts the operations of every program',
  'src/platform/events/forget-facts.service.ts': 'lets go of what was told of every program',
  'src/platform/events/fact-followers.service.ts': 'brings what was told of every program to the rooms above',
  'src/sr-sync/sr-sync.schedule.ts': 'orders runs of sources, which belong to no program',
  'src/sr-sync/quarantine/discard-aged.service.ts': 'gives up records of sources, which belong to no program',
  'src/beneficiaries/take-statistics/take-statistics.schedule.ts': 'orders the statistics of every program',
  'src/disbursements/expire-issued/expire-issued.schedule.ts':
    'orders the end of what was issued and not collected in time, in all programs',
  'src/disbursements/payment-files/clear-payment-files.service.ts':
    'destroys the payment files of settled batches of every program',
  'src/disbursements/reconcile/ask-again.schedule.ts':
    'batches with money still open, to order asking about them again',
  'src/entitlements/expire-lines/expire-lines.schedule.ts': 'orders the expiry of lines of every program',
  'src/entitlements/make-cycles/make-cycles.schedule.ts': 'makes the cycles of every program that come by a schedule',
  'src/sharing/deliver/deliver-messages.service.ts': 'sends what clients of every program are owed',
  'src/sharing/webhooks/send-events.service.ts':
    'tells client systems what happened in every program of their agreements',
  'src/registry/count-classes/count-classes.service.ts': 'orders the daily counting, which belongs to no program',
  'src/registry/import-registrants/clear-imports.service.ts':
    'asks about operations of imports, which belong to no program',
};
