import type { OpenAPIObject } from '@nestjs/swagger';
import { TITLE } from './problem.filter.js';

/** What this page needs of an operation of the document. */
interface Declared {
  readonly parameters?: readonly { readonly in?: string; readonly name?: string }[];
  readonly responses: Record<string, { readonly content?: object; readonly $ref?: string }>;
}

const PROBLEM = {
  type: 'object',
  description: 'RFC 9457. Some carry facts besides. No value from the request is repeated.',
  required: ['type', 'title', 'status'],
  properties: {
    type: { type: 'string', pattern: '^urn:amparo:[a-z-]+:[a-z0-9-]+$' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'message'],
        properties: { pointer: { type: 'string', description: 'RFC 6901, of the body' }, message: { type: 'string' } },
        additionalProperties: false,
      },
    },
    correlationId: { type: 'string' },
    retryAfterSeconds: { type: 'integer' },
  },
  additionalProperties: true,
};

/** What any request may meet before it is read: unreadable, too slow, too long, and a database that is away. */
const ANYWHERE = [400, 408, 414, 431, 503];
const BY_METHOD: Readonly<Record<string, readonly number[]>> = {
  get: [],
  post: [409, 413, 415, 422],
  patch: [409, 413, 415, 422],
};
const RETRY_AFTER = { 'Retry-After': { description: 'Seconds to wait', schema: { type: 'integer' } } };

/**
 * Adds to every operation of the document the refusals that follow from what it is: who is let in, what it names, takes and
 * gives out. A caller's code is made from the document, and what a route never answers would only be dead branches there.
 */
export function declareProblems(document: OpenAPIObject): OpenAPIObject {
  const used = new Set<number>();
  for (const [path, item] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(item as Record<string, Declared>))
      for (const status of refusalsOf(path, method, operation)) {
        operation.responses[status] = OWN_API.test(path)
          ? { $ref: `#/components/responses/Refused${status}` }
          : spokenOtherwise(status);
        used.add(status);
      }
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: PROBLEM as never },
    responses: Object.fromEntries(
      [...used].toSorted((a, b) => a - b).map((status) => [`Refused${status}`, refused(status)]),
    ),
  };
  return document;
}

function refusalsOf(path: string, method: string, operation: Declared): readonly number[] {
  const { parameters = [], responses } = operation;
  const isPublic = 'x-public' in operation;
  const named = (name: string): boolean => parameters.some((parameter) => parameter.name === name);
  const isFile = Object.values(responses).some(({ content }) => content && !('application/json' in content));
  const isStream = Object.values(responses).some(({ content }) => content && 'text/event-stream' in content);
  return [
    ...ANYWHERE,
    ...(BY_METHOD[method] ?? []),
    ...(isPublic ? [] : [401, 429]),
    ...('x-permission' in operation ? [403, 404] : []), // what is out of scope is unknown
    ...(path.includes('{') ? [404] : []),
    ...(named('If-Match') ? [412, 428] : []),
    ...(isFile && !isStream ? [409] : []), // not written yet, or gone
    ...Object.keys(responses)
      .map(Number)
      .filter((status) => status >= 400),
  ];
}

/** Routes of a protocol that others wrote refuse in its words, and only before they are reached in ours. */
const OWN_API = /^\/(v1|health)\//;

const spokenOtherwise = (status: number): Declared['responses'][string] =>
  ({
    description: TITLE[status]!,
    content: {
      'application/json': { schema: { type: 'object', additionalProperties: true } },
      'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
    },
  }) as never;

const refused = (status: number) => ({
  description: TITLE[status]!,
  ...(status === 429 || status === 503 ? { headers: RETRY_AFTER } : {}),
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});
