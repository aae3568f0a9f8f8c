import type { FastifyInstance } from 'fastify';
import type { Metrics } from './metrics.service.js';

/** Measures every answered request, by the template of its route: an address would make a line for each person. */
export function measureRequests(fastify: FastifyInstance, metrics: Metrics): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    metrics.request(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    done();
  });
}
