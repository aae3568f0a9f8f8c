import { type ExecutionContext, Injectable, Logger } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { RequestContext } from '#platform/context/request-context.js';
import { DomainError } from '#platform/errors/domain-error.js';
import type { Caller } from '../caller.js';
import { CallersService } from '../grants/callers.service.js';
import { PUBLIC_KEY } from '../require-permission.decorator.js';
import type { Claims } from './claims.js';
import { RequestLimits } from '../budget/request-limits.service.js';
import { BadToken, LONGEST_TOKEN } from './token.rules.js';
import { VerifiedTokens } from './verified-tokens.js';

/** Whatever is wrong with a token, the answer is the same. */
export class NotAuthenticated extends DomainError {
  constructor() {
    super('access:not-authenticated', 'unauthenticated', 'Send a bearer token of an accepted issuer');
  }
}

type Authenticated = FastifyRequest & { user?: Claims };

/** Bearer token -> claims -> user and grants of this very moment -> caller in the request context. */
@Injectable()
export class AuthenticationGuard extends AuthGuard('jwt') {
  private readonly logger = new Logger('Tokens');

  constructor(
    private readonly reflector: Reflector,
    private readonly verified: VerifiedTokens,
    private readonly callers: CallersService,
    private readonly limits: RequestLimits,
  ) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.get<string | undefined>(PUBLIC_KEY, context.getHandler())) return true;
    const request = context.switchToHttp().getRequest<Authenticated>();
    const caller = await this.identify(context, request);
    if (!caller) {
      await this.limits.countRefusal(request.ip);
      throw new NotAuthenticated();
    }
    await this.limits.countRequest(caller.userId);
    RequestContext.identify(caller);
    return true;
  }

  private async identify(context: ExecutionContext, request: Authenticated): Promise<Caller | undefined> {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (!token || token.length > LONGEST_TOKEN) return undefined;
    const claims = this.verified.find(token) ?? (await this.verify(context, request, token));
    return claims && this.callers.identify(claims);
  }

  /** Passport's word on a token: its claims, or nothing, and the rule it breaks for the operator. */
  override handleRequest<T>(error: unknown, user: T, info: unknown): T {
    if (!error && user) return user;
    const reason = error ?? info;
    this.logger.debug({ refused: reason instanceof BadToken ? reason.rule : 'signature' });
    return undefined as T;
  }

  private async verify(context: ExecutionContext, request: Authenticated, token: string): Promise<Claims | undefined> {
    await super.canActivate(context);
    if (request.user) this.verified.keep(token, request.user);
    return request.user;
  }
}
