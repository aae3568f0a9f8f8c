import type { AttributeValue } from './absorb-records/incoming-record.js';
import type { DataType, Generalizer } from './attribute-definition.entity.js';

const LONGEST_TEXT = 500;
const FIRST_DATE = '1900-01-01';
const LAST_DATE_YEARS_AHEAD = 50;
const MOST_DECIMAL_DIGITS = 15;
const DAY_MS = 86_400_000;
const DAY = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}[\d:.]*(?:Z|[+-]\d{2}:?\d{2})?)?$/;

export const LONGEST_CODE = 64;
/** Codes of code lists, and values of code attributes without one: single blanks, none at the ends. */
export const CODE = /^[\p{L}\p{N}](?: ?[\p{L}\p{M}\p{N}._:/+-])*$/u;

/** What a value is checked against. */
export interface ValueRule {
  readonly dataType: DataType;
  readonly generalizer: Generalizer;
  /** Codes that may be entered; null without a code list. */
  readonly codes: ReadonlySet<string> | null;
}

/** A rule that a value breaks, told without the value. */
export class BrokenRule {
  constructor(readonly message: string) {}
}

/**
 * A value of a declared attribute in the form in which it is kept. Numbers and booleans may come as text (a CSV cell), a
 * decimal also so as to keep every digit. `today` is a date in UTC.
 */
export function attributeValue(rule: ValueRule, raw: unknown, today: string): AttributeValue | BrokenRule {
  switch (rule.dataType) {
    case 'integer':
      return integer(raw);
    case 'decimal':
      return decimal(raw);
    case 'boolean':
      return boolean(raw);
    case 'date':
      return date(raw, rule.generalizer === 'age_band' ? dayAfter(today) : yearsAfter(today));
    case 'code':
      return code(raw, rule.codes);
    default:
      return text(raw);
  }
}

/**
 * A date YYYY-MM-DD that exists, from 1900 on and not later than `last`; without one for the end of a validity. Of an
 * instant the day is kept, as it is written.
 */
export function date(raw: unknown, last = '9999-12-31'): string | BrokenRule {
  const day = typeof raw === 'string' ? DAY.exec(raw.trim())?.[1] : undefined;
  if (day === undefined || !exists(day)) return new BrokenRule('must be a date (YYYY-MM-DD)');
  if (day < FIRST_DATE || day > last)
    return new BrokenRule(`must be a date from ${FIRST_DATE}${last < '9999' ? ` to ${last}` : ' on'}`);
  return day;
}

/** Text in NFC with single blanks, or the rule it breaks. */
export function text(raw: unknown, longest = LONGEST_TEXT): string | BrokenRule {
  if (typeof raw !== 'string' || raw.length > longest)
    return new BrokenRule(`must be a text of at most ${longest} characters`);
  const tidy = raw.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (/[\p{Cc}\p{Cs}]/u.test(tidy)) return new BrokenRule('must hold whole characters, and no control characters');
  return tidy;
}

function integer(raw: unknown): number | BrokenRule {
  const number = typeof raw === 'string' && /^[+-]?\d{1,16}$/.test(raw.trim()) ? Number(raw) : raw;
  return Number.isSafeInteger(number)
    ? (number as number) + 0 // no minus zero
    : new BrokenRule('must be a whole number of at most 15 digits');
}

function decimal(raw: unknown): number | BrokenRule {
  const fault = new BrokenRule(`must be a decimal number of at most ${MOST_DECIMAL_DIGITS} digits`);
  if (typeof raw === 'string') {
    const written = raw.trim();
    const isShort = written.replace(/\D/g, '').length <= MOST_DECIMAL_DIGITS; // so many a number keeps faithfully
    return isShort && /^[+-]?\d+(\.\d+)?$/.test(written) ? Number(written) + 0 : fault;
  }
  return typeof raw === 'number' && Math.abs(raw) < 10 ** MOST_DECIMAL_DIGITS ? raw + 0 : fault;
}

function boolean(raw: unknown): boolean | BrokenRule {
  if (typeof raw === 'boolean') return raw;
  const written = typeof raw === 'string' ? raw.trim().toLowerCase() : '';
  return written === 'true' || (written === 'false' ? false : new BrokenRule('must be true or false'));
}

function code(raw: unknown, codes: ReadonlySet<string> | null): string | BrokenRule {
  const written = text(raw, LONGEST_CODE);
  const isCode = typeof written === 'string' && (codes ? codes.has(written) : CODE.test(written));
  if (isCode) return written;
  return new BrokenRule(
    codes
      ? 'must be an active code of its code list'
      : `must be a code: at most ${LONGEST_CODE} letters, digits and . _ : / + -`,
  );
}

const exists = (day: string): boolean => {
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))];
  return month >= 1 && month <= 12 && date >= 1 && date <= daysOf(month, year);
};

const daysOf = (month: number, year: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** Somewhere it is tomorrow already. Worked out once a day, not once a value. */
let [known, next] = ['', ''];
function dayAfter(day: string): string {
  if (day !== known) [known, next] = [day, new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10)];
  return next;
}
const yearsAfter = (day: string): string => `${Number(day.slice(0, 4)) + LAST_DATE_YEARS_AHEAD}-12-31`;
