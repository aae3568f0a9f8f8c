/** An exact decimal number: `digits` times ten to the power of minus `scale`. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

export const ROUNDINGS = ['half_up', 'half_even', 'up', 'down'] as const;

/** Halves away from zero, halves to the even neighbour, always away from zero, always towards zero. */
export type Rounding = (typeof ROUNDINGS)[number];

export const ZERO: Decimal = { digits: 0n, scale: 0 };

/** What a double holds of a decimal number, whatever the number. */
const DIGITS_OF_A_DOUBLE = 15;

/**
 * The decimal a number stands for: of a double its first 15 significant digits, so that 1.1 * 3 is 3.3. Undefined for what is
 * none, or has more digits before the point than a double keeps.
 */
export function decimalOf(value: number | bigint): Decimal | undefined {
  if (typeof value === 'bigint') return { digits: value, scale: 0 };
  if (!Number.isFinite(value) || Math.abs(value) >= 10 ** DIGITS_OF_A_DOUBLE) return undefined;
  const match = /^(-?\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(value.toPrecision(DIGITS_OF_A_DOUBLE))!;
  const decimals = match[2] ?? '';
  const scale = decimals.length - Number(match[3] ?? 0);
  const digits = BigInt(match[1]! + decimals);
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale };
}

export function plus(left: Decimal, right: Decimal): Decimal {
  const scale = Math.max(left.scale, right.scale);
  return { digits: scaled(left, scale) + scaled(right, scale), scale };
}

/** How many units of ten to the power of minus `decimals` it comes to. */
export function rounded(value: Decimal, decimals: number, mode: Rounding): bigint {
  if (value.scale <= decimals) return scaled(value, decimals);
  const unit = 10n ** BigInt(value.scale - decimals);
  const [whole, rest] = [value.digits / unit, value.digits % unit];
  if (rest === 0n || !isAway(mode, whole, rest < 0n ? -rest : rest, unit)) return whole;
  return value.digits < 0n ? whole - 1n : whole + 1n;
}

function isAway(mode: Rounding, whole: bigint, rest: bigint, unit: bigint): boolean {
  if (mode === 'up' || mode === 'down') return mode === 'up';
  if (rest * 2n !== unit) return rest * 2n > unit;
  return mode === 'half_up' || whole % 2n !== 0n;
}

/** As it is written, without zeros at its end. */
export function written({ digits, scale }: Decimal): string {
  const padded = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
  const [whole, decimals] = [padded.slice(0, padded.length - scale), padded.slice(padded.length - scale)];
  const rest = decimals.replace(/0+$/, '');
  return `${digits < 0n ? '-' : ''}${whole}${rest ? `.${rest}` : ''}`;
}

const scaled = ({ digits, scale }: Decimal, to: number): bigint => digits * 10n ** BigInt(to - scale);
