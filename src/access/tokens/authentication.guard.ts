import { type ExecutionContext, Injectable, Logger } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { RequestContext } from '#platform/context/request-context.js';
import { DatabaseFault } from '#platform/database/database-error.js';
import { DomainError } from '#platform/errors/domain-error.js';
import { CallersService } from '../grants/callers.service.js';
import { PUBLIC_KEY } from '../require-permission.decorator.js';
import type { Claims } from './claims.js';
import { BadToken, LONGEST_TOKEN } from './token.rules.js';
import { VerifiedTokens } from './verified-tokens.js';

/** Whatever is wrong with a token, the answer is the same. */
export class NotAuthenticated extends DomainError {
  constructor() {
    super('access:not-authenticated', 'unauthenticated', 'Send a bearer token of an accepted issuer');
  }
}

/** Bearer token -> claims -> user and grants of this very moment -> caller in the request context. */
@Injectable()
export class AuthenticationGuard extends AuthGuard('jwt') {
  private readonly logger = new Logger('Tokens');

  constructor(
    private readonly reflector: Reflector,
    private readonly verified: VerifiedTokens,
    private readonly callers: CallersService,
  ) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.get<string | undefined>(PUBLIC_KEY, context.getHandler())) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest & { user?: Claims }>();
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (!token || token.length > LONGEST_TOKEN) throw new NotAuthenticated();
    const claims = this.verified.find(token) ?? (await this.verify(context, request, token));
    const caller = await this.callers.identify(claims);
    if (!caller) throw new NotAuthenticated();
    RequestContext.identify(caller);
    return true;
  }

  override handleRequest<T>(error: unknown, user: T, info: unknown): T {
    if (error instanceof DatabaseFault) throw error;
    if (!error && user) return user;
    const reason = error ?? info;
    this.logger.debug({ refused: reason instanceof BadToken ? reason.rule : 'signature' });
    throw new NotAuthenticated();
  }

  private async verify(context: ExecutionContext, request: { user?: Claims }, token: string): Promise<Claims> {
    await super.canActivate(context);
    this.verified.keep(token, request.user!);
    return request.user!;
  }
}
