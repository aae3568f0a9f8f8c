import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Role } from '#access';
import type { Asker } from './asker.js';
import type { Planter } from './planted-people.js';

type Document = { readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>> };

/** `GET /v1/registrants/{id}`: every route of the committed OpenAPI document. */
export function everyRoute(): readonly { readonly method: string; readonly path: string }[] {
  const file = fileURLToPath(new URL('../../../test/openapi.json', import.meta.url));
  const { paths } = JSON.parse(readFileSync(file, 'utf8')) as Document;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
  );
}

/**
 * Asks every route in ways that must fail, with planted values wherever a value can stand: in the path, in the query, in fields nobody
 * asked for, in JSON that breaks off, in headers. What is answered, logged and kept must not repeat them. Names of fields are the caller's
 * own words and do come back, so that a fault has a place.
 */
export async function walkEveryRoute(asker: Asker, planter: Planter, roles: readonly (Role | null)[]): Promise<number> {
  const stray = planter.stray('sent to every route');
  let asked = 0;
  for (const { method, path } of everyRoute())
    for (const as of roles)
      for (const { at, body, headers } of failures(method, path, stray)) {
        const { status } = await asker.ask(method, at, { as, headers, ...(body === undefined ? {} : { body }) });
        if (status >= 500) throw new Error(`${method} ${path} answered ${status} to a bad request`);
        asked++;
      }
  return asked;
}

interface Failure {
  readonly at: string;
  readonly body?: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

function* failures(method: string, path: string, stray: string): Generator<Failure> {
  const headers = { 'if-match': `"${stray}"`, 'idempotency-key': stray, 'x-note': stray };
  const inPath = path.replaceAll(/\{\w+\}/g, stray);
  const unknown = path.replaceAll(/\{\w+\}/g, 'AAAAAAAAAAAAAAAAAAAAAA');
  if (method === 'GET') {
    yield { at: inPath, headers };
    yield { at: `${unknown}?limit=${stray}&cursor=${stray}&kind=${stray}`, headers };
    return;
  }
  const everywhere = Object.fromEntries(
    ['value', 'idType', 'attributes', 'name', 'kind', 'registrantId', 'reason', 'extra'].map((name) => [name, stray]),
  );
  yield { at: inPath, body: everywhere, headers };
  yield {
    at: unknown,
    body: { ...everywhere, attributes: { given_name: { given_name: stray } }, identifiers: [{ value: stray }] },
    headers,
  };
  yield { at: unknown, body: `{"value":"${stray}`, headers };
}
