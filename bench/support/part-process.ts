import { type ChildProcess, fork } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NODE_FLAGS } from '../../demo/main-job/service.js';
import type { Slice, Stage } from './bench.js';

const ENTRY = fileURLToPath(new URL('./run-part.js', import.meta.url));

/** What is asked of a part's process, in this order. */
export type Question = { readonly open: Stage } | { readonly round: number } | { readonly close: true };

/** Its answers: facts of a setup (null of a part), a slice, the peak memory in MB; or the error that ended it. */
export type Answer = { readonly done: unknown } | { readonly failed: string };

/** A part in a process of its own, with the service's memory limits; its log goes to `bench.log` in the data folder. */
export class PartProcess {
  private constructor(
    private readonly child: ChildProcess,
    private readonly name: string,
  ) {}

  /** Starts the module's part and waits until it is ready; `facts` are those of a setup. */
  static async open(name: string, module: string, stage: Stage): Promise<{ part: PartProcess; facts: unknown }> {
    const log = openSync(join(stage.dataDirectory, 'bench.log'), 'a');
    const child = fork(ENTRY, [module], {
      execArgv: NODE_FLAGS,
      env: environment(stage),
      stdio: ['ignore', log, 'inherit', 'ipc'],
    });
    closeSync(log);
    const part = new PartProcess(child, name);
    return { part, facts: await part.ask({ open: stage }) };
  }

  round(index: number): Promise<Slice> {
    return this.ask({ round: index }) as Promise<Slice>;
  }

  /** Ends the process; gives its peak memory in MB. */
  close(): Promise<number> {
    return this.ask({ close: true }) as Promise<number>;
  }

  /** For one whose answer no longer matters. */
  kill(): void {
    this.child.kill('SIGKILL');
  }

  private ask(question: Question): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const ended = (code: number | null): void => reject(new Error(`${this.name} ended early (${code ?? 'killed'})`));
      this.child.once('exit', ended);
      this.child.once('message', (answer: Answer) => {
        this.child.off('exit', ended);
        if ('failed' in answer) reject(new Error(`${this.name}: ${answer.failed}`));
        else resolve(answer.done);
      });
      this.child.send(question);
    });
  }
}

/** The service's settings as in development: its own issuer, no schedule, and the ordinary log level. */
function environment({ dataDirectory }: Stage): NodeJS.ProcessEnv {
  const own = {
    AMPARO_DATA_DIR: dataDirectory,
    AMPARO_SCHEDULE: 'off',
    NODE_ENV: 'development',
    OIDC_ISSUERS: undefined,
  };
  return { ...process.env, ...own };
}
