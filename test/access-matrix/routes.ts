import type { Route } from './route.js';
import { ACCESS_ROUTES } from './routes/access.routes.js';
import { BENEFICIARIES_ROUTES } from './routes/beneficiaries.routes.js';
import { DISBURSEMENTS_ROUTES } from './routes/disbursements.routes.js';
import { ENTITLEMENTS_ROUTES } from './routes/entitlements.routes.js';
import { PROGRAMS_ROUTES } from './routes/programs.routes.js';
import { REGISTRY_ROUTES } from './routes/registry.routes.js';
import { SHARING_ROUTES } from './routes/sharing.routes.js';
import { SR_SYNC_ROUTES } from './routes/sr-sync.routes.js';

/** The table, written by hand from what roles are for: every route, who may call it, what they meet. */
export const ROUTES: readonly Route[] = [
  ...ACCESS_ROUTES,
  ...REGISTRY_ROUTES,
  ...PROGRAMS_ROUTES,
  ...ENTITLEMENTS_ROUTES,
  ...DISBURSEMENTS_ROUTES,
  ...SR_SYNC_ROUTES,
  ...BENEFICIARIES_ROUTES,
  ...SHARING_ROUTES,
];
