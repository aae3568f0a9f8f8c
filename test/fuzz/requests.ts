import fc from 'fast-check';
import { ROLE_LETTERS, type Route } from '../access-matrix/route.js';
import type { Operation } from './document.js';
import { canary, hostileBytes, hostileText, wellFormed } from './hostile.js';
import { type Mutation, mutation } from './mutate.js';
import type { Values } from './values.js';

/** What is sent in place of a thing of the caller's own. */
export type PathPart = { readonly own: true } | { readonly text: string };

/** A request that was drawn; what only the world knows (its things, the body of the matrix) is put in when it is sent. */
export interface Plan {
  readonly operation: Operation;
  readonly route: Route;
  readonly caller: string;
  readonly path: readonly PathPart[];
  readonly query: readonly (readonly [string, string])[];
  /** Headers; null leaves out one that would be sent otherwise. */
  readonly headers: Readonly<Record<string, string | null>>;
  /** `lawful`: what the matrix sends, `drawn`: what the schema describes, `bytes`: anything. */
  readonly body: { readonly lawful: true } | { readonly drawn: unknown } | { readonly bytes: Buffer };
  readonly mutations: readonly Mutation[];
}

/** Requests of one operation: most of them lawful but for one thing, so that they reach what lies behind the first check. */
export function plansOf(operation: Operation, route: Route, values: Values): fc.Arbitrary<Plan> {
  const parts = [...operation.path.matchAll(/\{/g)].map(() =>
    fc.oneof({ weight: 12, arbitrary: fc.constant<PathPart>({ own: true }) }, { weight: 1, arbitrary: pathText() }),
  );
  return fc.record({
    operation: fc.constant(operation),
    route: fc.constant(route),
    caller: callers(route),
    path: fc.tuple(...parts) as fc.Arbitrary<PathPart[]>,
    query: query(operation, route, values),
    headers: headers(operation),
    body: body(operation, values),
    mutations: fc.oneof(
      { weight: 2, arbitrary: fc.constant([]) },
      { weight: 5, arbitrary: fc.array(mutation(), { minLength: 1, maxLength: 2 }) },
    ),
  });
}

/** Mostly somebody who may; also somebody who is limited, may not, or is nobody. */
function callers({ roles }: Route): fc.Arbitrary<string> {
  const all = Object.values(ROLE_LETTERS);
  const may = all.filter((_, index) => roles === '*' || roles.includes(Object.keys(ROLE_LETTERS)[index]!));
  if (may.length === 0) return fc.constantFrom('nobody', 'auditor all');
  const role = (of: readonly string[], reach: string): fc.Arbitrary<string> =>
    fc.constantFrom(...of).map((one) => `${one} ${reach}`);
  return fc.oneof(
    { weight: 20, arbitrary: role(may, 'all') },
    { weight: 4, arbitrary: role(may, 'north') },
    { weight: 1, arbitrary: role(all, 'all') },
    { weight: 1, arbitrary: fc.constantFrom('nobody', 'forged') },
  );
}

/** A path is one line of ASCII: what is hostile is written as clients write it, or is a broken escape. */
const pathText = (): fc.Arbitrary<PathPart> =>
  fc
    .oneof(
      fc.uuid(),
      canary(),
      fc.stringMatching(/^[A-Za-z0-9_-]{22}$/),
      hostileText().map((text) => encodeURIComponent(wellFormed(text)).slice(0, 3_000)),
      fc.constantFrom('%00', '%ff', '%', '%zz', '%2e%2e%2fme', "'", '0', '-1', '99999999999999999999', '%EF%BD%98'),
    )
    .filter((text) => /^[\x21-\x7e]+$/.test(text) && !/[/?#]|^\.+$/.test(text))
    .map((text) => ({ text })); // prettier-ignore

function query(operation: Operation, route: Route, values: Values): fc.Arbitrary<[string, string][]> {
  const given = [...new URLSearchParams(route.query ?? '')];
  const known = operation.parameters.filter((parameter) => parameter.in === 'query');
  const one = known.map(({ name, schema }) => {
    const lawful = given.filter(([other]) => other === name);
    return fc.oneof<fc.WeightedArbitrary<[string, string][]>[]>(
      { weight: 48, arbitrary: fc.constant(lawful) },
      { weight: 12, arbitrary: values.of(schema).map((value) => [[name, String(value)]]) },
      { weight: 4, arbitrary: hostileText().map((value) => [[name, value]]) },
      { weight: 1, arbitrary: fc.tuple(canary(), canary()).map(([a, b]) => [[name, a], [name, b]]) },
    ); // prettier-ignore
  });
  const unknown = fc.oneof<fc.WeightedArbitrary<[string, string][]>[]>(
    { weight: 30, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.tuple(canary(), hostileText()).map((pair) => [pair]) },
  );
  return fc.tuple(unknown, ...one).map((lists) => lists.flat());
}

function headers(operation: Operation): fc.Arbitrary<Record<string, string | null>> {
  const wanted = (name: string): boolean => operation.parameters.some((parameter) => parameter.name === name);
  const sometimes = (name: string, usual: number, ...unusual: fc.Arbitrary<string | null>[]) =>
    fc.oneof<fc.WeightedArbitrary<Record<string, string | null>>[]>(
      { weight: usual, arbitrary: fc.constant({}) },
      { weight: 1, arbitrary: fc.oneof(...unusual).map((value) => ({ [name]: value })) },
    );
  const kinds = [
    sometimes('content-type', 40, fc.constantFrom(null, 'text/plain', 'application/xml', 'text/csv', 'application/json; charset=utf-16', 'application/x-www-form-urlencoded')),
    sometimes('accept', 20, fc.constantFrom('text/html', 'application/xml', '*/*;q=0')),
    sometimes('accept-encoding', 20, fc.constantFrom('gzip', 'br, gzip;q=0', '*')),
  ]; // prettier-ignore
  if (wanted('Idempotency-Key'))
    kinds.push(sometimes('idempotency-key', 15, fc.constantFrom(null, 'short', 'twice-the-same', 'x'.repeat(300), 'with blank'), canary())); // prettier-ignore
  if (wanted('If-Match'))
    kinds.push(sometimes('if-match', 1, fc.constantFrom(null, '"0"', '"1"', '"2"', '"3"', '1', 'W/"1"', '*', '"99999999999999"'), canary())); // prettier-ignore
  return fc.tuple(...kinds).map((all) => Object.assign({}, ...all) as Record<string, string | null>);
}

function body({ body: taken }: Operation, values: Values): fc.Arbitrary<Plan['body']> {
  const lawful = fc.constant({ lawful: true } as const);
  if (!taken) return fc.oneof({ weight: 25, arbitrary: lawful }, { weight: 1, arbitrary: bytes() });
  if (taken.mediaType !== 'application/json')
    return fc.oneof(
      { weight: 5, arbitrary: lawful },
      { weight: 1, arbitrary: bytes() },
      { weight: 1, arbitrary: hostileText().map((drawn) => ({ bytes: Buffer.from(drawn) })) },
    );
  return fc.oneof(
    { weight: 6, arbitrary: lawful },
    { weight: 5, arbitrary: values.of(taken.schema).map((drawn) => ({ drawn })) },
    { weight: 1, arbitrary: bytes() },
  );
}

const bytes = (): fc.Arbitrary<Plan['body']> => hostileBytes().map((drawn) => ({ bytes: drawn }));
