export { AccessModule } from './access.module.js';
export {
  type Administrator,
  type AdministratorOrder,
  AdministratorExists,
  makeAdministrator,
} from './grants/make-administrator.js';
export { DEVELOPMENT_ISSUER } from './tokens/development-issuer.js';
export { LookupBudget } from './budget/lookup-budget.service.js';
export { RequestLimits } from './budget/request-limits.service.js';
export { Areas } from './areas.js';
export { currentCaller, type Holding, programsOf, type Scope } from './caller.js';
export { DATA_CLASSES, type DataClass } from './data-classes.js';
export { OperationDto } from './operations/operation.dto.js';
export { PERMISSIONS, type Permission, ROLE_PERMISSIONS, type Role, ROLES } from './permissions.js';
export { AnyAuthenticated, CaseWorkOnly, PublicRoute, RequirePermission } from './require-permission.decorator.js';
export { blurred, NOISE, SHOWN_FROM } from './publish-counts/blur.js';
export type { PublishedDay } from './publish-counts/publish.js';
export { PublishCounts } from './publish-counts/publish-counts.service.js';
export type { Identity, Publication, QuantityKey } from './publish-counts/quantities.js';
export { MINIMUM_CELL, type Rounded } from './publish-counts/rounding.js';
export { ScopeService } from './scope.service.js';
export { Ceilings } from './views/ceilings.js';
export { type HandleKind, Handles } from './views/handles.js';
export { HandlePipe } from './views/handle.pipe.js';
export { Counts, Generalized, Handle, Operational, Part, Public, Revealed } from './views/field.decorators.js';
export { FiltersBy, LooksUp } from './views/filters-by.decorator.js';
export { ShownAttributeDto } from './views/shown-attribute.dto.js';
export { CsvRows } from './views/csv-rows.js';
export { EncryptedParts } from './views/encrypted-parts.js';
export { Returns, ReturnsCsv, ReturnsEncrypted } from './views/returns.decorator.js';
export { ClientTokens, type ClientUser } from './tokens/client-tokens.service.js';
export { SERVICE_ISSUER } from './tokens/service-issuer.js';
export { type DevelopmentTokenOrder, issueDevelopmentToken, UnknownProgram } from './tokens/issue-development-token.js';
