/**
 * References and message numbers as files carry them: a letter and 32 hexadecimal digits, so at most 35 characters (Max35Text of
 * ISO 20022), of the characters that every payment system takes, and neither a formula nor a number to a spreadsheet.
 */
const FORM = /^[DM][0-9A-F]{32}$/;

/** Of a pseudonym, 22 characters of base64url. D: a payment. M: a message. */
export const inFile = (letter: 'D' | 'M', pseudonym: string): string =>
  letter + Buffer.from(pseudonym, 'base64url').toString('hex').toUpperCase();

/** The pseudonym, or undefined when it is none of a file. */
export const fromFile = (written: string): string | undefined =>
  FORM.test(written) ? Buffer.from(written.slice(1), 'hex').toString('base64url') : undefined;
