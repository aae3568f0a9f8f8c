import type { FastifyInstance } from 'fastify';

const YEAR_SECONDS = 31_536_000;

/** Nothing here is for a browser to show, run, frame, sniff or keep. */
const ALWAYS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** The pages of the API document run their own scripts, and style themselves in place. */
const DOCS_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; " +
  "font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** What every answer carries. In production the way here is TLS only, for a year. */
export const securityHeaders = (production: boolean): Readonly<Record<string, string>> =>
  production ? { ...ALWAYS, 'strict-transport-security': `max-age=${YEAR_SECONDS}; includeSubDomains` } : ALWAYS;

/** Sets them before anything else happens, so that refusals carry them too. */
export function sendSecurityHeaders(fastify: FastifyInstance, headers: Readonly<Record<string, string>>): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.headers(headers);
    if (request.routeOptions.url?.startsWith('/docs')) void reply.header('content-security-policy', DOCS_POLICY);
    done();
  });
}
