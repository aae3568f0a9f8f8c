import fc from 'fast-check';
import { canary, hostileValue } from './hostile.js';

/** One change of a value of JSON: at which of its places, and what becomes of it. */
export interface Mutation {
  readonly at: number;
  readonly kind: 'replace' | 'leave out' | 'add' | 'twice' | 'wrap' | 'key';
  readonly value: unknown;
  readonly name: string;
}

export const mutation = (): fc.Arbitrary<Mutation> =>
  fc.record({
    at: fc.nat(1_000),
    kind: fc.oneof(
      { weight: 6, arbitrary: fc.constant('replace' as const) },
      { weight: 2, arbitrary: fc.constantFrom('leave out' as const, 'add' as const) },
      { weight: 1, arbitrary: fc.constantFrom('twice' as const, 'wrap' as const, 'key' as const) },
    ),
    value: hostileValue(),
    name: canary(),
  });

type Branch = Record<string, unknown>;

/** Every place of a value: the object or list it stands in, and its name there. */
function placesOf(value: unknown, places: [Branch, string][] = []): [Branch, string][] {
  if (typeof value !== 'object' || value === null) return places;
  for (const name of Object.keys(value)) {
    places.push([value as Branch, name]);
    placesOf((value as Branch)[name], places);
  }
  return places;
}

/** A copy of the value with every mutation done to it. */
export function mutated(value: unknown, mutations: readonly Mutation[]): unknown {
  const root: Branch = { value: structuredClone(value) };
  for (const change of mutations) {
    const places = placesOf(root);
    if (places.length > 0) apply(places[change.at % places.length]!, change); // else all of it was left out
  }
  return root['value'];
}

function apply([parent, name]: [Branch, string], { kind, value: given, name: drawn }: Mutation): void {
  const value = structuredClone(given); // what was drawn is a constant, and may be put in twice
  const before = parent[name];
  if (kind === 'replace') parent[name] = value;
  else if (kind === 'wrap') parent[name] = [before];
  else if (kind === 'leave out') Reflect.deleteProperty(parent, name);
  else if (kind === 'twice' && Array.isArray(before)) before.push(...(structuredClone(before) as unknown[]));
  else if (kind === 'key') {
    Reflect.deleteProperty(parent, name);
    parent[drawn] = before;
  } else if (typeof before === 'object' && before !== null && !Array.isArray(before)) (before as Branch)[drawn] = value;
  else parent[name] = value;
}
