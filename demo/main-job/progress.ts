import { setTimeout as pause } from 'node:timers/promises';
import cliProgress from 'cli-progress';
import type { Api, Operation } from './api.js';

/** What a stage of the demo did, for the figures at the end. */
export interface StageFigure {
  readonly stage: string;
  readonly rows: number;
  readonly seconds: number;
}

const LINE_EVERY_MS = 2_000;

/** Shows work under way: a bar with rate and time left on a terminal, plain lines elsewhere. */
export class Progress {
  readonly figures: StageFigure[] = [];

  /** `write` takes whole lines; bars are drawn only where the standard output is a terminal. */
  constructor(
    private readonly write: (line: string) => void = (line) => void process.stdout.write(`${line}\n`),
    private readonly isTerminal: boolean = process.stdout.isTTY === true,
  ) {}

  /** Says what a stage decided or found. */
  tell(text: string): void {
    this.write(text);
  }

  /** Follows an operation to its end; `expected` items when the operation itself cannot know. Throws when it does not succeed. */
  async follow(stage: string, api: Api, ordered: Operation, expected?: number): Promise<Operation> {
    const show = this.isTerminal ? this.bar(stage) : this.lines(stage);
    let operation = ordered;
    while (operation.state === 'queued' || operation.state === 'running') {
      await pause(this.isTerminal ? 150 : 300);
      operation = await api.get<Operation>(`/v1/operations/${ordered.id}`);
      show.update(operation.done, operation.total ?? expected ?? 0);
    }
    const seconds = secondsOf(operation);
    show.end(operation.done, seconds);
    this.figures.push({ stage, rows: operation.done, seconds });
    if (operation.state !== 'succeeded')
      throw new Error(`${stage} ended as ${operation.state} (${operation.problem ?? 'no problem told'})`);
    return operation;
  }

  record(stage: string, rows: number, seconds: number): void {
    this.figures.push({ stage, rows, seconds });
    this.tell(`  ${stage}: ${rows} in ${seconds.toFixed(1)} s`);
  }

  private bar(stage: string) {
    const format = `  ${stage.padEnd(28)} {bar} {percentage}% | {value}/{total} | {rate}/s | {eta_formatted} left`;
    const bar = new cliProgress.SingleBar(
      { format, hideCursor: true, clearOnComplete: false },
      cliProgress.Presets.shades_classic,
    );
    const began = Date.now();
    const rate = (done: number) => Math.round(done / Math.max(0.001, (Date.now() - began) / 1000));
    bar.start(1, 0, { rate: 0 });
    return {
      update: (done: number, total: number) => {
        bar.setTotal(Math.max(total, done, 1));
        bar.update(done, { rate: rate(done) });
      },
      end: (done: number, seconds: number) => {
        bar.setTotal(Math.max(done, 1));
        bar.update(done, { rate: Math.round(done / Math.max(0.001, seconds)) });
        bar.stop();
      },
    };
  }

  private lines(stage: string) {
    let last = Date.now();
    const began = last;
    return {
      update: (done: number, total: number) => {
        if (Date.now() - last < LINE_EVERY_MS) return;
        last = Date.now();
        const rate = done / ((last - began) / 1000);
        const left = total > done && rate > 0 ? `, ${Math.ceil((total - done) / rate)} s left` : '';
        this.tell(`  ${stage}: ${done}${total ? ` of ${total}` : ''}, ${Math.round(rate)}/s${left}`);
      },
      end: (done: number, seconds: number) =>
        this.tell(`  ${stage}: ${done} in ${seconds.toFixed(1)} s, ${Math.round(done / Math.max(0.001, seconds))}/s`),
    };
  }
}

/** Seconds an operation took, by its own instants. */
export const secondsOf = (operation: Operation): number =>
  (Date.parse(operation.finishedAt ?? '') - Date.parse(operation.startedAt ?? '')) / 1000 || 0;
