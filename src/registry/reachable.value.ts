// Not by class-validator, which asks the same: threads that read pages are a third of a second slower to start with it.
import validator from 'validator';
import { BrokenRule } from './attribute.value.js';
import { tidyText } from './identifier.normalize.js';

/** What can be written between the digits of a phone number, or the characters of an account. */
const SEPARATORS = /[\s()./-]/g;
const LONGEST_WRITTEN = 300;

const tidied = (raw: unknown): string =>
  typeof raw === 'string' && raw.length <= LONGEST_WRITTEN ? tidyText(raw) : '';

/**
 * A phone number as it is dialled: digits with a leading + (E.164), 7 to 15 of them. One without + or 00 is kept as a number
 * of the country: which country that is, only the deployment knows.
 */
export function phone(raw: unknown): string | BrokenRule {
  const written = tidied(raw).replace(SEPARATORS, '').replace(/^00/, '+');
  return /^\+?\d{7,15}$/.test(written) ? written : new BrokenRule('must be a phone number of 7 to 15 digits');
}

/** An e-mail address in lower case. */
export function email(raw: unknown): string | BrokenRule {
  const written = tidied(raw).toLowerCase();
  return validator.isEmail(written) ? written : new BrokenRule('must be an e-mail address');
}

/** A bank account without separators, in upper case: an IBAN with its check digits, or 4 to 34 letters and digits. */
export function bankAccount(raw: unknown): string | BrokenRule {
  const written = tidied(raw).replace(SEPARATORS, '').toUpperCase();
  if (!/^[A-Z0-9]{4,34}$/.test(written)) return new BrokenRule('must be a bank account of 4 to 34 letters and digits');
  if (/^[A-Z]{2}\d{2}[A-Z0-9]{11,}$/.test(written) && !validator.isIBAN(written))
    return new BrokenRule('must be an IBAN of a known country with right check digits');
  return written;
}

/** A wallet: the phone number it belongs to, or its name at the provider. */
export function wallet(raw: unknown): string | BrokenRule {
  const number = phone(raw);
  if (typeof number === 'string') return number;
  const written = tidied(raw);
  return /^[^\p{Cc}\p{Cs}]{4,64}$/u.test(written)
    ? written
    : new BrokenRule('must be a phone number, or a name of 4 to 64 characters');
}
