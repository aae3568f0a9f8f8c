import type { Random } from './random.js';

/** The country code +745 belongs to no country. */
const COUNTRY = '745';

/** A word as a tired clerk types it: now and then in capitals, all small, or with blanks behind. */
export function spellName(random: Random, name: string): string {
  const draw = random.next();
  const cased = draw < 0.08 ? name.toUpperCase() : draw < 0.13 ? name.toLowerCase() : name;
  const blanks = random.next();
  return blanks < 0.07 ? `${cased} ` : blanks < 0.09 ? `${cased}  ` : cased;
}

/** Ten national digits in one of the spellings found in the field. */
export function spellPhone(random: Random, digits: string): string {
  const [a, b, c] = [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)];
  return random.pick([
    `+${COUNTRY} ${digits}`,
    `+${COUNTRY}${digits}`,
    `00${COUNTRY}${digits}`,
    `00${COUNTRY} ${a} ${b} ${c}`,
    `+${COUNTRY} ${a} ${b} ${c} `,
    `+${COUNTRY}-${a}-${b}-${c}`,
  ]);
}

/** The same number as E.164. */
export function sanitizedPhone(digits: string): string {
  return `+${COUNTRY}${digits}`;
}
