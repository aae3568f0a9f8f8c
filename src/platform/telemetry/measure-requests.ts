import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Metrics } from './metrics.service.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** An answer of this route lasts as long as there is something to tell: its time is that to its beginning. */
    staysOpen?: boolean;
  }
}

/** Measures every answered request, by the template of its route: an address would make a line for each person. */
export function measureRequests(fastify: FastifyInstance, metrics: Metrics): void {
  const measure = (request: FastifyRequest, reply: FastifyReply): void => {
    const route = request.routeOptions.url ?? 'unknown';
    metrics.request(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
  };
  const staysOpen = (request: FastifyRequest): boolean => request.routeOptions.config.staysOpen ?? false;
  fastify.addHook('onSend', (request, reply, payload, done) => {
    if (staysOpen(request)) measure(request, reply);
    done(null, payload);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    if (!staysOpen(request)) measure(request, reply);
    done();
  });
}
