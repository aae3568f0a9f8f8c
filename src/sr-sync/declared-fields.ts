import type { SourceMapping } from './social-registry.entity.js';

type Kind = 'individual' | 'group';

/** Fields that are asked for, by the parts of their paths: `name.given_name` is the part `given_name` of the part `name`. */
export interface Wanted {
  /** The whole path, where a field of it is asked for. */
  readonly path: string | null;
  readonly parts: ReadonlyMap<string, Wanted>;
}

interface Declared {
  readonly names: ReadonlySet<string>;
  readonly wanted: Wanted;
}

/** Put together once for a mapping, not once for a record. */
const KNOWN = new WeakMap<SourceMapping, Readonly<Record<Kind, Declared>>>();

/** Fields of a kind of record that are asked for. */
export const declaredFields = (mapping: SourceMapping, kind: Kind): ReadonlySet<string> =>
  declaredOf(mapping, kind).names;

/** The same, part by part. */
export const wantedFields = (mapping: SourceMapping, kind: Kind): Wanted => declaredOf(mapping, kind).wanted;

/** What is asked for behind a part of a path; a name may hold several parts. */
export function wantedPart(wanted: Wanted | undefined, name: string): Wanted | undefined {
  const part = wanted?.parts.get(name);
  if (part || !wanted || !name.includes('.')) return part;
  return name.split('.').reduce<Wanted | undefined>((found, one) => found?.parts.get(one), wanted);
}

/** Whether something holds a value: what does not was not sent. */
export const isValue = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

function declaredOf(mapping: SourceMapping, kind: Kind): Declared {
  let known = KNOWN.get(mapping);
  if (!known) KNOWN.set(mapping, (known = { individual: read(mapping, 'individual'), group: read(mapping, 'group') }));
  return known[kind];
}

function read(mapping: SourceMapping, kind: Kind): Declared {
  const account = kind === 'individual' && mapping.paymentAccount ? [mapping.paymentAccount.field] : [];
  const names = new Set([...mapping[kind].map(({ field }) => field), ...account]);
  return { names, wanted: tree([...names].map((path) => ({ path, parts: path.split('.') }))) };
}

function tree(paths: readonly { readonly path: string; readonly parts: readonly string[] }[], depth = 0): Wanted {
  const here = paths.find(({ parts }) => parts.length === depth);
  const names = new Set(paths.flatMap(({ parts }) => parts.slice(depth, depth + 1)));
  const below = (name: string): Wanted =>
    tree(
      paths.filter(({ parts }) => parts[depth] === name),
      depth + 1,
    );
  return { path: here?.path ?? null, parts: new Map([...names].map((name) => [name, below(name)])) };
}
