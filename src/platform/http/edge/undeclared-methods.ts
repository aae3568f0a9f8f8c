import type { FastifyInstance } from 'fastify';
import { refused } from './refused.js';

/** Answers 405 with `Allow` where the path has routes, but none of this method: 404 would say that there is nothing. */
export function refuseUndeclaredMethods(fastify: FastifyInstance): void {
  const routes = new Map<string, { readonly pattern: RegExp; readonly methods: Set<string> }>();
  fastify.addHook('onRoute', ({ url, method }) => {
    const known = routes.get(url) ?? { pattern: patternOf(url), methods: new Set() };
    for (const one of [method].flat()) known.methods.add(one);
    routes.set(url, known);
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    if (!request.is404) return done();
    const path = request.raw.url!.split('?', 1)[0]!;
    const allowed = [...routes.values()]
      .filter(({ pattern }) => pattern.test(path))
      .flatMap(({ methods }) => [...methods]);
    if (allowed.length === 0) return done();
    void reply.header('allow', [...new Set(allowed)].toSorted().join(', '));
    done(refused(405));
  });
}

/** `/v1/programs/:id/rules` as a pattern of paths. */
function patternOf(url: string): RegExp {
  const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const segments = url.split('/').map((one) => (one.startsWith(':') ? '[^/]+' : one === '*' ? '.*' : literal(one)));
  return new RegExp(`^${segments.join('/')}$`);
}
