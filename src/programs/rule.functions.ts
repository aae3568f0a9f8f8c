import type { Environment, RegisteredFunctionHandler } from '@marcbachmann/cel-js';
import { calendarDate, completedYears } from './rule.values.js';
import type { RuleTables } from './rule.tables.js';

/** Who is being judged just now; set before each evaluation. */
export interface Judged {
  /** Undefined: no area is on file. */
  area: string | undefined;
}

type Key = string | bigint | boolean;

const MOST_INT = 2n ** 63n - 1n;
const LEAST_INT = -(2n ** 63n);

/** CEL knows no arithmetic between int and double; `income * 12 > 50000` on a decimal attribute should not need `12.0`. */
const MIXED: Readonly<Record<string, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
};

/** Adds what is the same for every rule: days, arithmetic of mixed numbers, and sums, least and greatest of a list. */
export function registerCalculations(environment: Environment): Environment {
  environment.registerFunction('date(string): google.protobuf.Timestamp', {
    handler: (text: string) => calendarDate(text) ?? refuse('date() takes an existing day written YYYY-MM-DD'),
    async: false,
  });
  environment.registerOperator('double == int', (left: number, right: bigint) => left === Number(right));
  for (const [sign, calculate] of Object.entries(MIXED)) {
    environment.registerOperator(`int ${sign} double: double`, (left: bigint, right: number) =>
      calculate(Number(left), right),
    );
    environment.registerOperator(`double ${sign} int: double`, (left: number, right: bigint) =>
      sign === '/' && right === 0n ? refuse('division by zero') : calculate(left, Number(right)),
    );
  }
  register(environment, 'list<int>.sum(): int', sumOfInts);
  register(environment, 'list<double>.sum(): double', (list: readonly number[]) => list.reduce((a, b) => a + b, 0));
  for (const type of ['int', 'double']) {
    register(environment, `list<${type}>.min(): ${type}`, (list: number[]) =>
      chosen(list, (value, least) => value < least),
    );
    register(environment, `list<${type}>.max(): ${type}`, (list: number[]) =>
      chosen(list, (value, most) => value > most),
    );
  }
  return environment;
}

/** Adds what depends on the instant, on the version's tables, and on who is judged. */
export function registerLookUps(
  environment: Environment,
  asOf: Date,
  { weights, areas }: RuleTables,
  judged: Judged,
): Environment {
  register(environment, 'age(google.protobuf.Timestamp): int', (birth: Date) =>
    BigInt(completedYears(birth, asOf) ?? refuse('age() of a date after the as-of date')),
  );
  const within = new Map(Object.entries(areas.within).map(([code, codes]) => [code, new Set(codes)]));
  const isIn = (area: string, code: string): boolean => (within.get(code) ?? refuse('No such area')).has(area);
  register(environment, 'in_area(string, string): bool', isIn);
  if (areas.attribute !== null)
    register(environment, 'in_area(string): bool', (code: string) =>
      isIn(judged.area ?? refuse('No area is on file'), code),
    );
  const tables = new Map(Object.entries(weights).map(([name, table]) => [name, new Map(Object.entries(table))]));
  const look = (table: string, key: Key): number | undefined => tables.get(table)?.get(String(key));
  for (const type of ['string', 'int', 'bool']) {
    register(
      environment,
      `weight(string, ${type}): double`,
      (table: string, key: Key) => look(table, key) ?? refuse('No such weight'),
    );
    for (const other of ['int', 'double'])
      register(
        environment,
        `weight(string, ${type}, ${other}): double`,
        (table: string, key: Key, rest: number | bigint) => look(table, key) ?? Number(rest),
      );
  }
  return environment;
}

function register(environment: Environment, signature: string, handler: (...args: never[]) => unknown): void {
  environment.registerFunction(signature, { handler: handler as RegisteredFunctionHandler, async: false });
}

function sumOfInts(list: readonly bigint[]): bigint {
  const sum = list.reduce((total, value) => total + value, 0n);
  return sum > MOST_INT || sum < LEAST_INT ? refuse('integer overflow') : sum;
}

function chosen<T>(list: readonly T[], isBetter: (value: T, best: T) => boolean): T {
  if (list.length === 0) return refuse('min() and max() of nobody');
  return list.reduce((best, value) => (isBetter(value, best) ? value : best));
}

function refuse(why: string): never {
  throw new Error(why);
}
