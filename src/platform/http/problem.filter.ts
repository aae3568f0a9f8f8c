import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { atBorder, DatabaseFault } from '../database/database-error.js';
import { RequestContext } from '../context/request-context.js';
import { DomainError, type ErrorKind, type FieldFault } from '../errors/domain-error.js';
import { faultOf } from '../telemetry/fault-of.js';
import { letOut } from './let-out.js';

const STATUS: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  stale: 412,
  unconditional: 428,
  'rule-broken': 422,
  'too-large': 413,
  'too-many': 429,
  unavailable: 503,
};

export const TITLE: Readonly<Record<number, string>> = {
  400: 'Malformed request',
  401: 'Not authenticated',
  403: 'Not permitted',
  404: 'Not found',
  405: 'Method not allowed',
  408: 'Request timed out',
  414: 'Address too long',
  431: 'Headers too large',
  409: 'Conflict',
  413: 'Too large',
  415: 'Media type not supported',
  412: 'Stale',
  428: 'Precondition required',
  422: 'Rule broken',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Not available',
};

/** What to do about a refusal that comes from below the application: the framework's own words may quote the input. */
const ADVICE: Readonly<Record<number, string>> = {
  400: 'The body or a parameter cannot be read: send JSON as the OpenAPI document describes it',
  404: 'No such route: see the OpenAPI document',
  405: 'The path has other methods: see the header Allow',
  408: 'The request did not come in time',
  413: 'The body is larger than the service takes',
  414: 'Send long values in the body',
  431: 'The headers are larger than the service takes',
  415: 'Send application/json, or the media type the route asks for, in UTF-8',
};

/** The body of every answer that is not a success: RFC 9457, with the correlation id to ask about it. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly errors?: readonly FieldFault[];
  readonly correlationId?: string;
  /** When it is known how long to wait. */
  readonly retryAfterSeconds?: number;
}

/** Anything thrown becomes a problem document. A 5xx tells nothing but the correlation id. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const error = atBorder(thrown);
    const problem = problemOf(error);
    if (problem.status >= 500) this.report(error, http.getRequest<FastifyRequest>());
    if (reply.sent) return;
    if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
    if (problem.status === 413) void reply.header('connection', 'close'); // what else is being sent is not read
    if (problem.status === 503 || problem.status === 429)
      void reply.header('retry-after', `${problem.retryAfterSeconds ?? 2}`);
    const told = { ...problem, correlationId: RequestContext.correlationId() };
    const shape = http.getRequest<FastifyRequest>().routeOptions?.config?.problemShape;
    void reply
      .status(problem.status)
      .type(shape ? 'application/json' : 'application/problem+json')
      .send(letOut(shape ? shape(told) : told));
  }

  private report(error: unknown, request: FastifyRequest): void {
    const told = error instanceof DatabaseFault ? { fault: error.message } : faultOf(error);
    this.logger.error({ ...told, route: request.routeOptions.url });
  }
}

/** The problem document of anything thrown. */
export function problemOf(error: unknown): Problem {
  if (error instanceof DomainError) return domainProblem(error);
  if (error instanceof DatabaseFault)
    return bare(error.outage || error.repeatable ? 503 : error.unusableValue ? 400 : 500);
  if (error instanceof HttpException) return bare(error.getStatus());
  const status = (error as { statusCode?: unknown } | null)?.statusCode; // Fastify's own errors: body, media type, size
  return bare(typeof status === 'number' && status >= 400 && status < 500 ? status : 500);
}

function domainProblem(error: DomainError): Problem {
  const status = STATUS[error.kind];
  return {
    type: `urn:amparo:${error.code}`,
    title: TITLE[status] ?? 'Refused',
    status,
    detail: error.message,
    ...error.facts,
    ...(error.errors ? { errors: error.errors } : {}),
  };
}

const bare = (status: number): Problem => ({
  type: `urn:amparo:http:${status}`,
  title: TITLE[status] ?? 'Refused',
  status,
  ...(ADVICE[status] ? { detail: ADVICE[status] } : {}),
});
