import { AsyncLocalStorage } from 'node:async_hooks';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RequestContext } from '../context/request-context.js';
import { newId } from '../ids/ids.js';

const ACCEPTED = /^[A-Za-z0-9._-]{8,64}$/;

const contexts = new WeakMap<FastifyRequest, <T>(work: () => T) => T>();

/** Runs `work` in the context of a request, from wherever it is called; in the present one, for a request that has none. */
export function inContextOf<T>(request: FastifyRequest, work: () => T): T {
  const context = contexts.get(request);
  return context ? context(work) : work();
}

/** Opens a request context with the caller's X-Correlation-Id (when it is a plain token) or a new one, and echoes it. */
export function correlate(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const given = request.headers['x-correlation-id'];
    const correlationId = typeof given === 'string' && ACCEPTED.test(given) ? given : newId();
    void reply.header('x-correlation-id', correlationId);
    const open = (): void => {
      contexts.set(request, AsyncLocalStorage.snapshot());
      done();
    };
    RequestContext.run(correlationId, open, questionOf(request.url));
  });
  // what follows the parsing of a body runs in the context of the socket's event: go back to the request's
  fastify.addHook('preValidation', (request, _reply, done) => inContextOf(request, done));
}

/** Without the page: how many rows, and after which. The order of the parameters says nothing. */
export function questionOf(url: string): string {
  const [path, query] = [url.split('?', 1)[0]!, url.slice(url.indexOf('?') + 1)];
  if (path === url) return path;
  const filters = [...new URLSearchParams(query)].filter(([name]) => name !== 'limit' && name !== 'cursor');
  return `${path}?${new URLSearchParams(filters.toSorted(([a], [b]) => (a < b ? -1 : 1)))}`;
}
