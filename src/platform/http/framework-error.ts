import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemOf } from './problem.filter.js';
import { letThrough } from './walled-response.js';

/** What Fastify refuses before any route is found (an address that does not decode, or is too long): a problem like others. */
export const answerFrameworkError =
  (headers: Readonly<Record<string, string>>) =>
  (error: unknown, _request: FastifyRequest, reply: FastifyReply): void => {
    const problem = problemOf(error);
    letThrough(reply.raw); // before any route there is no hook, and so no wall
    void reply.headers(headers).status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  };
