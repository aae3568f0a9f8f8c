import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RequestContext } from '../context/request-context.js';
import { isLetOut } from './let-out.js';
import { problemOf } from './problem.filter.js';
import { alarm, HARMLESS, letThrough } from './walled-response.js';

/** What is served besides answers of routes, by its route: how the API is called, the same for everybody. */
export const CATALOGUE: readonly RegExp[] = [/^\/docs(\/|$)/, /^\/openapi\.(json|yaml)$/, /^\/asyncapi\.json$/];

/**
 * The last wall before the wire: what did not pass the projector, is no problem document and not of the catalogue is
 * replaced by a 500, whatever way it came (`@Res()`, a file, a stream, another interceptor). The log hears of it without the content.
 */
export function wallEgress(fastify: FastifyInstance): void {
  const passed = new WeakSet<FastifyReply>();
  // only an object is seen as itself here: later it is text
  fastify.addHook('preSerialization', (_request, reply, payload, done) => {
    if (isLetOut(payload)) passed.add(reply);
    done(null, payload);
  });
  fastify.addHook('onSend', (request, reply, payload, done) => {
    const isShown = passed.delete(reply) || isLetOut(payload);
    letThrough(reply.raw);
    if (isShown || isEmpty(payload) || isCatalogue(request)) done(null, payload);
    else done(null, refuse(request, reply, payload));
  });
}

const isEmpty = (payload: unknown): boolean => payload === undefined || payload === null || payload === '';

const isCatalogue = (request: FastifyRequest): boolean =>
  CATALOGUE.some((route) => route.test(request.routeOptions.url ?? ''));

function refuse(request: FastifyRequest, reply: FastifyReply, payload: unknown): string {
  (payload as { destroy?: () => void }).destroy?.();
  const status = reply.statusCode === 503 ? 503 : 500; // on its way down the server itself says 503
  if (status === 500) alarm('a body that nobody projected', request.routeOptions.url);
  for (const name of Object.keys(reply.getHeaders())) if (!HARMLESS.has(name)) reply.removeHeader(name);
  void reply.code(status).type('application/problem+json');
  return JSON.stringify({
    ...problemOf({ statusCode: status }),
    status,
    correlationId: RequestContext.correlationId(),
  });
}
