import { DateTime, IANAZone } from 'luxon';
// its package is CommonJS in Node.js
import rrule = require('rrule');

const FIRST_YEAR = 2000;
/** Days and weeks are named by weekdays alone: for a 30 February the library looks at each day until the year 9999. */
const RULE =
  /^FREQ=(?:(?:DAILY|WEEKLY)(?:;(?:INTERVAL|BYDAY|COUNT|UNTIL|WKST)=[A-Z0-9,+-]+)*|(?:MONTHLY|YEARLY)(?:;(?!DTSTART|TZID)[A-Z]+=[A-Z0-9,+-]+)*)$/;

/** A recurrence of RFC 5545 on the wall clock of a zone: the first of a month is so in every zone, whatever the season. */
export interface Recurrence {
  /** The value of an RRULE, such as `FREQ=MONTHLY;BYMONTHDAY=1`. */
  readonly rule: string;
  /** YYYY-MM-DDTHH:MM, on the wall clock of the zone. */
  readonly firstAt: string;
  /** A name of the IANA database. */
  readonly timeZone: string;
}

/** What is wrong with a recurrence, by field; nothing when it is sound. */
export function recurrenceFault({
  rule,
  firstAt,
  timeZone,
}: Recurrence): { field: keyof Recurrence; message: string } | undefined {
  if (!IANAZone.isValidZone(timeZone)) return { field: 'timeZone', message: 'must be a zone of the IANA database' };
  const first = DateTime.fromISO(firstAt, { zone: timeZone });
  if (!first.isValid || first.year < FIRST_YEAR)
    return { field: 'firstAt', message: 'must be a day of the calendar, from 2000 on, and a time of the day' };
  if (!RULE.test(rule))
    return {
      field: 'rule',
      message: 'must be a recurrence of RFC 5545, daily at most, without DTSTART; of days and weeks by weekdays only',
    };
  try {
    let comes = false;
    compiled({ rule, firstAt, timeZone }).all(() => !(comes = true));
    return comes ? undefined : { field: 'rule', message: 'must come about at least once' };
  } catch {
    return { field: 'rule', message: 'must be a recurrence of RFC 5545, daily at most, without DTSTART' };
  }
}

/** Instants after one, at most so many and none after `until`. A time the clock skips is taken an hour later, one it repeats the first time. */
export function occurrencesAfter(recurrence: Recurrence, after: Date, most: number, until?: Date): Date[] {
  const found: Date[] = [];
  const wall = DateTime.fromJSDate(after, { zone: recurrence.timeZone }).minus({ hours: 3 }); // an hour repeated lies behind it
  compiled(recurrence).all((floating) => {
    if (floating.getTime() < asUtc(wall)) return true;
    const instant = inZone(floating, recurrence.timeZone);
    if (until && instant > until) return false;
    if (instant > after) found.push(instant);
    return found.length < most;
  });
  return found;
}

/** The day of an instant in a zone, YYYY-MM-DD. */
export const dayIn = (instant: Date, zone: string): string => DateTime.fromJSDate(instant, { zone }).toISODate()!;

/** The library knows no zone in full: it reckons with wall clocks, written as if they were UTC. */
function compiled({ rule, firstAt }: Recurrence): InstanceType<typeof rrule.RRule> {
  return new rrule.RRule({ ...rrule.RRule.parseString(rule), dtstart: new Date(`${firstAt}:00Z`) });
}

const asUtc = (wall: DateTime): number => wall.setZone('utc', { keepLocalTime: true }).toMillis();

function inZone(floating: Date, zone: string): Date {
  const local = DateTime.fromJSDate(floating, { zone: 'utc' }).setZone(zone, { keepLocalTime: true });
  return new Date(Math.min(...local.getPossibleOffsets().map((possible) => possible.toMillis())));
}
