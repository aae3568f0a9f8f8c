import type { AttributeSchema, OpenedMember, OpenedProfile } from '#registry';

/** A second reading of rules, written apart from the compiler: what an expression yields of a person, straight from its meaning. */

/** What cannot be decided. */
export class Undecided extends Error {}

export type Value = boolean | bigint | number | string | Day | readonly Value[];

/** A calendar day, YYYY-MM-DD. */
export class Day {
  constructor(readonly text: string) {}
}

/** Who is judged, and the member a macro looks at just now. */
export interface Person {
  readonly profile: OpenedProfile;
  readonly member?: OpenedMember;
}

/** A piece of a rule: how it is written, and what it means. */
export interface Piece<T extends Value = Value> {
  readonly text: string;
  readonly means: (person: Person) => T;
}

export const AS_OF = '2025-02-28';

export const WEIGHTS = { pmt: { a: 1.5, b: -2, '1': 0.25, '2': 8, true: 3 } } as const;
export const WITHIN = { N: ['N', 'N-1', 'N-2'], S: ['S', 'S-1'], 'N-1': ['N-1'] } as const;

const field = (key: string, dataType: string, appliesTo: string) => ({ key, dataType, appliesTo, storage: 'sealed' });

export const SCHEMA = [
  field('income', 'decimal', 'individual'),
  field('birth_date', 'date', 'both'),
  field('children', 'integer', 'both'),
  field('rooms', 'integer', 'both'),
  field('area', 'code', 'both'),
  field('roof', 'text', 'both'),
  field('disabled', 'boolean', 'both'),
  field('household_income', 'decimal', 'group'),
] as unknown as AttributeSchema;

export type Kind = 'bool' | 'int' | 'double' | 'string' | 'day';

/** Keys of the kind that a rule for this target may name of whoever is judged; of a member, those of individuals. */
export function keysOf(kind: Kind, target: 'individual' | 'group'): string[] {
  const dataTypes = {
    bool: ['boolean'],
    int: ['integer'],
    double: ['decimal'],
    string: ['code', 'text'],
    day: ['date'],
  };
  return SCHEMA.filter(
    ({ dataType, appliesTo }) => dataTypes[kind].includes(dataType) && (appliesTo === 'both' || appliesTo === target),
  ).map(({ key }) => key);
}

/** An attribute as it is on file. */
export function onFile(kind: Kind, key: string, attributes: Readonly<Record<string, unknown>>): Value {
  const value = attributes[key];
  if (value === undefined || value === null) throw new Undecided();
  if (kind === 'int') return BigInt(value as number);
  return kind === 'day' ? new Day(value as string) : (value as Value);
}

/** True or false, or undefined where it cannot be decided. */
export function verdictOf(rule: Piece<boolean>, profile: OpenedProfile): boolean | undefined {
  return decided(() => rule.means({ profile }));
}

/** Kleene's: one side suffices where it decides. `deciding` is the value that does. */
export function either(deciding: boolean, sides: readonly (() => boolean)[]): boolean {
  const found = sides.map(decided);
  if (found.includes(deciding)) return deciding;
  if (found.includes(undefined)) throw new Undecided();
  return !deciding;
}

/** Completed years on the day of {@link AS_OF}; nobody has an age before birth. */
export function yearsSince({ text }: Day): bigint {
  if (text > AS_OF) throw new Undecided();
  const years = Number(AS_OF.slice(0, 4)) - Number(text.slice(0, 4));
  return BigInt(AS_OF.slice(5) >= text.slice(5) ? years : years - 1);
}

/** Arithmetic of whole numbers is exact and cuts towards zero; of others that of IEEE 754. */
export function calculated(sign: string, left: bigint | number, right: bigint | number): bigint | number {
  if (typeof left === 'bigint' && typeof right === 'bigint') {
    if (sign === '+') return left + right;
    if (sign === '-') return left - right;
    if (sign === '*') return left * right;
    if (right === 0n) throw new Undecided();
    return left / right;
  }
  if (sign === '/' && right === 0n) throw new Undecided();
  const [a, b] = [Number(left), Number(right)];
  return { '+': a + b, '-': a - b, '*': a * b, '/': a / b }[sign]!;
}

/** Numbers, texts and days compare with their like. */
export function compared(sign: string, left: Value, right: Value): boolean {
  const [a, b] = [comparable(left), comparable(right)];
  return { '<': a < b, '<=': a <= b, '>': a > b, '>=': a >= b, '==': a === b, '!=': a !== b }[sign]!;
}

const comparable = (value: Value): number | string | boolean => {
  if (value instanceof Day) return value.text;
  return typeof value === 'bigint' ? Number(value) : (value as number | string | boolean);
};

function decided<T>(means: () => T): T | undefined {
  try {
    return means();
  } catch (undecided) {
    if (!(undecided instanceof Undecided)) throw undecided;
    return undefined;
  }
}
