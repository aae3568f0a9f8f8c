import { RE2JS } from 're2js';

/**
 * The form in which identifiers are compared: NFKC, upper case, letters and digits only. "ab-12 34" and "AB1234" are
 * the same identifier; what people write between the digits is not part of it.
 */
export const normalizeIdentifier = (value: string): string =>
  value
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

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
  matches(value: string): boolean;
}

/**
 * A pattern is a full match: `\d{12}` refuses 123456789012X. RE2 syntax, which takes linear time whatever the pattern: one
 * that backtracks would stop the process on a hostile value. Throws on a pattern that does not compile.
 */
export const fullMatch = (pattern: string): FullMatch => RE2JS.compile(pattern);
