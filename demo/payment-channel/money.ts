/** Amounts are held as whole ten-thousandths, exact up to eleven digits before the point. */
const DECIMALS = 4;
const AMOUNT = /^(\d{1,11})(?:\.(\d{1,4}))?$/;

/** "12.5" -> 125000; null for what is not a positive decimal of at most 11 digits and 4 decimals. */
export function readAmount(text: string): number | null {
  const found = AMOUNT.exec(text);
  if (found === null) return null;
  const units = Number(`${found[1]}${(found[2] ?? '').padEnd(DECIMALS, '0')}`);
  return units > 0 ? units : null;
}

/** 125000 -> "12.50": two decimals, more only where needed. */
export function writeAmount(units: number | bigint): string {
  const digits = String(units).padStart(DECIMALS + 1, '0');
  const decimals = digits.slice(-DECIMALS).replace(/0{1,2}$/, '');
  return `${digits.slice(0, -DECIMALS)}.${decimals}`;
}
