import { RE2JS } from 're2js';
import type { Normalization } from './id-type.entity.js';

/**
 * Text as people mean it, whatever keyboard wrote it: no invisible characters (zero-width, direction marks, soft hyphens),
 * NFKC (full-width letters, ligatures and separate accents become the usual ones), one blank where there were several,
 * none at the ends, and the decimal digits of every script as 0-9.
 */
export const tidyText = (value: string): string =>
  PLAIN.test(value)
    ? value.replace(/ {2,}/g, ' ').trim()
    : value
        .replace(INVISIBLE, '')
        .normalize('NFKC')
        .replace(/[\s\p{Z}]+/gu, ' ')
        .trim()
        .replace(FOREIGN_DIGIT, asciiDigit);

/** Letters and digits alone, in upper case. */
const alphanumeric = (value: string): string =>
  PLAIN.test(value)
    ? value.toUpperCase().replace(/[^A-Z0-9]/g, '')
    : tidyText(value)
        .toLowerCase() // first down, then up: so that both forms of the sharp s meet in SS
        .toUpperCase()
        .normalize('NFKC')
        .replace(/[^\p{L}\p{N}]/gu, '')
        .normalize('NFC');

const NORMALIZED: Readonly<Record<Normalization, (value: string) => string>> = {
  alphanumeric,
  digits: (value) => tidyText(value).replace(/[^0-9]/g, ''),
  exact: tidyText,
};

/**
 * The form in which identifiers of a type are compared, sealed and indexed. Idempotent; a value that holds nothing of the
 * kind is the empty string. A change of these forms makes stored identifiers unfindable: the golden file holds them.
 * - `alphanumeric`: letters and digits, upper case: "ab-12 34" and "AB1234" are the same
 * - `digits`: digits alone: for numbers that are written with all kinds of separators
 * - `exact`: case and punctuation count; only what nobody sees does not
 */
export const normalizeFor = (normalization: Normalization, value: string): string => NORMALIZED[normalization](value);

/** The form in which names are compared: no diacritics, lower case, words in order of the alphabet. */
export const normalizeName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .toSorted()
    .join(' ');

/** Matches a whole value. */
export interface FullMatch {
  readonly pattern: string;
  matches(value: string): boolean;
}

/**
 * A pattern is a full match: `\d{12}` refuses 123456789012X. RE2 syntax, which takes linear time whatever the pattern: one
 * that backtracks would stop the process on a hostile value. Throws on a pattern that does not compile. One in which nothing can
 * backtrack, as most are, is left to the engine's own expressions, which mean the same by it and are many times as fast.
 */
export function fullMatch(pattern: string): FullMatch {
  const compiled = RE2JS.compile(pattern);
  if (!OF_FIXED_LENGTH.test(pattern)) return { pattern, matches: (value) => compiled.matches(value) };
  const native = new RegExp(`^(?:${pattern})$`);
  return { pattern, matches: (value) => native.test(value) };
}

/** Letters, digits, classes of those, each so and so many times: a value fits in one way or in none. */
const OF_FIXED_LENGTH =
  /^(?:(?:[A-Za-z0-9 /_-]|\\d|\[(?:[A-Z]-[A-Z]|[a-z]-[a-z]|[0-9]-[0-9]|[A-Za-z0-9])+\])(?:\{\d{1,3}\})?)+$/;

/** Printable ASCII: what nearly all identifiers are written in takes the short way. */
const PLAIN = /^[ -~]*$/;
/** Format characters, and whatever else Unicode says is shown as nothing. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const FOREIGN_DIGIT = /(?![0-9])\p{Nd}/gu;

/** Unicode keeps the ten digits of a script side by side, zero first: the distance to the beginning of the run tells which. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0)!;
  let before = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(before - 1))) before--;
  return String((code - before) % 10);
}
