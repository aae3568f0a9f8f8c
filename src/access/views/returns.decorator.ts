import { applyDecorators, HttpCode, SetMetadata, type Type } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';

export const RETURNS_KEY = 'access:returns';

/** What a route answers: one marked class, a page of it, or nothing. */
export interface Returned {
  readonly type: Type | null;
  readonly many: boolean;
  /** Rows of the class, as a CSV file. */
  readonly csv?: boolean;
  /** Compact JWEs, one in each line, for somebody outside. */
  readonly encrypted?: boolean;
  /** States of the class as they change, as server-sent events. */
  readonly events?: boolean;
}

/** Declares the answer of a route. The projector lets nothing else out. */
export const Returns = (type: Type, options: { many?: boolean; status?: number } = {}): MethodDecorator => {
  const { many = false, status = 200 } = options;
  const item = { $ref: getSchemaPath(type) };
  const page = {
    type: 'object',
    required: ['data', 'nextCursor'],
    properties: { data: { type: 'array', items: item }, nextCursor: { type: ['string', 'null'] as never } },
  };
  return applyDecorators(
    SetMetadata(RETURNS_KEY, { type, many } satisfies Returned),
    HttpCode(status),
    ApiExtraModels(type),
    ApiResponse({
      status,
      schema: (many ? page : item) as never,
      description: status === 202 ? 'Accepted' : 'Success',
    }),
  );
};

/** Declares a route that answers a CSV file: a column for every marked field of the class, read as it is sent. */
export const ReturnsCsv = (type: Type): MethodDecorator =>
  applyDecorators(
    SetMetadata(RETURNS_KEY, { type, many: false, csv: true } satisfies Returned),
    HttpCode(200),
    ApiResponse({ status: 200, description: 'Success', content: { 'text/csv': { schema: { type: 'string' } } } }),
  );

/** Declares a route that answers what only somebody outside can read: lines of compact JWEs. */
export const ReturnsEncrypted = (): MethodDecorator =>
  applyDecorators(
    SetMetadata(RETURNS_KEY, { type: null, many: false, encrypted: true } satisfies Returned),
    HttpCode(200),
    ApiResponse({
      status: 200,
      description: 'A compact JWE (RFC 7516) in each line',
      content: { 'application/jose-lines': { schema: { type: 'string' } } },
    }),
  );

/** Declares a route that stays open and answers server-sent events: each is the class as it is by then. */
export const ReturnsEvents = (type: Type): MethodDecorator =>
  applyDecorators(
    SetMetadata(RETURNS_KEY, { type, many: false, events: true } satisfies Returned),
    RouteConfig({ staysOpen: true }),
    HttpCode(200),
    ApiExtraModels(type),
    ApiResponse({
      status: 200,
      description: `Server-sent events; the data of each is a ${type.name} in JSON`,
      content: { 'text/event-stream': { schema: { type: 'string' } } },
    }),
  );
