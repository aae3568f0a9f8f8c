const SCALE = 6;

/** Millionths of a decimal text such as "12.500000": quantities are numeric(18, 6), and are added without a float. */
export function millionthsOf(decimal: string): bigint {
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.');
  const value = BigInt(whole + fraction.padEnd(SCALE, '0'));
  return decimal.startsWith('-') ? -value : value;
}

/** The decimal text of millionths, without trailing zeros. */
export function decimalOf(millionths: bigint): string {
  const digits = (millionths < 0n ? -millionths : millionths).toString().padStart(SCALE + 1, '0');
  const text = `${digits.slice(0, -SCALE)}.${digits.slice(-SCALE)}`.replace(/\.?0+$/, '');
  return millionths < 0n ? `-${text}` : text;
}
