import type { FastifyInstance } from 'fastify';

/** Refuses a body of any other media type: read as a form or a text, what it holds would end up where names of fields stand. */
export function acceptJsonOnly(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    const { 'content-length': length, 'transfer-encoding': chunked, 'content-type': type } = request.headers;
    const hasBody = chunked !== undefined || (length !== undefined && length !== '0');
    const isJson = type?.split(';')[0]?.trim().toLowerCase() === 'application/json';
    done(hasBody && !isJson ? Object.assign(new Error('Media type not supported'), { statusCode: 415 }) : undefined);
  });
}
