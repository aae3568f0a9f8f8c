import { type Decimal, decimalOf, plus, rounded, type Rounding, ZERO } from '#platform/money/decimal.js';
import type { AttributeSchema, OpenedProfile } from '#registry';
import { compileAmount, compileRule } from '../rule.compiler.js';
import type { RuleTables } from '../rule.tables.js';

/** A part of a calculated amount, in CEL: what it comes to, and for whom; null: for everybody. */
export interface CalculationPart {
  readonly when: string | null;
  readonly amount: string;
}

/** How an amount is calculated: the sum of its parts, rounded, and then at most its cap. Plain data, kept by whoever made it. */
export interface Calculation {
  readonly parts: readonly CalculationPart[];
  /** Of whom the parts speak: of the beneficiary, or of each member of the group, whose amounts are added. */
  readonly per: 'beneficiary' | 'member';
  /** Members who count, those with the most; null: all. */
  readonly mostMembers: number | null;
  readonly decimals: number;
  readonly rounding: Rounding;
  /** In units of the last decimal; null: none. */
  readonly cap: string | null;
  readonly tables: RuleTables;
}

/** Calculations with what they are typed against, as they travel to worker threads. */
export interface Calculations {
  readonly schema: AttributeSchema;
  readonly target: 'individual' | 'group';
  readonly calculations: readonly Calculation[];
}

/** What the parts are typed against: a member is an individual. */
export const subjectOf = (target: Calculations['target'], per: Calculation['per']): Calculations['target'] =>
  per === 'member' ? 'individual' : target;

const MOST_UNITS = 2n ** 63n - 1n;

/** A part, ready for many profiles: whether it is meant for one, and what it comes to; undefined where that cannot be told. */
export interface CompiledPart {
  readonly applies: (profile: OpenedProfile) => boolean | undefined;
  readonly amount: (profile: OpenedProfile) => Decimal | undefined;
}

export function compileParts(
  { schema, target }: Omit<Calculations, 'calculations'>,
  { parts, per, tables }: Calculation,
  asOf: Date,
): CompiledPart[] {
  const rule = (expression: string) => ({ schema, target: subjectOf(target, per), expression, tables });
  return parts.map(({ when, amount }) => {
    const valueOf = compileAmount(rule(amount), asOf);
    return {
      applies: when === null ? () => true : compileRule(rule(when), asOf),
      amount: (profile) => {
        const value = valueOf(profile);
        return value === undefined ? undefined : decimalOf(value);
      },
    };
  });
}

/** The members of a group as the parts of a calculation per member see them. */
export const membersOf = ({ members }: OpenedProfile): OpenedProfile[] =>
  members.map(({ registrantId, attributes }) => ({
    registrantId,
    attributes,
    kind: 'individual',
    members: [],
    payee: null,
  }));

/**
 * Compiles a calculation for many profiles. The function gives units of the last decimal, or undefined where it cannot be
 * told: a part needs what is missing. Who gets nothing gets 0; nothing is ever below it.
 */
export function compileCalculation(
  typing: Omit<Calculations, 'calculations'>,
  calculation: Calculation,
  asOf: Date,
): (profile: OpenedProfile) => bigint | undefined {
  const { per, mostMembers, decimals, rounding } = calculation;
  const compiled = compileParts(typing, calculation, asOf);
  const cap = calculation.cap === null ? null : BigInt(calculation.cap);

  const ofOne = (profile: OpenedProfile): Decimal | undefined => {
    let sum: Decimal | undefined = ZERO;
    for (const { applies, amount } of compiled) {
      const isMeant = applies(profile);
      if (isMeant === undefined) return undefined;
      if (!isMeant) continue;
      const part = amount(profile);
      if (part === undefined) return undefined;
      sum = plus(sum, part);
    }
    return sum;
  };

  const unitsOf = (profile: OpenedProfile): bigint | undefined => {
    const amount = ofOne(profile);
    if (amount === undefined) return undefined;
    const units = rounded(amount, decimals, rounding);
    return units < 0n ? 0n : units;
  };

  const ofMembers = (profile: OpenedProfile): bigint | undefined => {
    const units: bigint[] = [];
    for (const member of membersOf(profile)) {
      const one = unitsOf(member);
      if (one === undefined) return undefined;
      units.push(one);
    }
    const counted =
      mostMembers === null ? units : units.toSorted((a, b) => (a < b ? 1 : a > b ? -1 : 0)).slice(0, mostMembers);
    return counted.reduce((sum, one) => sum + one, 0n);
  };

  return (profile) => {
    const units = per === 'member' ? ofMembers(profile) : unitsOf(profile);
    if (units === undefined || units > MOST_UNITS) return undefined;
    return cap !== null && units > cap ? cap : units;
  };
}
