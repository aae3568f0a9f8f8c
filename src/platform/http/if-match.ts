import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../errors/domain-error.js';

/** The ETag of a resource is its revision, a count of its changes, in quotes. */
export const etagOf = (revision: number): string => `"${revision}"`;

/** Marks a route that changes a resource as the caller saw it: it wants the ETag back in If-Match. */
export const Conditional = (): MethodDecorator =>
  applyDecorators(ApiHeader({ name: 'If-Match', required: true, schema: { type: 'string', pattern: '^"[0-9]+"$' } }));

/** The revision the caller saw, from If-Match. Throws {@link IfMatchMissing} or, for what no ETag looks like, {@link Stale}. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  if (header === undefined) throw new IfMatchMissing();
  const revision = /^"(\d{1,9})"$/.exec(header)?.[1];
  if (revision === undefined) throw new Stale();
  return Number(revision);
});

export class IfMatchMissing extends DomainError {
  constructor() {
    super('platform:if-match-missing', 'unconditional', 'Send the ETag of the resource as you read it in If-Match');
  }
}

/** The resource was changed since the caller read it. */
export class Stale extends DomainError {
  constructor() {
    super('platform:stale', 'stale', 'The resource has changed since: read it again, then repeat the change');
  }
}
