import { damm, luhn, mod11_2, mod37_36, mod97_10, verhoeff } from 'cdigit';
import type { CheckDigit } from './id-type.entity.js';
import { normalizeFor } from './identifier.normalize.js';

interface Algorithm {
  readonly validate: (value: string) => boolean;
  /** The part of the value that is counted. */
  readonly counted: (alphanumeric: string) => string;
}

const digits = (value: string): string => value.replace(/[^0-9]/g, '');
/** As in legal entity identifiers (ISO 17442): A is 10, Z is 35. */
const lettersAsNumbers = (value: string): string =>
  value.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));

/** The algorithms are those of the library; what is counted is decided here, and told in docs/configuration.md. */
const ALGORITHMS: Readonly<Record<CheckDigit, Algorithm>> = {
  luhn: { validate: (value) => luhn.validate(value), counted: digits },
  verhoeff: { validate: (value) => verhoeff.validate(value), counted: digits },
  damm: { validate: (value) => damm.validate(value), counted: digits },
  'mod97-10': { validate: (value) => mod97_10.validate(value), counted: lettersAsNumbers },
  'mod11-2': { validate: (value) => mod11_2.validate(value), counted: (value) => value.replace(/[^0-9X]|X(?!$)/g, '') },
  'mod37-36': { validate: (value) => mod37_36.validate(value), counted: (value) => value },
};

/**
 * Whether the last character (of mod97-10: the last two) is the check of those before. Blanks, punctuation and case do not
 * count; for luhn, verhoeff and damm neither do letters, such as a fixed prefix; mod11-2 may end in X.
 */
export function hasCheckDigit(checkDigit: CheckDigit, value: string): boolean {
  const { validate, counted } = ALGORITHMS[checkDigit];
  const characters = counted(normalizeFor('alphanumeric', value));
  if (!/^[0-9A-Z]{2,}$/.test(characters)) return false;
  try {
    return validate(characters);
  } catch (error) {
    if (error instanceof SyntaxError) return false; // what it should count is not of its alphabet
    throw error;
  }
}
