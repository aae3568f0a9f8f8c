import type { FastifyInstance } from 'fastify';
import { DatabaseSilent, type DatabaseWatch } from '../../database/database-watch.js';

/** While a database says nothing, who comes is told at once; probes are let through, and say why. */
export function refuseWhileSilent(fastify: FastifyInstance, watch: DatabaseWatch): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    const needsDatabase = request.routeOptions.url?.startsWith('/v1/') ?? false;
    if (needsDatabase && watch.silent.length > 0) done(new DatabaseSilent());
    else done();
  });
}
