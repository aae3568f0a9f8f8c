import type { FastifyInstance } from 'fastify';
import { refused } from './refused.js';

/** Characters of an address: the longest lawful one is a list's, with its cursor. */
const LONGEST_URL = 4_096;

/**
 * Refuses an address that is too long, and a query parameter that stands there twice: two readers would take different ones.
 * A JSON body that has not come within `bodySeconds` ends the connection; streams watch for silence themselves.
 */
export function limitRequests(fastify: FastifyInstance, bodySeconds: number): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    const { 'content-length': length, 'transfer-encoding': chunked } = request.headers;
    if (request.raw.url!.length > LONGEST_URL) return done(refused(414));
    if (Object.values(request.query as object).some(Array.isArray)) return done(refused(400));
    if ((length || chunked) && !request.routeOptions.config.takes) {
      const late = setTimeout(() => request.raw.socket.destroy(), bodySeconds * 1000);
      request.raw.once('end', () => clearTimeout(late)).once('close', () => clearTimeout(late));
    }
    done();
  });
}
