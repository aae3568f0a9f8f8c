import type { Permission } from './permissions.js';

/** What a grant limited to areas can give: it concerns single registrants, or none. Everything else is of whole programs. */
const WITHIN_AREAS: ReadonlySet<Permission> = new Set([
  'registrant:read',
  'registrant:lookup',
  'registrant:compare',
  'registrant:reveal',
  'enrolment:read',
  'entitlement:read',
  'disbursement:read',
  'distribution-list:write',
  'delivery:write',
  'delivery:correct',
  'voucher:redeem',
  'beneficiary:read',
  'beneficiary:lookup',
  'code-list:read',
  'id-type:read',
  'attribute:read',
  'program:read',
  'reason-code:read',
  'channel:read',
  'user:read',
  'user:write',
  'grant:read',
  'grant:write',
  'social-registry:answer',
]);

/** Whether a grant that is limited to areas can give this permission. */
export const isWithinAreas = (permission: Permission): boolean => WITHIN_AREAS.has(permission);
