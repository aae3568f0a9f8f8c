import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Slice } from '../support/bench.js';

const ENTRY = fileURLToPath(new URL('./load-generator.js', import.meta.url));

/** What to ask, in random order. */
export interface LoadOrder {
  readonly origin: string;
  readonly paths: readonly string[];
  /** To be POSTed, one of them each time; without them it is a GET. */
  readonly bodies?: readonly string[];
  readonly headers: Record<string, string>;
  readonly connections: number;
}

export interface LoadReport {
  readonly requests: number;
  readonly seconds: number;
  readonly medianMs: number;
  readonly p99Ms: number;
}

/** Keep-alive connections from another process; they stay open between rounds. */
export class Load {
  private constructor(private readonly child: ChildProcess) {}

  static async open(order: LoadOrder): Promise<Load> {
    const child = fork(ENTRY, { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    const load = new Load(child);
    await load.ask({ load: order });
    return load;
  }

  /** Asks for so many seconds. Throws when an answer is not 200. */
  async run(seconds: number): Promise<Slice> {
    const report = (await this.ask({ seconds })) as LoadReport | { readonly failed: string };
    if ('failed' in report) throw new Error(report.failed);
    const note = `median ${report.medianMs.toFixed(1)} ms, 99 % within ${report.p99Ms.toFixed(1)} ms`;
    return { items: report.requests, seconds: report.seconds, p99Ms: report.p99Ms, note };
  }

  close(): void {
    this.child.disconnect();
  }

  private async ask(message: { load: LoadOrder } | { seconds: number }): Promise<unknown> {
    const ended = new AbortController();
    this.child.once('exit', () => ended.abort());
    this.child.send(message);
    return ((await once(this.child, 'message', { signal: ended.signal })) as [unknown])[0];
  }
}
