import { writeFileSync } from 'node:fs';
import Table from 'cli-table3';
import type { Progress, StageFigure } from '../../demo/main-job/progress.js';
import type { ServiceProcess } from '../../demo/main-job/service.js';

/** The service takes so much in any step, however many people there are: what is kept of them at a time has a bound. */
const MOST_MB = 600;

/** One step of the way: what it did, and the most memory that the service had meanwhile. */
export interface Step extends StageFigure {
  /** Null where the system does not tell. */
  readonly peakMb: number | null;
}

/** Takes the figures of steps, each with a peak of its own. */
export class Meter {
  readonly steps: Step[] = [];

  constructor(
    private readonly progress: Progress,
    private readonly service: ServiceProcess,
  ) {}

  /** Runs a part of the way, of one or several steps that progress hears of. */
  async take<T>(work: () => Promise<T>): Promise<T> {
    const before = this.progress.figures.length;
    this.forgetPeak();
    const result = await work();
    const peakMb = this.service.peakMb();
    for (const figure of this.progress.figures.slice(before)) this.steps.push({ ...figure, peakMb });
    return result;
  }

  table(rows: number): string {
    const table = new Table({
      head: ['step', 'rows', 'seconds', 'rows/s', 'peak MB'],
      colAligns: ['left', 'right', 'right', 'right', 'right'],
      style: { head: [], border: [] },
    });
    for (const { stage, rows: done, seconds, peakMb } of this.steps)
      table.push([stage, done, seconds.toFixed(1), rateOf({ rows: done, seconds }), peakMb ?? '-']);
    const peaks = this.steps.flatMap(({ peakMb }) => peakMb ?? []);
    const most = Math.max(0, ...peaks);
    const bound = peaks.length === 0 ? 'not told by this system' : most <= MOST_MB ? 'held' : 'NOT held';
    return `\nall, ${rows} people in one database\n${table.toString()}\npeak ${most} MB, at most ${MOST_MB} MB: ${bound}`;
  }

  /** One object a line, as of the other benches. */
  json(rows: number): string {
    return this.steps
      .map((step) =>
        JSON.stringify({
          name: `all: ${step.stage}`,
          rows,
          done: step.rows,
          seconds: step.seconds,
          perSecond: rateOf(step),
          peakMb: step.peakMb,
        }),
      )
      .join('\n');
  }

  /** Only Linux can, and only for one's own processes; elsewhere a peak is that of everything so far. */
  private forgetPeak(): void {
    try {
      writeFileSync(`/proc/${this.service.pid}/clear_refs`, '5');
    } catch {
      // then it is the peak of everything so far
    }
  }
}

const rateOf = ({ rows, seconds }: Pick<StageFigure, 'rows' | 'seconds'>): number =>
  seconds > 0 ? Math.round(rows / seconds) : 0;
