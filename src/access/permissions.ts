import type { DataClass } from './data-classes.js';
import type { Permission } from './permission-list.js';

export { type Permission, PERMISSIONS } from './permission-list.js';

export const ROLES = [
  'registry_admin',
  'program_admin',
  'program_manager',
  'case_worker',
  'approver',
  'payment_officer',
  'data_protection_officer',
  'auditor',
  'client_system',
] as const;

export type Role = (typeof ROLES)[number];

const READING: readonly Permission[] = [
  'code-list:read',
  'id-type:read',
  'attribute:read',
  'program:read',
  'reason-code:read',
  'enrolment:read',
  'cycle:read',
  'fund:read',
  'entitlement:read',
  'channel:read',
  'batch:read',
  'disbursement:read',
  'operation:read',
];

const MANAGING: readonly Permission[] = [
  ...READING,
  'rule:write',
  'enrolment:write',
  'enrolment:bulk-move',
  'eligibility:run',
  'deduplication:run',
  'duplicate:read',
  'benefit:write',
  'cycle:write',
  'cycle:prepare',
  'entitlement:write',
  'operation:cancel',
  'beneficiary:read',
  'beneficiary:lookup',
  'statistics:read',
];

/** What each role holds. Preparing and approving, making and approving a batch stand in different roles. */
export const ROLE_PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  registry_admin: [
    ...READING,
    'registrant:read',
    'registrant:lookup',
    'registrant:write',
    'registrant:disable',
    'registrant:known-matches',
    'registrant:compare',
    'registrant:access-request',
    'registrant:import',
    'payee:write',
    'code-list:write',
    'key:rotate',
    'id-type:write',
    'attribute:write',
    'attribute:count',
    'social-registry:read',
    'social-registry:write',
    'social-registry:sync',
    'reported-program:read',
    'reported-program:review',
    'agreement:read',
    'agreement:write',
    'program:write',
    'reason-code:write',
    'statistics:read',
    'statistics:take',
    'operation:cancel',
    'audit:read',
    'audit:verify',
    'user:read',
    'user:write',
    'grant:read',
    'grant:write',
  ],
  program_admin: [
    ...MANAGING,
    'program:write',
    'program:move',
    'reason-code:write',
    'deduplication:write',
    'duplicate:override',
    'statistics:take',
    'approval-policy:write',
    'fund:post',
    'channel:write',
    'disbursement:export',
    'user:read',
    'user:write',
    'grant:read',
    'grant:write',
  ],
  program_manager: [...MANAGING, 'batch:write', 'disbursement:hold'],
  case_worker: [
    'registrant:compare',
    'registrant:reveal',
    'program:read',
    'enrolment:read',
    'duplicate:read',
    'duplicate:review',
    'duplicate:resolve',
    'beneficiary:read',
    'beneficiary:lookup',
  ],
  approver: [...READING, 'cycle:approve', 'cycle:authorize', 'cycle:release', 'cycle:reject', 'batch:approve'],
  payment_officer: [
    ...READING,
    'batch:write',
    'batch:dispatch',
    'disbursement:hold',
    'disbursement:cancel',
    'disbursement:reissue',
    'distribution-list:write',
    'delivery:write',
    'delivery:correct',
    'voucher:redeem',
    'disbursement:export',
    'payment-file:hand-out',
    'reconciliation:write',
  ],
  data_protection_officer: [
    'registrant:read',
    'registrant:lookup',
    'registrant:reveal',
    'registrant:erase',
    'registrant:hold',
    'registrant:access-request',
    'registrant:access-answer',
    'statistics:read',
    'registrant:access-log',
    'program:read',
    'operation:read',
    'audit:read',
    'audit:verify',
    'user:read',
    'grant:read',
  ],
  auditor: [
    ...READING,
    'duplicate:read',
    'disbursement:export',
    'beneficiary:read',
    'beneficiary:lookup',
    'statistics:read',
    'audit:read',
    'audit:verify',
    'user:read',
    'grant:read',
    'social-registry:read',
    'reported-program:read',
    'agreement:read',
  ],
  client_system: [
    'beneficiary:lookup',
    'beneficiary:read',
    'social-registry:answer',
    'dci:search',
    'dci:enrolled',
    'dci:subscribe',
    'dci:report',
    'event:read',
  ],
};

/**
 * Whom a holder of a role may give access: the roles below it, within the programs of the holder's own grant. Giving a role
 * is not holding it: who lets others approve cannot approve.
 */
export const ROLE_GIVES: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  registry_admin: ROLES,
  program_admin: ['program_manager', 'case_worker', 'approver', 'payment_officer', 'auditor', 'client_system'],
};

/** The classes of data that come with a role, unless its giver names fewer. */
export const ROLE_DATA_CLASSES: Readonly<Record<Role, readonly DataClass[]>> = {
  registry_admin: ['identity', 'contact', 'payment', 'attributes'],
  program_admin: ['identity', 'contact', 'payment', 'attributes'],
  program_manager: ['attributes'],
  case_worker: ['identity', 'contact', 'payment', 'attributes'],
  approver: [],
  payment_officer: ['payment', 'attributes'],
  data_protection_officer: ['identity', 'contact', 'payment', 'attributes'],
  auditor: ['attributes'],
  client_system: ['attributes'],
};

/** Every permission that is in a role this one gives: what a holder of the role may hand on at most. */
export const mayGiveAs = (role: Role): readonly Permission[] => [
  ...new Set((ROLE_GIVES[role] ?? []).flatMap((given) => ROLE_PERMISSIONS[given])),
];
