import { Global, Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdempotencyInterceptor } from '#platform/http/idempotency.interceptor.js';
import { Areas } from './areas.js';
import { AuditController } from './audit/audit.controller.js';
import { AuditService } from './audit/audit.service.js';
import { RecordRequests } from './audit/record-requests.service.js';
import { RefusedTokens } from './audit/refused-tokens.service.js';
import { LookupBudget } from './budget/lookup-budget.service.js';
import { RequestLimits } from './budget/request-limits.service.js';
import { CallersService } from './grants/callers.service.js';
import { GiveGrant } from './grants/give-grant.service.js';
import { Grant } from './grants/grant.entity.js';
import { GrantsController } from './grants/grants.controller.js';
import { GrantsService } from './grants/grants.service.js';
import { User } from './grants/user.entity.js';
import { OrderPermits } from './grants/order-permits.service.js';
import { OwnGrants } from './grants/own-grants.service.js';
import { UsersController } from './grants/users.controller.js';
import { UsersService } from './grants/users.service.js';
import { HealthController } from './health/health.controller.js';
import { HealthService } from './health/health.service.js';
import { OperationEventsService } from './operations/operation-events.service.js';
import { OperationsController } from './operations/operations.controller.js';
import { OperationsViewService } from './operations/operations-view.service.js';
import { PermissionGuard } from './permission.guard.js';
import { PublishCounts } from './publish-counts/publish-counts.service.js';
import { RoutePolicyCheck } from './route-policy.check.js';
import { ScopeService } from './scope.service.js';
import { ClientTokens } from './tokens/client-tokens.service.js';
import { AuthenticationGuard } from './tokens/authentication.guard.js';
import { Issuers } from './tokens/issuers.js';
import { JwtStrategy } from './tokens/jwt.strategy.js';
import { VerifiedTokens } from './tokens/verified-tokens.js';
import { AnswerCheck } from './views/answer.check.js';
import { AnonymizeInterceptor } from './views/anonymize.interceptor.js';
import { Ceilings } from './views/ceilings.js';
import { Handles } from './views/handles.js';
import { Projector } from './views/projector.js';

/** Who calls, what they hold, what they may see. Guards and the projector stand before every route of the application. */
@Global()
@Module({
  imports: [DiscoveryModule, PassportModule, TypeOrmModule.forFeature([User, Grant])],
  controllers: [HealthController, AuditController, OperationsController, UsersController, GrantsController],
  providers: [
    Issuers,
    JwtStrategy,
    VerifiedTokens,
    ClientTokens,
    CallersService,
    UsersService,
    GiveGrant,
    GrantsService,
    OrderPermits,
    OwnGrants,
    HealthService,
    OperationsViewService,
    OperationEventsService,
    Areas,
    ScopeService,
    RefusedTokens,
    AuditService,
    RecordRequests,
    LookupBudget,
    RequestLimits,
    Handles,
    Ceilings,
    Projector,
    PublishCounts,
    RoutePolicyCheck,
    AnswerCheck,
    { provide: APP_GUARD, useClass: AuthenticationGuard },
    { provide: APP_GUARD, useClass: PermissionGuard },
    // the first is the outermost: what is kept for a repetition is what was shown, and a repetition is not shown twice
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
    { provide: APP_INTERCEPTOR, useClass: AnonymizeInterceptor },
  ],
  exports: [Areas, ClientTokens, RequestLimits, ScopeService, LookupBudget, Handles, Ceilings, PublishCounts],
})
export class AccessModule {}
