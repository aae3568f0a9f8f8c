import { AsyncLocalStorage } from 'node:async_hooks';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RequestContext } from '../context/request-context.js';
import { newId } from '../ids/ids.js';

const ACCEPTED = /^[A-Za-z0-9._-]{8,64}$/;

/** Opens a request context with the caller's X-Correlation-Id (when it is a plain token) or a new one, and echoes it. */
export function correlate(fastify: FastifyInstance): void {
  const contexts = new WeakMap<FastifyRequest, (work: () => void) => void>();
  fastify.addHook('onRequest', (request, reply, done) => {
    const given = request.headers['x-correlation-id'];
    const correlationId = typeof given === 'string' && ACCEPTED.test(given) ? given : newId();
    void reply.header('x-correlation-id', correlationId);
    void reply.header('cache-control', 'no-store');
    RequestContext.run(correlationId, () => {
      contexts.set(request, AsyncLocalStorage.snapshot());
      done();
    });
  });
  // what follows the parsing of a body runs in the context of the socket's event: go back to the request's
  fastify.addHook('preValidation', (request, _reply, done) => contexts.get(request)!(done));
}
