import { Handles, ScopeService } from '#access';
import { RequestContext } from '#platform/context/request-context.js';
import type { UnitOfWork } from '#platform/database/unit-of-work.js';
import { Cursors } from '#platform/http/cursors.js';
import { IdPipe } from '#platform/http/id.pipe.js';
import { RegistrantReach } from '#registry';
import { Pseudonyms } from '#platform/vault/pseudonym.js';
import { Caller, currentCaller } from '../../src/access/caller.js';
import { OperationsViewService } from '../../src/access/operations/operations-view.service.js';
import { PermissionGuard } from '../../src/access/permission.guard.js';
import { AUTHENTICATED_KEY, PERMISSION_KEY, PUBLIC_KEY } from '../../src/access/require-permission.decorator.js';
import { AuthenticationGuard } from '../../src/access/tokens/authentication.guard.js';
import { VerifiedTokens } from '../../src/access/tokens/verified-tokens.js';
import { Batch } from '../../src/disbursements/batch.entity.js';
import { BatchesController } from '../../src/disbursements/batches.controller.js';
import { BatchesService } from '../../src/disbursements/batches.service.js';
import { FundController } from '../../src/entitlements/fund.controller.js';
import { ProgramsController } from '../../src/programs/programs.controller.js';
import { ProgramsService } from '../../src/programs/programs.service.js';
import { RulesController } from '../../src/programs/rules.controller.js';
import { type Fault, fault } from './fault.js';
import { POLICIES } from './policy.faults.js';
import { RELATIONS } from './relation.faults.js';
import { forgetting, type Removal, replaced, together, WITHOUT_GUARD, WITHOUT_ROW_SECURITY } from './walls.js';

const marked =
  (handler: object, key: string, value: string | undefined): Removal =>
  () => {
    const before = Reflect.getMetadata(key, handler) as string | undefined;
    const set = (to: string | undefined) =>
      to === undefined ? Reflect.deleteMetadata(key, handler) : Reflect.defineMetadata(key, to, handler);
    set(value);
    return Promise.resolve(async () => void set(before));
  };

const GUARDS: readonly Fault[] = [
  fault(
    'the permission guard refuses nobody',
    WITHOUT_GUARD,
    'GET /v1/id-types | without id-type:read | own',
    'GET /v1/keys | auditor all | own',
  ),
  fault(
    'the permission guard lets in and notes nothing',
    replaced(PermissionGuard.prototype, 'canActivate', () => () => true),
    'GET /v1/programs/{id} | auditor north | own',
  ),
  fault(
    'any permission will do',
    replaced(Caller.prototype, 'holds', () => () => true),
    'GET /v1/keys | auditor all | own',
  ),
  fault(
    'who has no token is somebody',
    replaced(AuthenticationGuard.prototype, 'canActivate', () => () => {
      RequestContext.identify(new Caller('00000000-0000-0000-0000-000000000001', 'office', []));
      return true;
    }),
    'GET /v1/me | nobody | own',
    'GET /v1/programs | nobody | own',
  ),
  fault(
    'claims are believed without their signature',
    replaced(
      VerifiedTokens.prototype,
      'find',
      () => (token: string) => JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as unknown,
    ),
    'GET /v1/programs | forger | own',
  ),
  fault('grants never expire', forgetting('g.expires_at > now()'), 'GET /v1/programs | auditor expired | own'),
  fault('revoked grants go on', forgetting('g.revoked_at IS NULL'), 'GET /v1/programs | auditor revoked | own'),
  fault('grants begin at once', forgetting('g.valid_from <= now()'), 'GET /v1/programs | auditor future | own'),
  fault(
    'a route lost its permission',
    marked(ProgramsController.prototype.get, PERMISSION_KEY, undefined),
    'GET /v1/programs/{id} | auditor all | own',
  ),
  fault(
    'a route that writes asks for a permission to read',
    marked(RulesController.prototype.create, PERMISSION_KEY, 'program:read'),
    'POST /v1/programs/{id}/rules | auditor north | own',
  ),
  fault(
    'a route became public',
    marked(FundController.prototype.balances, PUBLIC_KEY, 'planted'),
    'GET /v1/programs/{programId}/fund | nobody | own',
  ),
  fault(
    'a route is for every caller',
    marked(BatchesController.prototype.get, AUTHENTICATED_KEY, 'planted'),
    'GET /v1/disbursement-batches/{id} | case_worker all | own',
  ),
];

const alone = (name: string, plant: Removal, ...red: readonly string[]): Fault =>
  fault(`${name} (row security off)`, together(WITHOUT_ROW_SECURITY, plant), ...red);

const SCOPES: readonly Fault[] = [
  alone(
    'every program is in scope',
    replaced(ScopeService.prototype, 'programs', () => () => null),
    'GET /v1/programs | auditor north | own',
  ),
  alone(
    'everybody is seen in every program',
    replaced(
      RegistrantReach.prototype,
      'visiblePrograms',
      () => (ids: readonly string[]) => Promise.resolve(new Map(ids.map((id) => [id, null]))),
    ),
    'GET /v1/enrolments/{id}/history | auditor north | foreign',
  ),
  alone(
    'a program out of scope is not refused',
    replaced(ScopeService.prototype, 'requireProgram', () => () => {}),
    'GET /v1/programs/{programId}/fund | auditor north | foreign',
    'GET /v1/programs/{id}/rules | auditor north | foreign',
  ),
  fault(
    'what is of no program is for everybody',
    replaced(ScopeService.prototype, 'requireEverywhere', () => () => {}),
    'POST /v1/id-types | registry_admin north | own',
    'GET /v1/registrants | registry_admin north | own',
  ),
  fault(
    'a permission reaches the programs of the others',
    replaced(
      Caller.prototype,
      'holdingsOf',
      () =>
        function (this: Caller) {
          return this.holdings;
        },
    ),
    'GET /v1/programs/{id} | mixed program:read | foreign',
  ),
  alone(
    'a scope is that of every grant',
    replaced(ScopeService.prototype, 'scopes', () => () => currentCaller().holdings),
    'GET /v1/cycles/{id} | mixed cycle:read | foreign',
  ),
  alone(
    'a service reads a program without looking',
    replaced(
      ProgramsService.prototype,
      'visible',
      () =>
        function (this: ProgramsService, id: string) {
          return this.get(id);
        },
    ),
    'GET /v1/programs/{id} | auditor north | foreign',
    'GET /v1/programs/{id}/enrolments | auditor north | foreign',
  ),
  alone(
    'a batch is read without looking',
    replaced(
      BatchesService.prototype,
      'visible',
      () =>
        function (this: { uow: UnitOfWork }, id: string) {
          return this.uow.repository(Batch).findOneByOrFail({ id });
        },
    ),
    'GET /v1/disbursement-batches/{id} | auditor north | foreign',
  ),
  alone(
    'operations are shown without looking',
    replaced(
      OperationsViewService.prototype,
      'visible',
      () =>
        function (this: { operations: { get(id: string): unknown } }, id: string) {
          return this.operations.get(id);
        },
    ),
    'GET /v1/operations/{id} | auditor north | foreign',
  ),
  fault(
    "another organisation's handles open",
    replaced(
      Pseudonyms.prototype,
      'reveal',
      (before) =>
        function (this: Pseudonyms, _: string, kind: string, handle: string) {
          return before.call(this, ...(['elsewhere', kind, handle] as never[]));
        },
    ),
    "GET /v1/enrolments/{id}/history | auditor north | another organisation's handle",
  ),
  fault(
    'a handle of any kind opens',
    replaced(
      Handles.prototype,
      'read',
      (before) =>
        function (this: Handles, kind: string, handle: string) {
          return this.tryRead('entitlement', handle) ?? before.call(this, ...([kind, handle] as never[]));
        },
    ),
    'GET /v1/enrolments/{id}/history | auditor north | of another kind',
  ),
  fault(
    'any cursor is taken',
    replaced(Cursors.prototype, 'decode', () => () => undefined),
    'GET /v1/programs | auditor all | cursor of nobody',
    "GET /v1/programs | auditor all | another's cursor",
  ),
  fault(
    'any text is an id',
    replaced(IdPipe.prototype, 'transform', () => (value: string) => value),
    'GET /v1/programs/{id} | auditor north | malformed',
  ),
];

/** Every fault that is planted, one by one. */
export const FAULTS: readonly Fault[] = [...GUARDS, ...SCOPES, ...RELATIONS, ...POLICIES];
