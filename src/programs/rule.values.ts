import type { AttributeSchema } from '#registry';

type DataType = AttributeSchema[number]['dataType'];

/** The CEL type an attribute has in a rule. A date is the timestamp of its midnight in UTC. */
export const CEL_TYPE: Readonly<Record<DataType, string>> = {
  text: 'string',
  code: 'string',
  integer: 'int',
  decimal: 'double',
  boolean: 'bool',
  date: 'google.protobuf.Timestamp',
};

/** The CEL value of an attribute. One that is absent, or does not fit its type, is undefined: missing, never guessed. */
export function celValue(dataType: DataType, value: unknown): unknown {
  switch (dataType) {
    case 'integer':
      return Number.isSafeInteger(value) ? BigInt(value as number) : undefined;
    case 'decimal':
      return Number.isFinite(value) ? value : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'date':
      return typeof value === 'string' ? calendarDate(value) : undefined;
    default:
      return typeof value === 'string' ? value : undefined;
  }
}

/** Midnight in UTC of a date written YYYY-MM-DD; undefined when there is no such day. */
export function calendarDate(text: string): Date | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]) - 1, Number(match[3])];
  const date = new Date(Date.UTC(year, month, day)); // a day too many rolls over into the next month
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month && date.getUTCDate() === day;
  return exists ? date : undefined;
}

/**
 * Completed years on the UTC date of `asOf`. Someone born on 29 February completes a year on 1 March of a common year.
 * Undefined when the birth lies after that date: such a record is wrong, and an age below zero would pass for young.
 */
export function completedYears(birth: Date, asOf: Date): number | undefined {
  const years = asOf.getUTCFullYear() - birth.getUTCFullYear();
  const months = asOf.getUTCMonth() - birth.getUTCMonth();
  const birthdayToCome = months < 0 || (months === 0 && asOf.getUTCDate() < birth.getUTCDate());
  const completed = birthdayToCome ? years - 1 : years;
  return completed < 0 ? undefined : completed;
}
