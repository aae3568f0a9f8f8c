import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refused } from './edge/refused.js';
import { BodyTooLarge, StreamedBody } from './streamed-body.js';
import { parseStrictJson, UnusableJson } from './strict-json.js';
import type { TakenStream } from './takes-stream.decorator.js';

/** Nest reads it, as names and texts; a name that stands there twice becomes a list. */
const FORM = 'application/x-www-form-urlencoded';

/**
 * Refuses a body of any other media type than JSON: read as a form or a text, what it holds would end up where names of
 * fields stand. A route that takes a file says so, takes nothing else, and is given the body as a stream.
 */
export function acceptJsonOnly(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    const { 'content-length': length, 'transfer-encoding': chunked } = request.headers;
    const hasBody = chunked !== undefined || (length !== undefined && length !== '0');
    const takes = request.routeOptions.config.takes;
    const isForm = request.routeOptions.config.takesForm === true && isOf(request, FORM, true);
    const isTaken = isForm || isOf(request, takes?.mediaType ?? 'application/json', takes !== undefined);
    if (hasBody && !isTaken) done(refused(415));
    else if (takes && Number(length) > takes.limit) done(new BodyTooLarge());
    else done();
  });
}

/** Lets routes marked `@TakesStream` read a body of this media type. */
export function takeStreams(fastify: FastifyInstance, mediaType: string): void {
  fastify.addContentTypeParser(mediaType, (request, payload, done) => {
    const takes: TakenStream | undefined = request.routeOptions.config.takes;
    done(null, takes ? new StreamedBody(payload, takes.limit) : undefined);
  });
}

/** Of this media type; a file only in UTF-8, since another encoding would be read as other letters. */
function isOf(request: FastifyRequest, mediaType: string, utf8Only: boolean): boolean {
  const [type, ...parameters] = (request.headers['content-type'] ?? '').toLowerCase().split(';');
  const charset = parameters.map((parameter) => /^\s*charset="?([^"\s]+)"?\s*$/.exec(parameter)?.[1]).find(Boolean);
  return type!.trim() === mediaType && (!utf8Only || charset === undefined || /^(utf-?8|us-ascii)$/.test(charset));
}

/** Reads a JSON body: UTF-8, and strict. */
export function readJson(body: Buffer): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw new UnusableJson();
  }
  return parseStrictJson(text);
}
