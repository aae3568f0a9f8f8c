import { ScopeService } from '#access';
import { RegistrantReach } from '#registry';
import { Caller, currentCaller } from '../../src/access/caller.js';
import { type Fault, fault } from './fault.js';
import { forgetting, replaced, together } from './walls.js';

/** What a grant came out of, within which areas it holds, and for which classes of data: each forgotten. */
export const RELATIONS: readonly Fault[] = [
  fault(
    'grants outlive the revoked one they came out of',
    forgetting('p.revoked_at IS NULL'),
    'GET /v1/programs | auditor parent revoked | own',
  ),
  fault(
    'grants outlive the expired one they came out of',
    forgetting('p.expires_at > now()'),
    'GET /v1/programs | auditor parent expired | own',
  ),
  fault(
    'grants outlive a revoked one further above',
    forgetting('q.revoked_at IS NULL'),
    'GET /v1/programs | auditor grandparent revoked | own',
  ),
  fault(
    'what is held within areas is held for whole programs',
    replaced(
      Caller.prototype,
      'holdingsOf',
      () =>
        function (this: Caller, permission: string) {
          return this.holdings.filter(({ permissions }) => permissions.has(permission));
        },
    ),
    'GET /v1/cycles/{id} | nowhere cycle:read | in another area',
    'GET /v1/programs/{programId}/fund | nowhere fund:read | in another area',
  ),
  fault(
    'areas limit nobody',
    together(
      replaced(RegistrantReach.prototype, 'includes', () => () => Promise.resolve(true)),
      replaced(RegistrantReach.prototype, 'requireVisible', () => () => Promise.resolve()),
      replaced(RegistrantReach.prototype, 'visible', () => (ids: readonly string[]) => Promise.resolve(ids)),
    ),
    'GET /v1/registrants/{id} | nowhere registrant:read | in another area',
  ),
  fault(
    'every grant is for every class of data',
    replaced(
      ScopeService.prototype,
      'scopes',
      () =>
        function () {
          const caller = currentCaller();
          return caller.using ? caller.holdingsOf(caller.using) : [];
        },
    ),
    'POST /v1/registrants/{id}/compare | classless registrant:compare | of another class of data',
  ),
];
