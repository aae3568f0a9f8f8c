import { dueRun } from './due-run.js';

const at = (time: string): Date => new Date(`2026-03-${time}Z`);
const source = { fullSchedule: '0 2 * * 0', incrementalSchedule: '0 * * * *', scheduledSince: at('01T12:00') }; // a Sunday

describe('the run of a source that is due', () => {
  it('is none before a date has come, and none without a schedule', () => {
    expect(dueRun(source, { full: null, any: null }, at('01T12:59'))).toBeNull();
    const unscheduled = { ...source, fullSchedule: null, incrementalSchedule: null };
    expect(dueRun(unscheduled, { full: null, any: null }, at('30T00:00'))).toBeNull();
  });

  it('is that of the date, in UTC', () => {
    expect(dueRun(source, { full: null, any: null }, at('01T13:00'))).toBe('incremental');
    expect(dueRun(source, { full: null, any: at('08T01:00') }, at('08T02:00'))).toBe('full');
  });

  it('is one, however many dates have passed', () => {
    expect(dueRun(source, { full: null, any: null }, at('29T12:30'))).toBe('full');
    expect(dueRun(source, { full: at('29T12:30'), any: at('29T12:30') }, at('29T12:59'))).toBeNull();
    expect(dueRun(source, { full: at('29T12:30'), any: at('29T12:30') }, at('29T13:00'))).toBe('incremental');
  });

  it('is not that of a date before the schedule was told', () => {
    const told = { ...source, scheduledSince: at('20T12:00') };
    expect(dueRun(told, { full: null, any: at('05T00:00') }, at('20T12:30'))).toBeNull();
  });

  it('waits for the full date even when incremental runs were ordered since', () => {
    expect(dueRun(source, { full: at('01T12:30'), any: at('09T05:00') }, at('09T05:10'))).toBe('full');
  });
});
