import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { RequestContext } from '../context/request-context.js';

/** One line per answered request: method, route template (never the URL: it may hold what it should not), status, time. */
export function logRequests(fastify: FastifyInstance, log: Logger): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    log.info({
      context: 'Http',
      method: request.method,
      route: request.routeOptions.url ?? 'unknown',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      user: RequestContext.actor()?.userId,
    });
    done();
  });
}
