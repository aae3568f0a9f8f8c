import { CronTime } from 'cron';
import { DateTime } from 'luxon';
import type { SocialRegistry } from './social-registry.entity.js';
import type { SyncMode } from './sync-run.entity.js';

/** When the last runs of a source were ordered, whatever became of them; null: none was. */
export interface LastRuns {
  readonly full: Date | null;
  readonly any: Date | null;
}

type Scheduled = Pick<SocialRegistry, 'fullSchedule' | 'incrementalSchedule' | 'scheduledSince'>;

/**
 * Which run of a source is due. Dates that passed without one (an outage, a long run) are one run, and a full run stands for
 * an incremental one.
 */
export function dueRun(source: Scheduled, last: LastRuns, now: Date): SyncMode | null {
  if (hasPassed(source.fullSchedule, later(source.scheduledSince, last.full), now)) return 'full';
  if (hasPassed(source.incrementalSchedule, later(source.scheduledSince, last.any), now)) return 'incremental';
  return null;
}

const later = (one: Date, other: Date | null): Date => (other && other > one ? other : one);

function hasPassed(expression: string | null, from: Date, now: Date): boolean {
  if (expression === null) return false;
  const next = new CronTime(expression, 'UTC').getNextDateFrom(DateTime.fromJSDate(from, { zone: 'utc' }));
  return next.toMillis() <= now.getTime();
}
