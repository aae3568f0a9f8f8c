import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { StreamedBody } from './streamed-body.js';
import { InvalidInput } from './validation.pipe.js';

/** What a route takes instead of JSON. */
export interface TakenStream {
  readonly mediaType: string;
  /** Bytes. */
  readonly limit: number;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    takes?: TakenStream;
  }
}

/** Marks a route whose body is a file, read as it comes: of this media type only, UTF-8, and no larger than `limit` bytes. */
export const TakesStream = (mediaType: string, limit: number): MethodDecorator =>
  applyDecorators(
    RouteConfig({ takes: { mediaType, limit } satisfies TakenStream }),
    ApiConsumes(mediaType),
    ApiBody({ schema: { type: 'string', format: 'binary' } }),
  );

/** The body of such a route. */
export const Streamed = createParamDecorator((_: unknown, context: ExecutionContext): StreamedBody => {
  const { body } = context.switchToHttp().getRequest<FastifyRequest>();
  if (body instanceof StreamedBody) return body;
  throw new InvalidInput([{ pointer: '#', message: 'a file must be sent as the body' }]);
});
