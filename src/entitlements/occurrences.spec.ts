import { occurrencesAfter, type Recurrence, recurrenceFault } from './occurrences.js';

const monthly: Recurrence = {
  rule: 'FREQ=MONTHLY;BYMONTHDAY=1',
  firstAt: '2026-01-01T06:00',
  timeZone: 'Africa/Nairobi',
};
const texts = (recurrence: Recurrence, after: string, most = 3, until?: string): string[] =>
  occurrencesAfter(recurrence, new Date(after), most, until ? new Date(until) : undefined).map((one) =>
    one.toISOString(),
  );

describe('recurrences', () => {
  it('come on the wall clock of their zone', () => {
    const first = ['2026-01-01T03:00:00.000Z', '2026-02-01T03:00:00.000Z', '2026-03-01T03:00:00.000Z'];
    expect(texts(monthly, '2020-01-01T00:00:00Z')).toEqual(first);
    expect(texts(monthly, first[0]!)).toEqual([...first.slice(1), '2026-04-01T03:00:00.000Z']);
    expect(texts(monthly, first[0]!, 9, first[1])).toEqual([first[1]]);
  });

  it('keep their time of the day when the clocks are changed', () => {
    const daily = { rule: 'FREQ=DAILY', firstAt: '2026-03-28T02:30', timeZone: 'Europe/Berlin' };
    expect(texts(daily, '2026-03-01T00:00:00Z')).toEqual([
      '2026-03-28T01:30:00.000Z',
      '2026-03-29T01:30:00.000Z', // half past two is skipped: half past three
      '2026-03-30T00:30:00.000Z',
    ]);
    expect(texts(daily, '2026-10-24T20:00:00Z', 2)).toEqual(['2026-10-25T00:30:00.000Z', '2026-10-26T01:30:00.000Z']);
  });

  it('speak of last days, of the n-th day of a week, and end', () => {
    const rule = 'FREQ=MONTHLY;BYDAY=-1FR;COUNT=2';
    const last = { rule, firstAt: '2026-01-01T12:00', timeZone: 'UTC' };
    expect(texts(last, '2026-01-01T00:00:00Z')).toEqual(['2026-01-30T12:00:00.000Z', '2026-02-27T12:00:00.000Z']);
  });

  it.each<[Partial<Recurrence>, string | undefined]>([
    [{}, undefined],
    [{ timeZone: 'Mars/Olympus' }, 'timeZone'],
    [{ firstAt: '2026-02-30T06:00' }, 'firstAt'],
    [{ rule: 'FREQ=SECONDLY' }, 'rule'],
    [{ rule: 'every month' }, 'rule'],
    [{ rule: 'FREQ=MONTHLY;BYDAY=XX' }, 'rule'],
    [{ rule: 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30' }, 'rule'],
    [{ rule: 'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30' }, 'rule'],
    [{ rule: 'FREQ=DAILY;UNTIL=20200101T000000Z' }, 'rule'],
    [{ firstAt: '0001-01-01T06:00' }, 'firstAt'],
    [{ rule: 'FREQ=MONTHLY;DTSTART=20260101T000000Z' }, 'rule'],
  ])('%j: %s', (change, field) => expect(recurrenceFault({ ...monthly, ...change })?.field).toBe(field));
});
